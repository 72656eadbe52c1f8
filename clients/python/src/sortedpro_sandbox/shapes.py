"""What the calls of the control surface take and answer.

Spans are ISO 8601 durations ("PT2H"), instants ISO 8601 with an offset. A test holds every member to the OpenAPI document that the
server gives of this surface. Answers may hold more than is named here; members that are not named are left out, not denied.
"""

from typing import Any, Literal, NotRequired, TypedDict

ClockMode = Literal["real", "frozen", "offset", "scaled"]
Next = Literal["any", "cutOff", "collection", "quoteExpiry", "optionExpiry", "allocationEnd", "trackingEvent", "faultEnd"]
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
    status: int | None
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
    protocol: str
    url: str
    path: str
    body: Body


class JournalResponse(TypedDict):
    status: int | None
    ending: Literal["cut", "reset", "close", "refuse", "hang"] | None
    body: Body


class Change(TypedDict):
    consignment: str
    to: str


class Strike(TypedDict):
    kind: str
    name: str


class UnreadMember(TypedDict):
    path: str
    nearest: str | None


class JournalEntry(TypedDict):
    number: int
    operation: str | None
    request: JournalRequest
    response: JournalResponse
    references: list[str]
    changes: list[Change]
    faults: list[Strike]
    hint: str | None
    unreadMembers: list[UnreadMember]


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


class StateCount(TypedDict):
    state: str
    count: int


class WorldClock(TypedDict):
    mode: ClockMode
    now: str


class WorldReport(TypedDict):
    name: str
    requests: int
    consignments: int
    states: list[StateCount]
    bytes: int
    clock: WorldClock
    snapshots: int
    lastRequest: str | None


class WorldList(TypedDict):
    worlds: list[WorldReport]
    own: str | None
    evictions: int


class Forgotten(TypedDict):
    forgotten: str


class State(TypedDict):
    format: str
    version: int
    checksum: NotRequired[str | None]
    world: Any


class Restored(TypedDict):
    consignments: int
    now: str


class Settings(TypedDict):
    singleSummary: Literal["array", "object"]
    allocation: Literal["sync", "async"]
    allocationDelay: str | None
    apiVersion: Literal["auto", "1", "1.1"]
    labelEncoding: Literal["single", "double"]
    tracking: Literal["real", "fast"]
    trackingTrouble: float
    customs: Literal["lenient", "required"]
    editAllocated: Literal["details", "nothing"]
    failedAllocation: Literal["cleared", "kept"]
    optionCollections: Literal["latest", "every"]
    eventList: Literal["wrapped", "bare"]
    filteredManifests: Literal["ok", "created"]
    changed: list[str]


class SettingsChange(TypedDict, total=False):
    """None goes back to how the server was started; what is absent stays."""

    singleSummary: Literal["array", "object"] | None
    allocation: Literal["sync", "async"] | None
    allocationDelay: str | None
    apiVersion: Literal["auto", "1", "1.1"] | None
    labelEncoding: Literal["single", "double"] | None
    tracking: Literal["real", "fast"] | None
    trackingTrouble: float | None
    customs: Literal["lenient", "required"] | None
    editAllocated: Literal["details", "nothing"] | None
    failedAllocation: Literal["cleared", "kept"] | None
    optionCollections: Literal["latest", "every"] | None
    eventList: Literal["wrapped", "bare"] | None
    filteredManifests: Literal["ok", "created"] | None


class Catalog(TypedDict, total=False):
    """In the form of `catalog.json` of the fixtures, whose schema tells what stands in each section."""

    carriers: list[dict[str, Any]]
    zones: list[dict[str, Any]]
    carrierServices: list[dict[str, Any]]
    serviceGroups: list[dict[str, Any]]
    packageSizes: list[dict[str, Any]]
    shippingLocations: list[dict[str, Any]]
    holidays: list[dict[str, Any]]
    shops: list[dict[str, Any]]
    districts: list[dict[str, Any]]
    optionDays: int


