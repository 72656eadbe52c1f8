// Requests as they come, and one of them side by side with its answer.

import { answered, change, get, session } from "./api.js";
import {
  badge, button, doing, duration, empty, firstRequest, h, head, plural, refused, replace, save, say, statusBadge, timeOfDay,
} from "./dom.js";
import { showEntry } from "./entry.js";
import { field, filters, inputOf } from "./form.js";
import { LongList } from "./list.js";
import { follow } from "./stream.js";

// Kept while the page is open, so that a look at one request does not forget what was searched for.
const filter = { operation: "", status: "", reference: "", fault: "" };

// What the last look at this world has read: whoever comes back finds it as it was, paused or not.
let held = null;
window.addEventListener("worldanew", () => {
  if (held) held.isLoaded = false;
  // The request that is open is gone as well.
  if (location.hash.startsWith("#/live/")) location.hash = "#/live";
});

export async function show({ main, rest, signal }) {
  const whose = `${session.key}\n${session.world}`;
  if (held?.whose !== whose) held = new Log(whose);
  const log = held;
  log.signal = signal;
  const connection = h("span", { class: "note", role: "status" }, "");
  const pause = button("Pause", () => log.setPaused(!log.isPaused), { "aria-pressed": "false" });
  const none = h("div");
  const detail = h("section", { class: "detail", "aria-label": "Request", hidden: true });
  log.changed = () => {
    pause.textContent = log.isPaused ? "Resume" : "Pause";
    pause.setAttribute("aria-pressed", String(log.isPaused));
    log.list.element.hidden = log.entries.length === 0;
    replace(none, log.entries.length || !log.isLoaded ? [] : log.isFiltered
      ? empty("No request like this", "Nothing that the journal keeps meets the filter.")
      : empty("No request yet", "Send one with this world's key; it appears here at once.", firstRequest()));
  };
  replace(main,
    h("div", { class: "row between" }, h("div", {}, head("Live")), h("div", { class: "row" }, connection, pause,
      doing("Save as HAR", async () => save(await (await answered("GET", "requests", { query: { format: "har" } })).blob(), "sandbox.har")),
      doing("Clear", async () => { await change("DELETE", "requests"); say("The journal is empty."); await log.load(); }))),
    filterForm(() => log.load()),
    h("div", { class: "head-row cells entries", "aria-hidden": "true" },
      ["No.", "Time", "Status", "Operation", "Reference", "Took", "Notes"].map((name) => h("span", {}, name))),
    log.list.element, none, log.problem, log.note, detail);
  let opening = new AbortController();
  signal.addEventListener("abort", () => opening.abort());
  // The list stays as it is, with its place and its pause.
  const open = ([text]) => {
    const [number, before] = [Number(text) || null, log.opened];
    opening.abort();
    opening = new AbortController();
    main.classList.toggle("has-detail", Boolean(number));
    detail.hidden = !number;
    log.opened = number;
    log.list.redraw();
    const place = log.placeOf(number ?? before);
    if (place >= 0) log.list.reveal(place, !number);
    if (!number) return;
    detail.setAttribute("aria-label", `Request ${number}`);
    showEntry(detail, number, opening.signal);
  };
  log.opened = null;
  if (log.isLoaded) {
    log.changed();
    log.tell();
    log.list.restore();
  }
  if (rest[0]) open(rest);
  if (log.isLoaded) log.look(); else await log.load();
  if (rest[0] && log.placeOf(log.opened) >= 0) log.list.reveal(log.placeOf(log.opened));
  window.addEventListener("worldchanged", () => log.look(), { signal });
  follow(signal, () => log.look(), (state) => {
    connection.textContent = { stream: "Following", poll: "Asking each second", gone: "No connection" }[state];
  });
  return open;
}

function filterForm(apply) {
  const statuses = [["", "any"], ["2xx", "2xx done"], ["4xx", "4xx refused"], ["5xx", "5xx failed"], ["202", "202 later"], ["429", "429 too many"]];
  const fields = [
    field("Operation", { path: "operation", value: filter.operation, placeholder: "Allocate" }),
    field("Status", { path: "status", options: statuses, value: filter.status }),
    field("Reference", { path: "reference", value: filter.reference, placeholder: "EC-…" }),
    field("Faults", { path: "fault", options: [["", "with or without"], ["*", "only with"]], value: filter.fault }),
  ];
  return filters("Filter the requests", fields, () => {
    for (const element of fields) filter[element.dataset.path] = inputOf(element).value.trim();
    apply();
  });
}

/** What the journal holds, newest first, as far as it has been looked at. */
class Log {
  opened = null;
  entries = [];
  isPaused = false;
  isLoaded = false;
  hasOlder = false;
  missed = 0;
  turn = 0;
  problem = h("div");
  note = h("p", { class: "note", role: "status" });
  changed = () => {};
  list = new LongList({
    label: "Requests, the newest first",
    row: (index) => row(this.entries[this.entries.length - 1 - index], this.opened),
    seen: (_, last) => { if (last > this.entries.length - 50) this.loadOlder(); },
  });

  constructor(whose) { this.whose = whose; }

  /** The row of a request; -1 where it is not among what is shown. */
  placeOf(number) {
    const place = this.entries.findLastIndex((entry) => entry.number === number);
    return place < 0 ? -1 : this.entries.length - 1 - place;
  }

  get isFiltered() { return Object.values(filter).some(Boolean); }

  get query() {
    const operation = filter.operation && !filter.operation.includes("*") ? `*${filter.operation}*` : filter.operation;
    return { ...filter, operation, brief: "true" };
  }

  setPaused(isPaused) {
    this.isPaused = isPaused;
    this.missed = 0;
    this.tell();
    this.changed();
    if (!isPaused) this.look();
  }

