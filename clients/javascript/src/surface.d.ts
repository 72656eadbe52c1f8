/**
 * What the calls of the control surface take and answer.
 *
 * Spans are ISO 8601 durations ("PT2H"), instants ISO 8601 with an offset. A test reads this file and holds every call and member to
 * the OpenAPI document that the server gives of this surface; for its sake each member stands on a line of its own. Answers may hold
 * more than is named here.
 */
export interface Calls {
  'GET /_sandbox/health': { answer: Health };
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
export type Next = 'any' | 'cutOff' | 'collection' | 'quoteExpiry' | 'allocationEnd' | 'trackingEvent' | 'faultEnd';
export type Severity = 'notice' | 'warning' | 'error';
export type Verdict = 'holds' | 'fails' | 'unknown';
export type WellOrNot = 'ok' | 'degraded';
export type Scope = 'caller' | 'all';
export type Form = 'vendor' | 'gateway';
export type Connection = 'reset' | 'close' | 'hang';
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
  status: number;
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
  url: string;
  path: string;
  body: Body;
}

export interface JournalResponse {
  status: number;
  body: Body;
}

export interface Change {
  consignment: string;
  to: string;
}

export interface JournalEntry {
  number: number;
  operation: string | null;
  request: JournalRequest;
  response: JournalResponse;
  references: string[];
  changes: Change[];
}

export interface JournalQuery {
  operation?: string;
  method?: string;
  path?: string;
  status?: string;
  reference?: string;
  fault?: string;
  after?: number;
  limit?: number;
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
