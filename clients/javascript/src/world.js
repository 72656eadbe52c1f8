import { AssertionError } from 'node:assert';
import { send } from './send.js';

/** @typedef {import('./surface.js').Calls} Calls */

const SEVERITIES = /** @type {const} */ (['notice', 'warning', 'error']);

/** What was expected and has not happened, with the nearest misses; `report` is the server's whole answer. */
export class ExpectationFailed extends AssertionError {
  /** @param {import('./surface.js').Verification} report */
  constructor(report) {
    const misses = report.nearMisses.map((miss) => `  request ${miss.number}, ${miss.method} ${miss.path} → ${miss.status ?? 'no answer'}: `
      + miss.differences.map((d) => `${d.member} is ${d.found}, wanted ${d.wanted}`).join('; '));
    super({ message: [`${report.verdict}: ${report.message}`, ...misses].join('\n') });
    this.name = 'ExpectationFailed';
    this.report = report;
  }
}

/** All that the sandbox keeps for one key. The client under test sends that key, and nothing else changes for it. */
export class World {
  #token;

  /**
   * @param {string} url
   * @param {string} key
   * @param {string} [token]
   */
  constructor(url, key, token) {
    this.url = url;
    this.key = key;
    this.#token = token;
  }

  /** What a request to the vendor's API needs to reach this world. */
  get headers() {
    return { 'ocp-apim-subscription-key': this.key };
  }

