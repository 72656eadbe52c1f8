// What happened to a consignment, in order, and what the world's clock has in store for it.

import { distance, entryLink, h, moment, words } from "./dom.js";

/** Every step that its audit, its requests, its tracking or the clock tell of. The journal may have been cleared. */
export function steps(item, clock, entries, tracking, shipment, audit) {
  const found = [];
  const add = (at, text, more = {}) => { if (at && !at.startsWith("0001")) found.push({ at, text, ...more }); };
  const answered = entries.filter((entry) => entry.response.status >= 200 && entry.response.status < 300);
  // Quotes are kept for themselves: only requests tell whose they were. One that was refused has given none.
  for (const entry of answered) {
    if (/^GetQuotes?/.test(entry.operation ?? "")) add(entry.worldTime, "Quoted", { number: entry.number });
    if (/Label/.test(entry.operation ?? "")) add(entry.worldTime, "Label printed", { number: entry.number });
  }
  const changes = entries.flatMap((entry) => entry.changes.filter((change) => change.consignment === item.Reference)
    .map((change) => ({ at: entry.worldTime, to: change.to, number: entry.number })));
  let before = "";
  for (const { Timestamp: at, Message: message, Category: category } of audit ?? []) {
    const to = / is now (\w+)$/.exec(message)?.[1];
    // What carriers tell comes below, with what they said.
    if (category === 1) { before = to ?? before; continue; }
    if (/ has been created$/.test(message)) { before = "Unallocated"; add(at, "Created"); }
    else if (to) {
      const place = changes.findIndex((change) => change.to === to && isSame(change.at, at));
      const number = place < 0 ? undefined : changes.splice(place, 1)[0].number;
      const isAllocated = to === "Allocated" && isSame(item.Allocation?.AllocationDate, at);
      add(at, words(to), { number, state: to, note: [before && `was ${words(before).toLowerCase()}`,
        isAllocated && `by ${item.Allocation.MpdCarrierServiceName}`].filter(Boolean).join(", ") });
      before = to;
    } else if (category === 3 && !found.some((step) => step.text === "Label printed")) add(at, "Label first printed");
  }
  if (!audit) add(item.DateCreated, "Created");
  const told = events(tracking);
  for (const event of told) add(event.at, event.text, { note: event.note, isTracking: true });
  // Carriers' changes of state: those that are over have mostly been told by an event of the same moment.
  for (const { at, from, to } of shipment?.changes ?? []) {
    if (!told.some((event) => isSame(event.at, at))) add(at, words(to), { state: to, note: `after ${words(from).toLowerCase()}`, isTracking: true });
  }
  const isOver = /^(Cancelled|Delivered|Returned|Lost|Damaged|DamagedBeyondRepair)/.test(item.ConsignmentState);
  const upcoming = clock.events.filter((event) => event.references.includes(item.Reference));
  const isPlanned = (shipment?.changes ?? []).some((change) => change.isToCome);
  for (const event of upcoming) {
    if (event.kind !== "trackingEvent" || !isPlanned) add(event.at, words(event.kind));
  }
  if (!isOver && item.Allocation) {
    if (!upcoming.some((event) => event.kind === "collection")) add(item.ShippingDate, "Collection", { isPlanned: true });
    add(item.LatestDeliveryDate, "Delivery expected by", { isPlanned: true });
  }
  const now = Date.parse(clock.now);
  return found
    .map((step) => ({ ...step, isToCome: Date.parse(step.at) > now }))
    // What was planned and is over has been told by what happened.
    .filter((step) => step.isToCome || !step.isPlanned)
    // Where the clock stands still, numbers tell which came first, and else the order in which it was told.
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at)
      || (one.text === "Created" ? -1 : other.text === "Created" ? 1 : 0)
      || (one.number && other.number ? one.number - other.number : 0));
}

const isSame = (one, other) => Date.parse(one) === Date.parse(other);

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
        note: [value.Location, value.SignedBy && `signed by ${value.SignedBy}`].filter((part) => typeof part === "string").join(", "),
      });
      else Object.values(value).forEach(visit);
    }
  };
  visit(tracking);
  const seen = new Set();
  return found.filter(({ at, text }) => !seen.has(at + text) && seen.add(at + text));
}

export function timeline(...facts) {
  const [{ now }, all] = [facts[1], steps(...facts)];
  const [past, future] = [all.filter((step) => !step.isToCome), all.filter((step) => step.isToCome)];
  return h("ol", { class: "timeline" },
    past.map((step) => drawn(step, now)),
    h("li", { class: "now" }, h("b", {}, "Now"), " ", h("time", { datetime: now }, moment(now)),
      future.length ? null : h("span", { class: "note" }, " Nothing is to come by itself.")),
    future.map((step) => drawn(step, now)));
}

function drawn(step, now) {
  const kind = step.isToCome ? "future" : /Failed|Lost|Damaged/.test(step.state ?? "") ? "bad" : step.isTracking ? "tracking" : "past";
  return h("li", { class: kind }, h("b", {}, step.text), step.note ? h("span", { class: "note" }, ` ${step.note}`) : null, h("br"),
    h("time", { datetime: step.at }, moment(step.at)),
    h("span", { class: "note nowrap" }, ` ${step.at === now ? "" : distance(step.at, now)} `), step.number ? entryLink(step.number) : null);
}
