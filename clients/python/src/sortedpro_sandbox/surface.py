"""The control surface over HTTP: each call with its path, its query names and its shapes, and the one way to send them."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, NotRequired, TypedDict, TypeVar, cast

from . import shapes

Answer = TypeVar("Answer")
Value = str | int | bool


@dataclass(frozen=True)
class Call(Generic[Answer]):
    """A call as the server's OpenAPI document names it."""

    method: str
    path: str
    answer: type[Answer]
    body: type[Any] | None = None
    query: tuple[str, ...] = ()


class Problem(TypedDict):
    """What is wrong with one member: `path` leads to it; what stood there, what may stand there, and what was probably meant."""

    path: str
    problem: str
    value: NotRequired[str]
    allowed: NotRequired[list[str]]
    nearest: NotRequired[str]


class Refused(Exception):
    """What the server did not do, with the facts that it gave: its code, what would have been taken, and each problem with the member's path."""

    def __init__(self, status: int, code: str, message: str, allowed: list[str], problems: list[Problem]) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code, self.message, self.allowed, self.problems = status, code, message, allowed, problems


def send(
    base: str, key: str | None, token: str | None, call: Call[Answer], body: object = None,
    path: Mapping[str, str | int] | None = None, query: Mapping[str, Value | None] | None = None, timeout: float = 60,
) -> Answer:
    """Does a call and answers what the server said. Raises `Refused` for a 4xx or 5xx, `OSError` where nobody answers."""
    url = base + call.path.format_map({name: urllib.parse.quote(str(value), safe="") for name, value in (path or {}).items()})
    given = {name: str(value).lower() if isinstance(value, bool) else value for name, value in (query or {}).items() if value is not None}
    if given:
        url += "?" + urllib.parse.urlencode(given)
    request = urllib.request.Request(url, method=call.method)
    if key is not None:
        request.add_header("ocp-apim-subscription-key", key)
    if token is not None:
        request.add_header("Authorization", f"Bearer {token}")
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with OPENER.open(request, timeout=timeout) as response:
            return cast(Answer, json.load(response))
    except urllib.error.HTTPError as error:
        raise refusal(error.code, error.read()) from None


# A proxy of the environment has no business between a test and its double.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def refusal(status: int, body: bytes) -> Refused:
    try:
        error = json.loads(body)["error"]
        return Refused(status, error["code"], error["message"], error.get("allowed", []), error.get("problems", []))
    except (ValueError, KeyError, TypeError):
        return Refused(status, "noSandbox", body[:200].decode(errors="replace"), [], [])


HEALTH = Call("GET", "/_sandbox/health", shapes.Health)
WORLDS = Call("GET", "/_sandbox/worlds", shapes.WorldList)
FORGET = Call("DELETE", "/_sandbox/worlds/{name}", shapes.Forgotten)
MAGIC = Call("GET", "/_sandbox/magic", shapes.MagicList)
RESET = Call("POST", "/_sandbox/reset", shapes.Reset, query=("all",))
FORK = Call("POST", "/_sandbox/fork", shapes.Forked, body=shapes.ForkBody)
SNAPSHOTS = Call("GET", "/_sandbox/snapshots", shapes.Snapshots)
KEEP_SNAPSHOT = Call("POST", "/_sandbox/snapshots/{name}", shapes.Snapshot)
RESTORE_SNAPSHOT = Call("POST", "/_sandbox/snapshots/{name}/restore", shapes.Snapshot)
REMOVE_SNAPSHOT = Call("DELETE", "/_sandbox/snapshots/{name}", shapes.SnapshotRemoved)
STATE = Call("GET", "/_sandbox/state", shapes.State)
SET_STATE = Call("PUT", "/_sandbox/state", shapes.Restored, body=shapes.State)
SETTINGS = Call("GET", "/_sandbox/settings", shapes.Settings)
CHANGE_SETTINGS = Call("PATCH", "/_sandbox/settings", shapes.Settings, body=shapes.SettingsChange)
CATALOG = Call("GET", "/_sandbox/catalog", shapes.Catalog)
SET_CATALOG = Call("PUT", "/_sandbox/catalog", shapes.CatalogReport, body=shapes.Catalog)
CHANGE_SERVICE = Call(
    "PATCH", "/_sandbox/carrierservices/{carrierServiceReference}", shapes.Service, body=shapes.ServiceChange)
CHANGE_SHOP = Call("PATCH", "/_sandbox/shops/{shopReference}", shapes.ShopParts, body=shapes.ShopChange)
EXPLAIN = Call("GET", "/_sandbox/explain/{consignmentReference}", shapes.Explanation, query=("service", "group"))
EXPLAIN_OPTIONS = Call("POST", "/_sandbox/explain", shapes.OptionsExplanation, body=shapes.OptionsQuestion)
COUNT = Call("GET", "/_sandbox/consignments", shapes.ConsignmentCounts)
SHIPMENT = Call("GET", "/_sandbox/consignments/{consignmentReference}/events", shapes.Shipment)
TELL = Call("POST", "/_sandbox/consignments/{consignmentReference}/events", shapes.Shipment, body=shapes.ShipmentEvent)
CLOCK = Call("GET", "/_sandbox/clock", shapes.Clock)
SET_CLOCK = Call("PUT", "/_sandbox/clock", shapes.Clock, body=shapes.ClockChange)
ADVANCE_CLOCK = Call("POST", "/_sandbox/clock/advance", shapes.ClockAdvanced, body=shapes.ClockAdvance)
LOAD = Call("POST", "/_sandbox/consignments", shapes.LoadReport, body=shapes.LoadBody)
FAULTS = Call("GET", "/_sandbox/faults", shapes.FaultList)
SET_FAULT = Call("POST", "/_sandbox/faults", shapes.FaultSet, body=shapes.FaultRule)
REPLACE_FAULT = Call("PUT", "/_sandbox/faults/{id}", shapes.FaultReport, body=shapes.FaultRule)
REMOVE_FAULT = Call("DELETE", "/_sandbox/faults/{id}", shapes.FaultsRemoved)
REMOVE_FAULTS = Call("DELETE", "/_sandbox/faults", shapes.FaultsRemoved)
JOURNAL = Call(
    "GET", "/_sandbox/requests", shapes.JournalPage,
    query=("operation", "method", "path", "status", "reference", "fault", "since", "until", "after", "before", "limit", "last"))
CLEAR_JOURNAL = Call("DELETE", "/_sandbox/requests", shapes.Cleared)
VERIFY = Call("POST", "/_sandbox/requests/verify", shapes.Verification, body=shapes.Expectation)
EXPECTATIONS = Call("GET", "/_sandbox/expectations", shapes.ExpectationList)
KEEP_EXPECTATION = Call("POST", "/_sandbox/expectations", shapes.ExpectationKept, body=shapes.ExpectationBody)
REMOVE_EXPECTATION = Call("DELETE", "/_sandbox/expectations/{id}", shapes.ExpectationsRemoved)
REMOVE_EXPECTATIONS = Call("DELETE", "/_sandbox/expectations", shapes.ExpectationsRemoved)
FINDINGS = Call("GET", "/_sandbox/findings", shapes.Findings)
CALLS: tuple[Call[Any], ...] = tuple(value for value in list(globals().values()) if isinstance(value, Call))
