import pathlib
import stat

import pytest
from conftest import ask

from sortedpro_sandbox import ExpectationFailed, Refused, Sandbox, StartFailed, World

SOCKS = "EC-000-05B-MMA"
CHEAPEST = f"/allocation/{SOCKS}/allocatewithcheapestquote"


def test_a_started_sandbox_is_well_and_stops() -> None:
    sandbox = Sandbox.start("--log-level", "info")
    assert sandbox.health()["status"] == "ok"
    assert "listens on" in sandbox.log()
    sandbox.stop()
    sandbox.stop()
    with pytest.raises(OSError):
        sandbox.health()


@pytest.mark.parametrize("arguments", [["--control-token", "mine"], ["--control-token=mine"], ["--control-token", "other", "--control-token=mine"]])
def test_a_token_among_the_arguments_is_sent(arguments: list[str]) -> None:
    with Sandbox.start(*arguments) as sandbox:
        assert sandbox.token == "mine"
        assert sandbox.world().requests() == []


def test_a_token_of_the_environment_is_the_servers_and_the_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANDBOX_CONTROL_TOKEN", "of-the-job")
    with Sandbox.start() as sandbox:
        assert Sandbox(sandbox.url).worlds() == []
        with pytest.raises(Refused) as refused:
            Sandbox(sandbox.url, token="another").worlds()
        assert (refused.value.status, refused.value.code) == (401, "tokenNeeded")
        assert refused.value.allowed == ["Authorization: Bearer <token>"]


def test_a_wrong_option_is_told_in_the_servers_own_words() -> None:
    with pytest.raises(StartFailed, match="--prot"):
        Sandbox.start("--prot", "1")


