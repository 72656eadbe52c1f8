/**
 * What the calls of the control surface take and answer.
 *
 * Spans are ISO 8601 durations ("PT2H"), instants ISO 8601 with an offset. A test reads this file and holds every call and member to
 * the OpenAPI document that the server gives of this surface; for its sake each member stands on a line of its own. Answers may hold
 * more than is named here.
 */
export interface Calls {
  'GET /_sandbox/health': { answer: Health };
  'GET /_sandbox/worlds': { answer: WorldList };
  'DELETE /_sandbox/worlds/{name}': { answer: Forgotten };
  'GET /_sandbox/magic': { answer: MagicList };
  'GET /_sandbox/state': { answer: State };
  'PUT /_sandbox/state': { body: State; answer: Restored };
  'GET /_sandbox/settings': { answer: Settings };
  'PATCH /_sandbox/settings': { body: SettingsChange; answer: Settings };
  'GET /_sandbox/catalog': { answer: Catalog };
  'PUT /_sandbox/catalog': { body: Catalog; answer: CatalogReport };
  'PATCH /_sandbox/carrierservices/{carrierServiceReference}': { body: ServiceChange; answer: Service };
  'PATCH /_sandbox/shops/{shopReference}': { body: ShopChange; answer: ShopParts };
  'GET /_sandbox/explain/{consignmentReference}': { query: ExplainQuery; answer: Explanation };
  'POST /_sandbox/explain': { body: OptionsQuestion; answer: OptionsExplanation };
  'GET /_sandbox/consignments': { answer: ConsignmentCounts };
  'GET /_sandbox/consignments/{consignmentReference}/events': { answer: Shipment };
  'POST /_sandbox/consignments/{consignmentReference}/events': { body: ShipmentEvent; answer: Shipment };
  'POST /_sandbox/reset': { query: ResetQuery; answer: Reset };
  'POST /_sandbox/fork': { body: ForkBody; answer: Forked };
  'GET /_sandbox/snapshots': { answer: Snapshots };
  'POST /_sandbox/snapshots/{name}': { answer: Snapshot };
  'POST /_sandbox/snapshots/{name}/restore': { answer: Snapshot };
  'DELETE /_sandbox/snapshots/{name}': { answer: SnapshotRemoved };
  'GET /_sandbox/clock': { answer: Clock };
  'PUT /_sandbox/clock': { body: ClockChange; answer: Clock };
  'POST /_sandbox/clock/advance': { body: ClockAdvance; answer: ClockAdvanced };
  'POST /_sandbox/consignments': { body: LoadBody; answer: LoadReport };
  'GET /_sandbox/faults': { answer: FaultList };
  'POST /_sandbox/faults': { body: FaultRule; answer: FaultSet };
  'PUT /_sandbox/faults/{id}': { body: FaultRule; answer: FaultReport };
  'DELETE /_sandbox/faults/{id}': { answer: FaultsRemoved };
  'DELETE /_sandbox/faults': { answer: FaultsRemoved };
  'GET /_sandbox/requests': { query: JournalQuery; answer: JournalPage };
  'DELETE /_sandbox/requests': { answer: Cleared };
  'POST /_sandbox/requests/verify': { body: Expectation; answer: Verification };
  'GET /_sandbox/expectations': { answer: ExpectationList };
  'POST /_sandbox/expectations': { body: ExpectationBody; answer: ExpectationKept };
  'DELETE /_sandbox/expectations/{id}': { answer: ExpectationsRemoved };
  'DELETE /_sandbox/expectations': { answer: ExpectationsRemoved };
  'GET /_sandbox/findings': { answer: Findings };
}

