"""What the calls of the control surface take and answer.

Spans are ISO 8601 durations ("PT2H"), instants ISO 8601 with an offset. A test holds every member to the OpenAPI document that the
server gives of this surface. Answers may hold more than is named here; members that are not named are left out, not denied.
"""

from typing import Any, Literal, NotRequired, TypedDict

ClockMode = Literal["real", "frozen", "offset", "scaled"]
Next = Literal["any", "cutOff", "collection", "quoteExpiry", "allocationEnd", "trackingEvent", "faultEnd"]
Severity = Literal["notice", "warning", "error"]
Verdict = Literal["holds", "fails", "unknown"]


class Health(TypedDict):
    status: Literal["ok", "degraded"]
    version: str
    uptimeSeconds: int
    worlds: int


class Reset(TypedDict):
    reset: Literal["caller", "all"]


class ForkBody(TypedDict):
    into: str


class Forked(TypedDict):
    consignments: int


class Snapshot(TypedDict):
    name: str
    consignments: int
    now: str


class Snapshots(TypedDict):
    snapshots: list[Snapshot]


class SnapshotRemoved(TypedDict):
    removed: str


class ClockEvent(TypedDict):
    kind: str
    at: str
    count: int
    references: list[str]


class Clock(TypedDict):
    mode: ClockMode
    now: str
    events: list[ClockEvent]


class ClockChange(TypedDict):
    mode: ClockMode
    now: NotRequired[str]
    offset: NotRequired[str]
    factor: NotRequired[float]


ClockAdvance = TypedDict("ClockAdvance", {"by": NotRequired[str], "to": NotRequired[str], "toNext": NotRequired[Next]})

# `from` is a word of Python's, so this shape is not written as a class.
ClockAdvanced = TypedDict("ClockAdvanced", {"from": str, "now": str, "events": list[ClockEvent]})


class FaultMatch(TypedDict, total=False):
    operation: str
    method: str
    path: str
    consignment: str
    carrierService: str
    serviceGroup: str
    clientReference: str
    header: dict[str, str]


class FaultCondition(TypedDict, total=False):
    nth: int
    every: int
    after: int
    times: int
    probability: float
    until: str


class RateLimit(TypedDict):
    perMinute: int
    burst: int


FaultAction = TypedDict(
    "FaultAction",
    {
        "delay": str | dict[str, Any],
        "error": str,
        "status": int,
        "form": Literal["vendor", "gateway"],
        "retryAfter": int,
        "rateLimit": RateLimit,
        "carrierRefuses": bool,
        "noService": bool,
        "async": str,
        "body": str | dict[str, int],
        "connection": Literal["reset", "close", "hang"],
        "commit": Literal["lost", "before", "late"],
    },
    total=False,
)


class FaultRule(TypedDict):
    name: NotRequired[str]
    match: NotRequired[FaultMatch]
    when: NotRequired[FaultCondition]
    then: FaultAction


class FaultSet(TypedDict):
    id: int


class FaultReport(TypedDict):
    id: int
    rule: FaultRule
    lookedAt: int
    struck: int


class FaultList(TypedDict):
    faults: list[FaultReport]


class FaultsRemoved(TypedDict):
    removed: int


class Match(TypedDict, total=False):
    operation: str
    method: str
    path: str
    status: int | str
    reference: str
    fault: str
    header: dict[str, str]
    query: dict[str, str]
    body: Any


class Expectation(TypedDict, total=False):
    match: Match
    exactly: int
    atLeast: int
    atMost: int
    inOrder: list[Match]
    waitMs: int


class Difference(TypedDict):
    member: str
    wanted: str
    found: str | None


class NearMiss(TypedDict):
    number: int
    operation: str | None
    method: str
    path: str
    status: int
    differences: list[Difference]


class Verification(TypedDict):
    verdict: Verdict
    message: str
    matched: list[int]
    count: int
    evicted: int
    nearMisses: list[NearMiss]


class ExpectationBody(TypedDict, total=False):
    name: str
    match: Match
    exactly: int
    atLeast: int
    atMost: int
    inOrder: list[Match]


class ExpectationKept(TypedDict):
    id: int
    name: str


class ExpectationReport(TypedDict):
    id: int
    name: str
    verdict: Verdict
    message: str
    matched: list[int]
    count: int
    nearMisses: list[NearMiss]


class ExpectationList(TypedDict):
    expectations: list[ExpectationReport]


class ExpectationsRemoved(TypedDict):
    removed: int


class Body(TypedDict):
    size: int
    isCut: bool
    text: str | None


class JournalRequest(TypedDict):
    method: str
    url: str
    path: str
    body: Body


class JournalResponse(TypedDict):
    status: int
    body: Body


class Change(TypedDict):
    consignment: str
    to: str


class JournalEntry(TypedDict):
    number: int
    operation: str | None
    request: JournalRequest
    response: JournalResponse
    references: list[str]
    changes: list[Change]


class JournalPage(TypedDict):
    requests: list[JournalEntry]
    next: int | None
    evicted: int


class Cleared(TypedDict):
    cleared: int


class Finding(TypedDict):
    kind: str
    severity: Severity
    subject: str
    message: str
    advice: str
    requests: list[int]


class Findings(TypedDict):
    findings: list[Finding]
    examined: int
    evicted: int


class LoadBody(TypedDict):
    consignments: list[dict[str, Any]]


class Loaded(TypedDict):
    reference: str
    state: str


class LoadReport(TypedDict):
    consignments: list[Loaded]
