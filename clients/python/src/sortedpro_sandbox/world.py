"""One world: all that the sandbox keeps for one key."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from . import shapes, surface

Answer = TypeVar("Answer")
SEVERITIES: tuple[shapes.Severity, ...] = ("notice", "warning", "error")


class ExpectationFailed(AssertionError):
    """What was expected and has not happened, with the nearest misses; `report` is the server's whole answer."""

    def __init__(self, report: shapes.Verification) -> None:
        lines = [f"{report['verdict']}: {report['message']}"]
        for miss in report["nearMisses"]:
            differences = "; ".join(
                f"{d['member']} is {d['found']}, wanted {d['wanted']}" for d in miss["differences"])
            status = "no answer" if miss["status"] is None else miss["status"]
            lines.append(f"  request {miss['number']}, {miss['method']} {miss['path']} → {status}: {differences}")
        super().__init__("\n".join(lines))
        self.report = report


class World:
    """All that the sandbox keeps for one key. The client under test sends that key, and nothing else changes for it."""

    def __init__(self, url: str, key: str, token: str | None = None) -> None:
        self.url, self.key, self._token = url, key, token

    @property
    def headers(self) -> dict[str, str]:
        """What a request to the vendor's API needs to reach this world."""
        return {"ocp-apim-subscription-key": self.key}

    def _do(
        self, call: surface.Call[Answer], body: object = None, path: Mapping[str, str | int] | None = None,
        query: Mapping[str, surface.Value | None] | None = None, timeout: float = 60,
    ) -> Answer:
        return surface.send(self.url, self.key, self._token, call, body, path, query, timeout)

    # The world as a whole

    def reset(self) -> None:
        """Puts the world back to the fixtures; snapshots stay."""
        self._do(surface.RESET)

    def fork(self, key: str) -> "World":
        """Makes the world of another key a copy of this one."""
        self._do(surface.FORK, {"into": key})
        return World(self.url, key, self._token)

    def load(self, consignments: Sequence[dict[str, Any]]) -> list[shapes.Loaded]:
        """Puts consignments in, in the form of `consignments.json` of the fixtures, in any state; all or none."""
        return self._do(surface.LOAD, {"consignments": list(consignments)})["consignments"]

    def counts(self) -> dict[str, int]:
        """How many consignments stand in which state; states without any are left out."""
        return {entry["state"]: entry["count"] for entry in self._do(surface.COUNT)["states"]}

    def state(self) -> shapes.State:
        """The whole world, which goes on byte for byte where it is put in."""
        return self._do(surface.STATE)

    def set_state(self, state: shapes.State) -> None:
        """Puts the world that `state` gave in the place of this one; snapshots stay."""
        self._do(surface.SET_STATE, state)

    # Settings and catalog, for this world alone

    def settings(self) -> shapes.Settings:
        return self._do(surface.SETTINGS)

    def change_settings(self, change: shapes.SettingsChange) -> shapes.Settings:
        """Changes what is named; None goes back to how the server was started."""
        return self._do(surface.CHANGE_SETTINGS, change)

    def catalog(self) -> shapes.Catalog:
        return self._do(surface.CATALOG)

    def set_catalog(self, catalog: shapes.Catalog) -> shapes.CatalogReport:
        """Puts another catalog, checked like fixtures, in the place of the world's."""
        return self._do(surface.SET_CATALOG, catalog)

    def change_service(self, reference: str, change: shapes.ServiceChange) -> shapes.Service:
        """Merges members into a carrier service: `{"enabled": False}`, prices, limits, cut-off."""
        return self._do(surface.CHANGE_SERVICE, change, path={"carrierServiceReference": reference})

    def change_shop(self, reference: str, change: shapes.ShopChange) -> shapes.ShopParts:
        """Merges members into a shop: `{"enabled": False}`, opening times, capacity."""
        return self._do(surface.CHANGE_SHOP, change, path={"shopReference": reference})

    # Why

    def explain(self, reference: str, *, service: str | None = None, group: str | None = None) -> shapes.Explanation:
        """Every service with its price, its dates, and each rule against it. Changes nothing."""
        return self._do(
            surface.EXPLAIN, path={"consignmentReference": reference}, query={"service": service, "group": group})

    def explain_options(self, question: shapes.OptionsQuestion) -> shapes.OptionsExplanation:
        """Every service or shop among the options of a request or a reference, and each rule against it. Changes nothing."""
        return self._do(surface.EXPLAIN_OPTIONS, question)

    # Shipments

    def shipment(self, reference: str) -> shapes.Shipment:
        """Where it stands, and every state that it has come to or will come to."""
        return self._do(surface.SHIPMENT, path={"consignmentReference": reference})

    def tell(self, reference: str, event: shapes.ShipmentEvent) -> shapes.Shipment:
        """Has a carrier tell an event of a shipment, or its life take a branch."""
        return self._do(surface.TELL, event, path={"consignmentReference": reference})

    # Snapshots

    def snapshot(self, name: str) -> shapes.Snapshot:
        return self._do(surface.KEEP_SNAPSHOT, path={"name": name})

    def restore(self, name: str) -> shapes.Snapshot:
        return self._do(surface.RESTORE_SNAPSHOT, path={"name": name})

    def snapshots(self) -> list[shapes.Snapshot]:
        return self._do(surface.SNAPSHOTS)["snapshots"]

    def remove_snapshot(self, name: str) -> None:
        self._do(surface.REMOVE_SNAPSHOT, path={"name": name})

    # Clock

    def clock(self) -> shapes.Clock:
        return self._do(surface.CLOCK)

    def set_clock(self, change: shapes.ClockChange) -> shapes.Clock:
        return self._do(surface.SET_CLOCK, change)

    def freeze(self, now: str | None = None) -> shapes.Clock:
        """Stops the clock, at an instant or where it stands."""
        return self.set_clock({"mode": "frozen"} if now is None else {"mode": "frozen", "now": now})

    def advance(self, by: str | None = None, *, to: str | None = None, to_next: shapes.Next | None = None) -> shapes.ClockAdvanced:
        """Moves the clock on and answers what happened on the way: `by` a duration, `to` an instant, or `to_next` event."""
        return self._do(surface.ADVANCE_CLOCK, given(by=by, to=to, toNext=to_next))

    # Faults

    def fault(
        self, then: shapes.FaultAction, match: shapes.FaultMatch | None = None, when: shapes.FaultCondition | None = None,
        name: str | None = None,
    ) -> int:
        """Sets a rule behind the others and answers its number."""
        return self._do(surface.SET_FAULT, given(name=name, match=match, when=when, then=then))["id"]

    def faults(self) -> list[shapes.FaultReport]:
        return self._do(surface.FAULTS)["faults"]

    def replace_fault(
        self, number: int, then: shapes.FaultAction, match: shapes.FaultMatch | None = None,
        when: shapes.FaultCondition | None = None, name: str | None = None,
    ) -> shapes.FaultReport:
        """Sets another rule in the place of one, whose number, place and counts stay."""
        return self._do(surface.REPLACE_FAULT, given(name=name, match=match, when=when, then=then), path={"id": number})

    def remove_fault(self, number: int) -> None:
        self._do(surface.REMOVE_FAULT, path={"id": number})

    def remove_faults(self) -> None:
        self._do(surface.REMOVE_FAULTS)

    # Journal

    def requests(self, **filters: surface.Value | None) -> list[shapes.JournalEntry]:
        """What this key asked and was answered, all pages of it. Filters: operation, method, path, status, reference, fault, since, until,
        after, before; `limit` gives one page of so many, `last` the last so many."""
        unknown = set(filters) - set(surface.JOURNAL.query)
        if unknown:
            raise TypeError(f"no filter is called {', '.join(sorted(unknown))}; there are {', '.join(surface.JOURNAL.query)}")
        entries: list[shapes.JournalEntry] = []
        while True:
            page = self._do(surface.JOURNAL, query=filters)
            entries += page["requests"]
            if page["next"] is None or not page["requests"] or "limit" in filters or "last" in filters:
                return entries
            filters["after"] = page["next"]

    def clear_requests(self) -> None:
        self._do(surface.CLEAR_JOURNAL)

    def verify(self, expectation: shapes.Expectation) -> shapes.Verification:
        """What the server says of an expectation; `expect` raises where it does not hold."""
        return self._do(surface.VERIFY, expectation, timeout=60 + expectation.get("waitMs", 0) / 1000)

    def expect(
        self, match: shapes.Match, *, exactly: int | None = None, at_least: int | None = None, at_most: int | None = None,
        wait_ms: int | None = None,
    ) -> shapes.Verification:
        """Raises `ExpectationFailed`, with the nearest misses, unless so many requests match; at least one where nothing is said."""
        document = given(match=match, exactly=exactly, atLeast=at_least, atMost=at_most, waitMs=wait_ms)
        return self._hold(document)

    def expect_in_order(self, *matches: shapes.Match, wait_ms: int | None = None) -> shapes.Verification:
        """Raises `ExpectationFailed` unless requests that match came one after the other, with anything between."""
        return self._hold(given(inOrder=list(matches), waitMs=wait_ms))

    def _hold(self, document: dict[str, Any]) -> shapes.Verification:
        expectation: shapes.Expectation = document  # type: ignore[assignment]
        report = self.verify(expectation)
        if report["verdict"] != "holds":
            raise ExpectationFailed(report)
        return report

    def keep_expectation(self, expectation: shapes.ExpectationBody) -> int:
        """States what is expected until it is removed or the world is reset, and answers its number: `report` and `findings` name it unmet."""
        return self._do(surface.KEEP_EXPECTATION, expectation)["id"]

    def expectations(self) -> list[shapes.ExpectationReport]:
        """What is kept so, and what can be said of each now."""
        return self._do(surface.EXPECTATIONS)["expectations"]

    def remove_expectation(self, number: int) -> None:
        self._do(surface.REMOVE_EXPECTATION, path={"id": number})

    def remove_expectations(self) -> None:
        self._do(surface.REMOVE_EXPECTATIONS)

    def findings(self, at_least: shapes.Severity = "notice") -> list[shapes.Finding]:
        """What is worth a look in what the client did, of this severity or above, the gravest first."""
        wanted = SEVERITIES[SEVERITIES.index(at_least):]
        return [finding for finding in self._do(surface.FINDINGS)["findings"] if finding["severity"] in wanted]


def given(**members: object) -> dict[str, Any]:
    """The members that were given."""
    return {name: value for name, value in members.items() if value is not None}