export type ClockMode = 'real' | 'frozen' | 'offset' | 'scaled';
export type Next = 'any' | 'cutOff' | 'collection' | 'quoteExpiry' | 'optionExpiry' | 'allocationEnd' | 'trackingEvent' | 'faultEnd';
export type Severity = 'notice' | 'warning' | 'error';
export type Verdict = 'holds' | 'fails' | 'unknown';
export type AnswerEnding = 'cut' | 'reset' | 'close' | 'refuse' | 'hang';
export type WellOrNot = 'ok' | 'degraded';
export type Scope = 'caller' | 'all';
export type Form = 'vendor' | 'gateway';
export type Connection = 'reset' | 'close' | 'hang';
export type SummaryChoice = 'array' | 'object';
export type AllocationChoice = 'sync' | 'async';
export type VersionChoice = 'auto' | '1' | '1.1';
export type EncodingChoice = 'single' | 'double';
export type TrackingChoice = 'real' | 'fast';
export type CustomsChoice = 'lenient' | 'required';
export type EditChoice = 'details' | 'nothing';
export type FailureChoice = 'cleared' | 'kept';
export type CollectionsChoice = 'latest' | 'every';
export type EventListChoice = 'wrapped' | 'bare';
export type FilteredManifestsChoice = 'ok' | 'created';
export type OptionKind = 'deliveryOptions' | 'pickupOptions';
export type Plan = 'goesOn' | 'ends';
export type Commit = 'lost' | 'before' | 'late';

export interface Health {
  status: WellOrNot;
  version: string;
  uptimeSeconds: number;
  worlds: number;
}

export interface ResetQuery {
  all?: boolean;
}

export interface Reset {
  reset: Scope;
}

export interface ForkBody {
  into: string;
}

export interface Forked {
  consignments: number;
}

export interface Snapshot {
  name: string;
  consignments: number;
  now: string;
}

export interface Snapshots {
  snapshots: Snapshot[];
}

export interface SnapshotRemoved {
  removed: string;
}

export interface ClockEvent {
  kind: string;
  at: string;
  count: number;
  references: string[];
}

export interface Clock {
  mode: ClockMode;
  now: string;
  events: ClockEvent[];
}

export interface ClockChange {
  mode: ClockMode;
  now?: string;
  offset?: string;
  factor?: number;
}

export interface ClockAdvance {
  by?: string;
  to?: string;
  toNext?: Next;
}

export interface ClockAdvanced {
  from: string;
  now: string;
  events: ClockEvent[];
}

export interface FaultMatch {
  operation?: string;
  method?: string;
  path?: string;
  consignment?: string;
  carrierService?: string;
  serviceGroup?: string;
  clientReference?: string;
  header?: Record<string, string>;
}

export interface FaultCondition {
  nth?: number;
  every?: number;
  after?: number;
  times?: number;
  probability?: number;
  until?: string;
}

export interface RateLimit {
  perMinute: number;
  burst: number;
}

export interface FaultAction {
  delay?: unknown;
  error?: string;
  status?: number;
  form?: Form;
  retryAfter?: number;
  rateLimit?: RateLimit;
  carrierRefuses?: boolean;
  noService?: boolean;
  async?: string;
  body?: unknown;
  connection?: Connection;
  commit?: Commit;
}

export interface FaultRule {
  name?: string;
  match?: FaultMatch;
  when?: FaultCondition;
  then: FaultAction;
}

export interface FaultSet {
  id: number;
}

export interface FaultReport {
  id: number;
  rule: FaultRule;
  lookedAt: number;
  struck: number;
}

export interface FaultList {
  faults: FaultReport[];
}

export interface FaultsRemoved {
  removed: number;
}