class CatalogReport(TypedDict):
    carriers: int
    carrierServices: int
    serviceGroups: int


class ServiceChange(TypedDict, total=False):
    """Merged into the service: objects are merged, lists replaced, and None goes back to the default."""

    enabled: bool | None
    rates: list[dict[str, Any]] | None
    rules: dict[str, Any] | None
    collection: dict[str, Any] | None


class Service(TypedDict, total=False):
    enabled: bool
    rates: list[dict[str, Any]]
    rules: dict[str, Any]
    collection: dict[str, Any]


class ShopChange(TypedDict, total=False):
    """Merged into the shop; None goes back to the default."""

    enabled: bool | None
    capacity: int | None
    openingTimes: Any
    reservationRequired: bool | None


class ShopParts(TypedDict, total=False):
    enabled: bool
    capacity: int
    openingTimes: Any
    reservationRequired: bool


class Rule(TypedDict):
    rule: str
    package: int | None
    found: str | None
    limit: str | None
    text: str
    explanation: str


class Price(TypedDict):
    base: float
    total: float
    totalWithTax: float | None
    currency: str | None


class Dates(TypedDict):
    allocationCutOff: str
    collection: str
    earliestDelivery: str
    latestDelivery: str


class Candidate(TypedDict):
    reference: str
    name: str
    carrierReference: str
    qualifies: bool
    rank: int | None
    price: Price | None
    dates: Dates | None
    exclusions: list[Rule]


class Explanation(TypedDict):
    consignmentReference: str
    consignmentState: str
    isAllocatable: bool
    at: str
    winner: str | None
    reason: str | None
    services: list[Candidate]


class OptionsQuestion(TypedDict):
    """A `request`, the vendor's body in version 1.1, or a `reference`, beside which the next two may stand."""

    options: Literal["deliveryOptions", "pickupOptions"]
    request: NotRequired[Any]
    reference: NotRequired[str]
    deliveryDate: NotRequired[str]
    guaranteedOnly: NotRequired[bool]
    service: NotRequired[str]


class Option(TypedDict):
    deliveryDate: str
    windowStart: str
    windowEnd: str
    allocationCutOff: str
    price: float


class OfferedService(TypedDict):
    reference: str
    name: str
    carrierReference: str
    isOffered: bool
    options: list[Option]
    exclusions: list[Rule]


class Shop(TypedDict):
    shopReference: str
    name: str
    carrierReference: str
    distance: float | None
    isOffered: bool
    exclusions: list[Rule]
    services: list[OfferedService]


class OptionsExplanation(TypedDict):
    options: Literal["deliveryOptions", "pickupOptions"]
    at: str
    firstDay: str | None
    lastDay: str | None
    offered: int
    reason: str | None
    services: list[OfferedService]
    shops: list[Shop]


class ConsignmentCounts(TypedDict):
    consignments: int
    states: list[StateCount]


class ShipmentEvent(TypedDict, total=False):
    """A `code` with what belongs to it, or a `branch` alone."""

    code: str
    at: str
    description: str
    signedBy: str
    location: str
    package: str
    plan: Literal["goesOn", "ends"]
    branch: str


# `from` is a word of Python's, so this shape is not written as a class.
ShipmentChange = TypedDict("ShipmentChange", {"at": str, "from": str, "to": str, "isToCome": bool})


class Shipment(TypedDict):
    reference: str
    state: str
    now: str
    branch: str
    changes: list[ShipmentChange]


class MagicValue(TypedDict):
    value: str
    postcode: str
    actsOn: str
    provokes: str
    outcome: str


class MagicList(TypedDict):
    values: list[MagicValue]


class LoadBody(TypedDict):
    consignments: list[dict[str, Any]]


class Loaded(TypedDict):
    reference: str
    state: str


class LoadReport(TypedDict):
    consignments: list[Loaded]
