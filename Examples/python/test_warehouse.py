"""Its suite: pip install pytest requests ../../clients/python, put sortedpro-sandbox on PATH, and run pytest."""

import os
import subprocess

import pytest
from sortedpro_sandbox import Sandbox, World

from warehouse import CannotShip, Warehouse

KEYS = []


@pytest.fixture(scope="session")
def sandbox():
    # In a container, with the testcontainers package, in place of a binary:
    #   with DockerContainer("sortedpro-sandbox").with_exposed_ports(8080) as box:
    #       wait_for_logs(box, "listens on")
    #       yield Sandbox(f"http://{box.get_container_host_ip()}:{box.get_exposed_port(8080)}")
    with Sandbox.start() as sandbox:
        yield sandbox
        # What is worth a look in all that the suite did, as a pipeline's summary; a warning fails it.
        binary = os.environ.get("SORTEDPRO_SANDBOX", "sortedpro-sandbox")
        keys = [word for key in KEYS for word in ("--key", key)]
        report = [binary, "report", "--url", sandbox.url, *keys, "--format", "markdown", "--fail-on", "warning"]
        subprocess.run(report, check=True)


@pytest.fixture
def world(sandbox) -> World:
    world = sandbox.world()  # a key, and so a world, for each test
    KEYS.append(world.key)
    world.freeze("2019-06-14T09:00:00Z")
    return world


@pytest.fixture
def warehouse(world) -> Warehouse:
    return Warehouse(world.url, world.key)


def test_an_order_is_labelled_and_handed_over(warehouse, world):
    shipment = warehouse.ship("ORDER-1")
    assert shipment.label.startswith(b"%PDF")
    assert warehouse.status(shipment.reference) == "Manifested"
    world.expect({"operation": "Allocate*", "reference": shipment.reference, "status": 200}, exactly=1)


def test_a_gateway_that_is_away_is_asked_again_when_it_says(warehouse, world):
    world.fault({"status": 503, "form": "gateway", "retryAfter": 1}, match={"operation": "Allocate*"}, when={"times": 1})
    warehouse.ship("ORDER-2")
    world.expect_in_order({"operation": "Allocate*", "status": 503}, {"operation": "Allocate*", "status": 200})


def test_an_order_whose_answer_is_lost_is_not_made_twice(warehouse, world):
    shipment = warehouse.ship("sandbox:lost-after-commit:ORDER-3")
    assert warehouse.status(shipment.reference) == "Manifested"
    world.expect({"operation": "CreateConsignment"}, exactly=1)


def test_an_order_that_no_carrier_takes_is_told_and_stays(warehouse, world):
    with pytest.raises(CannotShip, match="not available between the selected addresses"):
        warehouse.ship("ORDER-4", postcode="ZZ99 1AB")
    world.expect({"operation": "Manifest*"}, exactly=0)


def test_an_order_after_the_last_cut_off_leaves_on_another_day(warehouse, world):
    first = warehouse.ship("ORDER-5")
    world.advance("PT12H")
    second = warehouse.ship("ORDER-6")
    days = [world.requests(operation="Allocate*", reference=s.reference)[0]["response"]["body"]["text"] for s in (first, second)]
    assert ("14/06/2019" in days[0], "14/06/2019" in days[1]) == (True, False)