export interface Match {
  operation?: string;
  method?: string;
  path?: string;
  status?: unknown;
  reference?: string;
  fault?: string;
  header?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

export interface Expectation {
  match?: Match;
  exactly?: number;
  atLeast?: number;
  atMost?: number;
  inOrder?: Match[];
  waitMs?: number;
}

export interface Difference {
  member: string;
  wanted: string;
  found: string | null;
}

export interface NearMiss {
  number: number;
  operation: string | null;
  method: string;
  path: string;
  status: number | null;
  differences: Difference[];
}

export interface Verification {
  verdict: Verdict;
  message: string;
  matched: number[];
  count: number;
  evicted: number;
  nearMisses: NearMiss[];
}

export interface ExpectationBody {
  name?: string;
  match?: Match;
  exactly?: number;
  atLeast?: number;
  atMost?: number;
  inOrder?: Match[];
}

export interface ExpectationKept {
  id: number;
  name: string;
}

export interface ExpectationReport {
  id: number;
  name: string;
  verdict: Verdict;
  message: string;
  matched: number[];
  count: number;
  nearMisses: NearMiss[];
}

export interface ExpectationList {
  expectations: ExpectationReport[];
}

export interface ExpectationsRemoved {
  removed: number;
}

export interface Body {
  size: number;
  isCut: boolean;
  text: string | null;
}

export interface JournalRequest {
  method: string;
  protocol: string;
  url: string;
  path: string;
  body: Body;
}

export interface JournalResponse {
  status: number | null;
  ending: AnswerEnding | null;
  body: Body;
}

export interface Change {
  consignment: string;
  to: string;
}

export interface Strike {
  kind: string;
  name: string;
}

export interface UnreadMember {
  path: string;
  nearest: string | null;
}

export interface JournalEntry {
  number: number;
  operation: string | null;
  request: JournalRequest;
  response: JournalResponse;
  references: string[];
  changes: Change[];
  faults: Strike[];
  hint: string | null;
  unreadMembers: UnreadMember[];
}

export interface JournalQuery {
  operation?: string;
  method?: string;
  path?: string;
  status?: string;
  reference?: string;
  fault?: string;
  since?: string;
  until?: string;
  after?: number;
  before?: number;
  limit?: number;
  last?: number;
}

export interface JournalPage {
  requests: JournalEntry[];
  next: number | null;
  evicted: number;
}

export interface Cleared {
  cleared: number;
}

export interface Finding {
  kind: string;
  severity: Severity;
  subject: string;
  message: string;
  advice: string;
  requests: number[];
}

export interface Findings {
  findings: Finding[];
  examined: number;
  evicted: number;
}

export interface LoadBody {
  consignments: Record<string, unknown>[];
}

export interface Loaded {
  reference: string;
  state: string;
}

export interface LoadReport {
  consignments: Loaded[];
}

export interface StateCount {
  state: string;
  count: number;
}

export interface WorldClock {
  mode: ClockMode;
  now: string;
}

export interface WorldReport {
  name: string;
  requests: number;
  consignments: number;
  states: StateCount[];
  bytes: number;
  clock: WorldClock;
  snapshots: number;
  lastRequest: string | null;
}

export interface WorldList {
  worlds: WorldReport[];
  own: string | null;
  evictions: number;
}

export interface Forgotten {
  forgotten: string;
}

export interface MagicValue {
  value: string;
  postcode: string;
  actsOn: string;
  provokes: string;
  outcome: string;
}

export interface MagicList {
  values: MagicValue[];
}

export interface State {
  format: string;
  version: number;
  checksum?: string | null;
  world: unknown;
}

export interface Restored {
  consignments: number;
  now: string;
}

export interface Settings {
  singleSummary: SummaryChoice;
  allocation: AllocationChoice;
  allocationDelay: string | null;
  apiVersion: VersionChoice;
  labelEncoding: EncodingChoice;
  tracking: TrackingChoice;
  trackingTrouble: number;
  customs: CustomsChoice;
  editAllocated: EditChoice;
  failedAllocation: FailureChoice;
  optionCollections: CollectionsChoice;
  eventList: EventListChoice;
  filteredManifests: FilteredManifestsChoice;
  changed: string[];
}

/** Null goes back to how the server was started; what is absent stays. */
export interface SettingsChange {
  singleSummary?: SummaryChoice | null;
  allocation?: AllocationChoice | null;
  allocationDelay?: string | null;
  apiVersion?: VersionChoice | null;
  labelEncoding?: EncodingChoice | null;
  tracking?: TrackingChoice | null;
  trackingTrouble?: number | null;
  customs?: CustomsChoice | null;
  editAllocated?: EditChoice | null;
  failedAllocation?: FailureChoice | null;
  optionCollections?: CollectionsChoice | null;
  eventList?: EventListChoice | null;
  filteredManifests?: FilteredManifestsChoice | null;
}

/** In the form of `catalog.json` of the fixtures, whose schema tells what stands in each section. */
export interface Catalog {
  carriers?: Record<string, unknown>[];
  zones?: Record<string, unknown>[];
  carrierServices?: Record<string, unknown>[];
  serviceGroups?: Record<string, unknown>[];
  packageSizes?: Record<string, unknown>[];
  shippingLocations?: Record<string, unknown>[];
  holidays?: Record<string, unknown>[];
  shops?: Record<string, unknown>[];
  districts?: Record<string, unknown>[];
  optionDays?: number;
}

export interface CatalogReport {
  carriers: number;
  carrierServices: number;
  serviceGroups: number;
}

/** Merged into the service: objects are merged, lists replaced, and null goes back to the default. */
export interface ServiceChange {
  enabled?: boolean | null;
  rates?: Record<string, unknown>[] | null;
  rules?: Record<string, unknown> | null;
  collection?: Record<string, unknown> | null;
}

export interface Service {
  enabled?: boolean;
  rates?: Record<string, unknown>[];
  rules?: Record<string, unknown>;
  collection?: Record<string, unknown>;
}

/** Merged into the shop; null goes back to the default. */
export interface ShopChange {
  enabled?: boolean | null;
  capacity?: number | null;
  openingTimes?: unknown;
  reservationRequired?: boolean | null;
}

export interface ShopParts {
  enabled?: boolean;
  capacity?: number;
  openingTimes?: unknown;
  reservationRequired?: boolean;
}

export interface ExplainQuery {
  service?: string;
  group?: string;
}

export interface Rule {
  rule: string;
  package: number | null;
  found: string | null;
  limit: string | null;
  text: string;
  explanation: string;
}

export interface Price {
  base: number;
  total: number;
  totalWithTax: number | null;
  currency: string | null;
}

export interface Dates {
  allocationCutOff: string;
  collection: string;
  earliestDelivery: string;
  latestDelivery: string;
}

export interface Candidate {
  reference: string;
  name: string;
  carrierReference: string;
  qualifies: boolean;
  rank: number | null;
  price: Price | null;
  dates: Dates | null;
  exclusions: Rule[];
}

export interface Explanation {
  consignmentReference: string;
  consignmentState: string;
  isAllocatable: boolean;
  at: string;
  winner: string | null;
  reason: string | null;
  services: Candidate[];
}

/** A `request`, the vendor's body in version 1.1, or a `reference`, beside which the next two may stand. */
export interface OptionsQuestion {
  options: OptionKind;
  request?: unknown;
  reference?: string;
  deliveryDate?: string;
  guaranteedOnly?: boolean;
  service?: string;
}

export interface Option {
  deliveryDate: string;
  windowStart: string;
  windowEnd: string;
  allocationCutOff: string;
  price: number;
}

export interface OfferedService {
  reference: string;
  name: string;
  carrierReference: string;
  isOffered: boolean;
  options: Option[];
  exclusions: Rule[];
}

export interface Shop {
  shopReference: string;
  name: string;
  carrierReference: string;
  distance: number | null;
  isOffered: boolean;
  exclusions: Rule[];
  services: OfferedService[];
}

export interface OptionsExplanation {
  options: OptionKind;
  at: string;
  firstDay: string | null;
  lastDay: string | null;
  offered: number;
  reason: string | null;
  services: OfferedService[];
  shops: Shop[];
}

export interface ConsignmentCounts {
  consignments: number;
  states: StateCount[];
}

/** A `code` with what belongs to it, or a `branch` alone. */
export interface ShipmentEvent {
  code?: string;
  at?: string;
  description?: string;
  signedBy?: string;
  location?: string;
  package?: string;
  plan?: Plan;
  branch?: string;
}

export interface ShipmentChange {
  at: string;
  from: string;
  to: string;
  isToCome: boolean;
}

export interface Shipment {
  reference: string;
  state: string;
  now: string;
  branch: string;
  changes: ShipmentChange[];
}