def test_a_binary_that_is_none_or_never_ready_is_told(tmp_path: pathlib.Path) -> None:
    with pytest.raises(StartFailed, match="cannot be started"):
        Sandbox.start(binary=tmp_path / "missing")
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeper.chmod(sleeper.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(StartFailed, match="took no request within 0.2 s"):
        Sandbox.start(binary=sleeper, wait_seconds=0.2)


def test_two_worlds_never_meet(sandbox: Sandbox) -> None:
    one, other = sandbox.world(), sandbox.world()
    assert ask(one, CHEAPEST, "PUT") == 200
    assert (len(one.requests()), other.requests()) == (1, [])


def test_a_world_resets_and_forks(world: World) -> None:
    assert ask(world, CHEAPEST, "PUT") == 200
    copy = world.fork(world.key + "-copy")
    world.reset()
    assert ask(copy, CHEAPEST, "PUT") == 400
    assert ask(world, CHEAPEST, "PUT") == 200


def test_a_snapshot_is_kept_listed_restored_and_removed(world: World) -> None:
    kept = world.snapshot("before a/b")
    assert ask(world, CHEAPEST, "PUT") == 200
    assert world.restore("before a/b") == kept
    assert world.snapshots() == [kept]
    assert ask(world, CHEAPEST, "PUT") == 200
    world.remove_snapshot("before a/b")
    assert world.snapshots() == []


def test_the_clock_stops_and_goes_on(world: World) -> None:
    assert world.freeze("2020-02-28T23:00:00Z")["now"] == "2020-02-28T23:00:00+00:00"
    assert world.advance("PT2H")["now"] == "2020-02-29T01:00:00+00:00"
    assert world.advance(to_next="cutOff")["events"][0]["kind"] == "cutOff"
    assert world.set_clock({"mode": "scaled", "factor": 60})["mode"] == world.clock()["mode"] == "scaled"


def test_a_fault_strikes_is_counted_and_goes(world: World) -> None:
    number = world.fault({"status": 503, "retryAfter": 1}, match={"operation": "Allocate*"}, when={"times": 1}, name="a gateway")
    assert [ask(world, CHEAPEST, "PUT") for _ in range(2)] == [503, 200]
    assert [(rule["id"], rule["struck"]) for rule in world.faults()] == [(number, 1)]
    assert world.replace_fault(number, {"status": 429}, when={"times": 2})["struck"] == 1
    assert [ask(world, CHEAPEST, "PUT") for _ in range(2)] == [429, 400]
    world.remove_fault(number)
    world.fault({"delay": "PT0S"})
    world.remove_faults()
    assert world.faults() == []


def test_what_the_server_refuses_comes_with_its_facts(world: World) -> None:
    with pytest.raises(Refused) as caught:
        world.set_clock({"mode": "frozn"})  # type: ignore[typeddict-item]
    problem = caught.value.problems[0]
    assert (caught.value.status, problem["path"], problem.get("value"), problem.get("nearest")) == (400, "mode", '"frozn"', "frozen")
    assert caught.value.allowed == problem.get("allowed") == ["real", "frozen", "offset", "scaled"]


def test_an_expectation_holds_or_tells_the_nearest_misses(world: World) -> None:
    ask(world, CHEAPEST, "PUT")
    ask(world, f"/labels/{SOCKS}")
    world.expect({"operation": "AllocateWithCheapestQuote", "status": 200}, exactly=1)
    world.expect_in_order({"method": "PUT"}, {"operation": "GetLabels"})
    with pytest.raises(ExpectationFailed, match="request 1, PUT .* status is 200, wanted 503"):
        world.expect({"operation": "AllocateWithCheapestQuote", "status": 503}, wait_ms=10)


def test_the_journal_is_filtered_read_by_pages_and_cleared(world: World) -> None:
    for _ in range(101):
        ask(world, f"/consignments/{SOCKS}/status")
    ask(world, CHEAPEST, "PUT")
    assert len(world.requests()) == 102
    assert [entry["changes"][0]["to"] for entry in world.requests(method="PUT")] == ["Allocated"]
    assert len(world.requests(limit=5)) == 5
    with pytest.raises(TypeError, match="statsu"):
        world.requests(statsu=200)
    world.clear_requests()
    assert world.requests() == []


def test_an_expectation_is_kept_and_judged(world: World) -> None:
    number = world.keep_expectation({"name": "nothing is manifested", "match": {"operation": "Manifest*"}, "exactly": 0})
    assert [(e["id"], e["name"], e["verdict"]) for e in world.expectations()] == [(number, "nothing is manifested", "holds")]
    world.remove_expectation(number)
    world.keep_expectation({"match": {"operation": "Manifest*"}})
    assert [finding["kind"] for finding in world.findings(at_least="error")] == ["expectationUnmet"]
    world.remove_expectations()
    assert world.expectations() == []


def test_findings_are_told_by_severity(world: World) -> None:
    world.fault({"status": 503}, match={"consignment": "EC-000-000-000"})
    assert [finding["kind"] for finding in world.findings(at_least="warning")] == ["faultNeverHit"]
    assert world.findings(at_least="error") == []


def shipment_in(world: World, state: str) -> str:
    loaded = world.load([{
        "Reference": "EC-000-00T-EST", "ConsignmentState": state,
        "Packages": [{"Weight": {"Value": 1, "Unit": "Kg"}, "Dimensions": {"Unit": "Cm", "Width": 10, "Length": 10, "Height": 10}}],
        "Addresses": [
            {"AddressType": "Origin", "ShippingLocationReference": "Sorted1"},
            {"AddressType": "Destination", "AddressLine1": "13 Porter Street", "Postcode": "M1 5WG",
             "Country": {"IsoCode": {"TwoLetterCode": "GB"}}}]}])
    assert loaded == [{"reference": "EC-000-00T-EST", "state": state}]
    return loaded[0]["reference"]


def test_consignments_are_loaded_in_any_state(world: World) -> None:
    shipment_in(world, "Allocated")
    assert world.counts()["Allocated"] >= 1


def test_a_shipments_life_is_told_and_steered(world: World) -> None:
    reference = shipment_in(world, "Manifested")
    assert world.shipment(reference)["changes"][-1]["to"] == "Delivered"
    assert world.tell(reference, {"branch": "lost"})["branch"] == "lost"
    assert world.tell(reference, {"code": "Delivered", "signedBy": "Jones", "plan": "ends"})["state"] == "Delivered"


def test_settings_are_this_worlds_alone_and_go_back(world: World, sandbox: Sandbox) -> None:
    assert world.change_settings({"allocation": "async", "allocationDelay": "PT90S"})["changed"] == ["allocation"]
    assert ask(world, CHEAPEST, "PUT") == 202
    assert sandbox.world().settings()["changed"] == []
    assert world.change_settings({"allocation": None})["allocation"] == "sync"


def test_a_catalog_is_read_replaced_and_changed_by_service(world: World, sandbox: Sandbox) -> None:
    cheapest = world.explain(SOCKS)["winner"]
    assert cheapest is not None
    assert world.change_service(cheapest, {"enabled": False})["enabled"] is False
    assert world.explain(SOCKS)["winner"] != cheapest
    other = sandbox.world()
    assert other.set_catalog(world.catalog())["carrierServices"] == len(world.catalog()["carrierServices"])
    assert other.catalog() == world.catalog()


def test_an_allocation_and_options_are_explained(world: World) -> None:
    told = world.explain(SOCKS, service="CX_ECO")
    assert [service["reference"] for service in told["services"]] == ["CX_ECO"]
    options = world.explain_options({"options": "pickupOptions", "reference": SOCKS})
    assert options["offered"] > 0 and any(shop["isOffered"] for shop in options["shops"])
    with pytest.raises(Refused) as caught:
        world.explain_options({"options": "deliveryOptions", "request": {"Packages": 7}})
    assert caught.value.problems[0]["path"] == "request.Packages"


def test_a_world_goes_on_in_another_place(world: World, sandbox: Sandbox) -> None:
    assert ask(world, CHEAPEST, "PUT") == 200
    other = sandbox.world()
    other.set_state(world.state())
    assert other.counts() == world.counts()


def test_all_worlds_are_told_and_one_is_forgotten(sandbox: Sandbox) -> None:
    assert ask(sandbox.world(), CHEAPEST, "PUT") == 200
    name = sandbox.worlds()[0]["name"]
    sandbox.forget(name)
    assert name not in [world["name"] for world in sandbox.worlds()]
    assert "sandbox:carrier-refuses" in [value["value"] for value in sandbox.magic()]


def test_every_world_goes_back_at_once() -> None:
    with Sandbox.start() as sandbox:
        worlds = [sandbox.world() for _ in range(2)]
        for world in worlds:
            assert ask(world, CHEAPEST, "PUT") == 200
        sandbox.reset_all()
        assert [ask(world, CHEAPEST, "PUT") for world in worlds] == [200, 200]