  async load() {
    const turn = ++this.turn;
    try {
      const newest = await get("requests", { brief: "true", last: 1 }, this.signal);
      const page = await get("requests", { ...this.query, last: 200 }, this.signal);
      if (turn !== this.turn) return;
      replace(this.problem);
      this.entries = page.requests;
      this.top = newest.requests.at(-1)?.number ?? 0;
      this.hasOlder = page.requests.length === 200;
      this.evicted = page.evicted;
      this.missed = 0;
      this.isLoaded = true;
      this.list.setCount(this.entries.length);
      this.tell();
      this.awaitLate();
    } catch (error) {
      if (error.name === "AbortError" || turn !== this.turn) return;
      this.isLoaded = false;
      // Of a filter that no request can meet nothing is shown, and not what the one before it found.
      if (error.status === 400) { this.entries = []; this.list.setCount(0); }
      replace(this.problem, refused(error));
    }
    this.changed();
  }

  /** Looks whether there is more; where numbers have begun anew, at everything. */
  async look() {
    if (this.isLooking) { this.looksAgain = true; return; }
    this.isLooking = true;
    const turn = this.turn;
    try {
      const newest = await get("requests", { brief: "true", last: 1 }, this.signal);
      const number = newest.requests.at(-1)?.number ?? 0;
      if (turn !== this.turn) { /* what is shown has changed meanwhile */ }
      else if (number < this.top || !this.isLoaded) await this.load();
      else if (number > this.top && this.isPaused) { this.missed = number - this.top; this.tell(); }
      else if (number > this.top) await this.loadNewer(number, turn);
    } catch (error) { replace(this.problem, refused(error)); }
    this.isLooking = false;
    if (this.looksAgain) { this.looksAgain = false; this.look(); }
  }

  async loadNewer(number, turn) {
    const page = await get("requests", { ...this.query, after: this.top, last: 1000 }, this.signal);
    if (turn !== this.turn) return;
    if (page.requests.length === 1000) { await this.load(); return; }
    replace(this.problem);
    this.top = Math.max(number, page.requests.at(-1)?.number ?? 0);
    this.entries.push(...page.requests);
    this.evicted = page.evicted;
    if (page.requests.length) this.list.setCount(this.entries.length, page.requests.length);
    this.tell();
    this.changed();
    this.awaitLate();
  }

  /** Looks at the latest again, ever less often, while a fault holds one of them back. */
  awaitLate(pause = 500) {
    clearTimeout(this.timer);
    const first = this.entries.slice(-100).find(isLate);
    if (!first || pause > 60_000) return;
    this.timer = setTimeout(async () => {
      const turn = this.turn;
      const page = await get("requests", { ...this.query, after: first.number - 1, last: 100 }, this.signal).catch(() => null);
      if (page && turn === this.turn) {
        const fresh = new Map(page.requests.map((entry) => [entry.number, entry]));
        this.entries = this.entries.map((entry) => fresh.get(entry.number) ?? entry);
        this.list.redraw();
      }
      this.awaitLate(2 * pause);
    }, pause);
  }

  async loadOlder() {
    if (!this.hasOlder || this.isLoading || !this.entries.length) return;
    this.isLoading = true;
    const turn = this.turn;
    try {
      const page = await get("requests", { ...this.query, before: this.entries[0].number, last: 500 }, this.signal);
      if (turn === this.turn) {
        this.entries.unshift(...page.requests);
        this.hasOlder = page.requests.length === 500;
        this.list.setCount(this.entries.length);
        this.tell();
      }
    } catch (error) { replace(this.problem, refused(error)); }
    this.isLoading = false;
  }

  tell() {
    const parts = [];
    if (this.isPaused) parts.push(this.missed ? `Paused: ${plural(this.missed, "request")} since.` : "Paused: what comes now is shown when you resume.");
    if (this.hasOlder) parts.push("Older requests come when you scroll down.");
    if (this.evicted) parts.push(`${plural(this.evicted, "request")} had to make room and can be seen no more.`);
    this.note.textContent = parts.join(" ");
  }
}

/** Whether a fault holds the answer back still, or it never went out whole. */
const isLate = (entry) => entry.faults.length > 0 && entry.durations.writeMicroseconds === null;

/** To decide, and to write where that took long: what a fault held back, or a client that reads slowly. */
function took(entry) {
  const { decideMicroseconds, writeMicroseconds } = entry.durations;
  return duration(decideMicroseconds) + (isLate(entry) ? " + …" : writeMicroseconds >= 1e4 ? ` + ${duration(writeMicroseconds)}` : "");
}

function row(entry, opened) {
  if (!entry) return null;
  const notes = [
    entry.operation === "Webhook" ? badge("sent", "calm") : null,
    // The column is as wide as one: what became of the consignment comes first.
    ...entry.changes.slice(0, 1).map((change) => badge(change.to, change.to.endsWith("Failed") ? "bad" : "calm")),
    ...entry.faults.map((fault) => badge(`fault: ${fault.name}`, "warn")),
    entry.hint ? badge("hint", "calm") : null,
  ];
  const isOpen = entry.number === opened;
  return h("a", { class: "cells entries", href: `#/live/${entry.number}`, "aria-current": isOpen ? "true" : null },
    h("span", { class: "number" }, `#${entry.number}`), h("time", { datetime: entry.time }, timeOfDay(entry.time)),
    h("span", {}, statusBadge(entry.response.status)),
    h("span", { class: "name" }, h("b", {}, entry.request.method), " ", entry.operation ?? entry.request.path),
    h("span", { class: "reference" }, entry.references[0] ?? "", entry.references.length > 1 ? ` +${entry.references.length - 1}` : ""),
    h("span", { class: "took" }, took(entry)), h("span", { class: "notes" }, notes));
}
