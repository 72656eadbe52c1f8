// What happened to a consignment, in order, and what the world's clock has in store for it.

import { distance, entryLink, h, moment, words } from "./dom.js";

const quotes = /Quote/;
const labels = /Label/;

/** Every step that the consignment itself, its requests, its tracking or the clock tell of. */
export function steps(item, clock, entries, tracking, shipment) {
  const found = [];
  const add = (at, text, more = {}) => { if (at && !at.startsWith("0001")) found.push({ at, text, ...more }); };
  add(item.DateCreated, "Created");
  const changes = entries.flatMap((entry) => entry.changes.filter((change) => change.consignment === item.Reference).map((change) => ({ entry, change })));
  for (const entry of entries) {
    if (quotes.test(entry.operation ?? "") && /^GetQuotes?/.test(entry.operation)) add(
      entry.worldTime,
      "Quoted",
      { number: entry.number }
    );
    if (labels.test(entry.operation ?? "") && entry.response.status === 200) add(
      entry.worldTime,
      "Label printed",
      { number: entry.number }
    );
  }
  for (const { entry, change } of changes) {
    if (change.from) add(
      entry.worldTime,
      words(change.to),
      { number: entry.number, state: change.to, note: `was ${words(change.from).toLowerCase()}` }
    );
  }
  const has = (state) => changes.some(({ change }) => change.to === state);
  if (item.Allocation && !has("Allocated")) add(
    item.Allocation.AllocationDate,
    "Allocated",
    { note: item.Allocation.MpdCarrierServiceName }
  );
  if (item.DateLabelsWereFirstPrinted && !found.some((step) => step.text === "Label printed")) add(
    item.DateLabelsWereFirstPrinted,
    "Label first printed"
  );
  const told = events(tracking);
  for (const event of told) add(event.at, event.text, { note: event.note, isTracking: true });
  // Carriers' changes of state: those that are over have mostly been told by an event of the same moment.
  for (const { at, from, to } of shipment?.changes ?? []) {
    if (!told.some((event) => Date.parse(event.at) === Date.parse(at))) add(
      at,
      words(to),
      { state: to, note: `after ${words(from).toLowerCase()}`, isTracking: true }
    );
  }
  const isOver = /^(Cancelled|Delivered|Returned|Lost|Damaged|DamagedBeyondRepair)/.test(item.ConsignmentState);
  const upcoming = clock.events.filter((event) => event.references.includes(item.Reference));
  const isPlanned = (shipment?.changes ?? []).some((change) => change.isToCome);
  for (const event of upcoming) {
    if (event.kind !== "trackingEvent" || !isPlanned) add(event.at, words(event.kind));
  }
  if (!isOver && item.Allocation) {
    if (!upcoming.some((event) => event.kind === "collection")) add(
      item.ShippingDate,
      "Collection",
      { isPlanned: true }
    );
    add(item.LatestDeliveryDate, "Delivery expected by", { isPlanned: true });
  }
  const now = Date.parse(clock.now);
  return found
    .map((step) => ({ ...step, isToCome: Date.parse(step.at) > now }))
    // What was planned and is over has been told by what happened.
    .filter((step) => step.isToCome || !step.isPlanned)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.number ?? 0) - (other.number ?? 0));
}

/** Tracking events, each once: they are answered leg by leg of each package. */
function events(tracking) {
  const found = [];
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value && typeof value === "object") {
      const at = value.TimeStamp;
      const text = value.Description ?? value.Code;
      if (typeof at === "string" && typeof text === "string") found.push({
        at,
        text,
        note: [
          value.Location,
          value.SignedBy && `signed by ${value.SignedBy}`,
        ].filter((part) => typeof part === "string").join(", "),
      });
      else Object.values(value).forEach(visit);
    }
  };
  visit(tracking);
  const seen = new Set();
  return found.filter(({ at, text }) => !seen.has(at + text) && seen.add(at + text));
}

export function timeline(item, clock, entries, tracking, shipment) {
  const all = steps(item, clock, entries, tracking, shipment);
  const [past, future] = [all.filter((step) => !step.isToCome), all.filter((step) => step.isToCome)];
  return h("ol", { class: "timeline" },
    past.map((step) => drawn(step, clock.now)),
    h(
      "li",
      { class: "now" },
      h("b", {}, "Now"),
      " ",
      h("time", { datetime: clock.now }, moment(clock.now)),
      future.length ? null : h("span", { class: "note" }, " Nothing is to come by itself.")
    ),
    future.map((step) => drawn(step, clock.now)));
}

function drawn(step, now) {
  const kind = step.isToCome ? "future" : /Failed|Lost|Damaged/.test(step.state ?? "") ? "bad" : step.isTracking ? "tracking" : "past";
  return h("li", { class: kind }, h("b", {}, step.text), step.note ? h(
    "span",
    { class: "note" },
    ` ${step.note}`
  ) : null, h("br"),
    h("time", { datetime: step.at }, moment(step.at)), h(
      "span",
      { class: "note" },
      ` ${step.at === now ? "" : distance(step.at, now)} `
    ), step.number ? entryLink(step.number) : null);
}