  /**
   * @template {keyof Calls} Name
   * @param {Name} call
   * @param {Parameters<typeof send<Name>>[2]} given
   */
  #do(call, given) {
    return send({ url: this.url, key: this.key, token: this.#token }, call, given);
  }

  /** Puts the world back to the fixtures; snapshots stay. */
  async reset() {
    await this.#do('POST /_sandbox/reset', {});
  }

  /**
   * Makes the world of another key a copy of this one.
   *
   * @param {string} key
   */
  async fork(key) {
    await this.#do('POST /_sandbox/fork', { body: { into: key } });
    return new World(this.url, key, this.#token);
  }

  /**
   * Puts consignments in, in the form of `consignments.json` of the fixtures, in any state; all or none.
   *
   * @param {Record<string, unknown>[]} consignments
   */
  async load(consignments) {
    return (await this.#do('POST /_sandbox/consignments', { body: { consignments } })).consignments;
  }

  /** How many consignments stand in which state; states without any are left out. */
  async counts() {
    const { states } = await this.#do('GET /_sandbox/consignments', {});
    return Object.fromEntries(states.map(({ state, count }) => [state, count]));
  }

  /** The whole world, which goes on byte for byte where it is put in. */
  state() {
    return this.#do('GET /_sandbox/state', {});
  }

  /**
   * Puts the world that `state` gave in the place of this one; snapshots stay.
   *
   * @param {import('./surface.js').State} state
   */
  async setState(state) {
    await this.#do('PUT /_sandbox/state', { body: state });
  }

  settings() {
    return this.#do('GET /_sandbox/settings', {});
  }

  /**
   * Changes what is named, for this world alone; null goes back to how the server was started.
   *
   * @param {import('./surface.js').SettingsChange} change
   */
  changeSettings(change) {
    return this.#do('PATCH /_sandbox/settings', { body: change });
  }

  catalog() {
    return this.#do('GET /_sandbox/catalog', {});
  }

  /**
   * Puts another catalog, checked like fixtures, in the place of the world's.
   *
   * @param {import('./surface.js').Catalog} catalog
   */
  setCatalog(catalog) {
    return this.#do('PUT /_sandbox/catalog', { body: catalog });
  }

  /**
   * Merges members into a carrier service: `{enabled: false}`, prices, limits, cut-off.
   *
   * @param {string} carrierServiceReference
   * @param {import('./surface.js').ServiceChange} change
   */
  changeService(carrierServiceReference, change) {
    return this.#do('PATCH /_sandbox/carrierservices/{carrierServiceReference}', { body: change, path: { carrierServiceReference } });
  }

  /**
   * Merges members into a shop: `{enabled: false}`, opening times, capacity.
   *
   * @param {string} shopReference
   * @param {import('./surface.js').ShopChange} change
   */
  changeShop(shopReference, change) {
    return this.#do('PATCH /_sandbox/shops/{shopReference}', { body: change, path: { shopReference } });
  }

  /**
   * Every service with its price, its dates, and each rule against it. Changes nothing.
   *
   * @param {string} consignmentReference
   * @param {import('./surface.js').ExplainQuery} [among]
   */
  explain(consignmentReference, among = {}) {
    return this.#do('GET /_sandbox/explain/{consignmentReference}', { path: { consignmentReference }, query: among });
  }

  /**
   * Every service or shop among the options of a request or a reference, and each rule against it. Changes nothing.
   *
   * @param {import('./surface.js').OptionsQuestion} question
   */
  explainOptions(question) {
    return this.#do('POST /_sandbox/explain', { body: question });
  }

  /**
   * Where a shipment stands, and every state that it has come to or will come to.
   *
   * @param {string} consignmentReference
   */
  shipment(consignmentReference) {
    return this.#do('GET /_sandbox/consignments/{consignmentReference}/events', { path: { consignmentReference } });
  }

  /**
   * Has a carrier tell an event of a shipment, or its life take a branch.
   *
   * @param {string} consignmentReference
   * @param {import('./surface.js').ShipmentEvent} event
   */
  tell(consignmentReference, event) {
    return this.#do('POST /_sandbox/consignments/{consignmentReference}/events', { body: event, path: { consignmentReference } });
  }

  /** @param {string} name */
  snapshot(name) {
    return this.#do('POST /_sandbox/snapshots/{name}', { path: { name } });
  }

  /** @param {string} name */
  restore(name) {
    return this.#do('POST /_sandbox/snapshots/{name}/restore', { path: { name } });
  }

  async snapshots() {
    return (await this.#do('GET /_sandbox/snapshots', {})).snapshots;
  }

  /** @param {string} name */
  async removeSnapshot(name) {
    await this.#do('DELETE /_sandbox/snapshots/{name}', { path: { name } });
  }

  clock() {
    return this.#do('GET /_sandbox/clock', {});
  }

  /** @param {import('./surface.js').ClockChange} change */
  setClock(change) {
    return this.#do('PUT /_sandbox/clock', { body: change });
  }

  /**
   * Stops the clock, at an instant or where it stands.
   *
   * @param {string} [now]
   */
  freeze(now) {
    return this.setClock({ mode: 'frozen', ...(now === undefined ? {} : { now }) });
  }

  /**
   * Moves the clock on, `by` a duration, `to` an instant or `toNext` event, and resolves to what happened on the way.
   *
   * @param {import('./surface.js').ClockAdvance} step
   */
  advance(step) {
    return this.#do('POST /_sandbox/clock/advance', { body: step });
  }

  /**
   * Sets a rule behind the others and resolves to its number.
   *
   * @param {import('./surface.js').FaultRule} rule
   */
  async fault(rule) {
    return (await this.#do('POST /_sandbox/faults', { body: rule })).id;
  }

  async faults() {
    return (await this.#do('GET /_sandbox/faults', {})).faults;
  }

  /**
   * Sets another rule in the place of one, whose number, place and counts stay.
   *
   * @param {number} id
   * @param {import('./surface.js').FaultRule} rule
   */
  replaceFault(id, rule) {
    return this.#do('PUT /_sandbox/faults/{id}', { path: { id }, body: rule });
  }

  /** @param {number} id */
  async removeFault(id) {
    await this.#do('DELETE /_sandbox/faults/{id}', { path: { id } });
  }

  async removeFaults() {
    await this.#do('DELETE /_sandbox/faults', {});
  }

  /**
   * What this key asked and was answered: one page where `limit` or `last` is given, else all of it.
   *
   * @param {import('./surface.js').JournalQuery} [filters]
   */
  async requests(filters = {}) {
    /** @type {import('./surface.js').JournalEntry[]} */
    const entries = [];
    for (let query = filters; ;) {
      const page = await this.#do('GET /_sandbox/requests', { query });
      entries.push(...page.requests);
      if (page.next === null || page.requests.length === 0 || filters.limit !== undefined || filters.last !== undefined) return entries;
      query = { ...filters, after: page.next };
    }
  }

  async clearRequests() {
    await this.#do('DELETE /_sandbox/requests', {});
  }

  /**
   * What the server says of an expectation; `expect` rejects where it does not hold.
   *
   * @param {import('./surface.js').Expectation} expectation
   */
  verify(expectation) {
    return this.#do('POST /_sandbox/requests/verify', { body: expectation });
  }

  /**
   * Rejects with `ExpectationFailed`, which names the nearest misses, unless the expectation holds: at least one request that
   * matches where no number is given.
   *
   * @param {import('./surface.js').Expectation} expectation
   */
  async expect(expectation) {
    const report = await this.verify(expectation);
    if (report.verdict !== 'holds') throw new ExpectationFailed(report);
    return report;
  }

  /**
   * States what is expected until it is removed or the world is reset, and resolves to its number: `report` and `findings` name it unmet.
   *
   * @param {import('./surface.js').ExpectationBody} expectation
   */
  async keepExpectation(expectation) {
    return (await this.#do('POST /_sandbox/expectations', { body: expectation })).id;
  }

  /** What is kept so, and what can be said of each now. */
  async expectations() {
    return (await this.#do('GET /_sandbox/expectations', {})).expectations;
  }

  /** @param {number} id */
  async removeExpectation(id) {
    await this.#do('DELETE /_sandbox/expectations/{id}', { path: { id } });
  }

  async removeExpectations() {
    await this.#do('DELETE /_sandbox/expectations', {});
  }

  /**
   * What is worth a look in what the client did, of this severity or above, the gravest first.
   *
   * @param {import('./surface.js').Severity} [atLeast]
   */
  async findings(atLeast = 'notice') {
    const least = SEVERITIES.indexOf(atLeast);
    const { findings } = await this.#do('GET /_sandbox/findings', {});
    return findings.filter((finding) => SEVERITIES.indexOf(finding.severity) >= least);
  }
}
