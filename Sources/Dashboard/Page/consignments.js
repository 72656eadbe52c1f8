// Consignments by state, found by reference or by any of their words; and one of them with its whole life.

import { get, look, orNothing, segment } from "./api.js";
import {
  buttons, cell, count, empty, entryLink, facts, firstRequest, h, head, moment, money, plural, refused, remark, replace, rowHead, section,
  stateBadge, statusBadge, table, timeOfDay,
} from "./dom.js";
import { field, filters, inputOf } from "./form.js";
import { LongList, Pages } from "./list.js";
import { keep } from "./stream.js";
import { timeline } from "./timeline.js";

const chosen = { state: "", term: "" };

export async function show(view) {
  if (view.rest[0]) await showOne(view, view.rest[0]);
  else await showAll(view);
}

async function showAll({ main, signal }) {
  const states = h("div", { class: "states", role: "group", "aria-label": "States" });
  const problem = h("div");
  const total = h("p", { class: "note", role: "status" });
  const none = h("div");
  const pages = new Pages({
    fetch: async (take, skip) => {
      const page = await look(`/consignments/${take}/${skip}?${criteria()}`, signal);
      shown(page.Count);
      return page.ConsignmentSummaries;
    },
    changed: () => list.redraw(), failed: (error) => replace(problem, refused(error)),
  });
  const list = new LongList({ label: "Consignments, the newest first", row: (index) => row(pages.at(index)), seen: (first, last) => pages.want(first, last) });

  function shown(number) {
    total.textContent = chosen.state || chosen.term ? `${plural(number, "consignment")} found` : "";
    list.element.hidden = number === 0;
    replace(none, number ? [] : chosen.state || chosen.term ? empty("None like this", "No consignment meets what is searched for.")
      : empty("No consignment yet", "Create one, or load many by POST /_sandbox/consignments.", firstRequest()));
    if (number !== list.count) list.setCount(number);
  }

  let [last, asked] = ["", ""];
  async function load() {
    try {
      const wanted = criteria();
      const [report, first] = await Promise.all([get("consignments", {}, signal), look(`/consignments/1/0?${wanted}`, signal)]);
      if (wanted !== criteria()) return;
      replace(problem);
      const now = JSON.stringify([report, first]);
      if (now === last && wanted === asked) { pages.stale(); list.draw(); return; }
      drawStates(report);
      if (wanted === asked) pages.stale(); else pages.clear();
      [last, asked] = [now, wanted];
      list.setCount(first.Count);
      shown(first.Count);
    } catch (error) { replace(problem, refused(error)); }
  }

  function drawStates(report) {
    const option = (state, number) => h("button", {
      type: "button", "aria-pressed": String(chosen.state === state), class: "state",
      onclick: (event) => {
        chosen.state = state;
        for (const other of states.children) other.setAttribute("aria-pressed", String(other === event.currentTarget));
        list.element.scrollTop = 0;
        load();
      },
    }, h("span", { class: "share" }, meter(number, report.consignments)), h("span", {}, state || "All"), h("b", {}, count(number)));
    const focused = [...states.children].indexOf(document.activeElement);
    replace(states, option("", report.consignments), report.states.map(({ state, count: number }) => option(state, number)),
      chosen.state && !report.states.some(({ state }) => state === chosen.state) ? option(chosen.state, 0) : null);
    if (focused >= 0) states.children[focused]?.focus();
  }

  const search = field("Search", {
    path: "term",
    type: "search",
    value: chosen.term,
    placeholder: "Reference, customer's reference, tracking number, name, postcode",
  });
  replace(main, head("Consignments"), states,
    filters("Search the consignments", search, () => {
      chosen.term = inputOf(search).value.trim();
      list.element.scrollTop = 0;
      load();
    }, { class: "filters wide" }),
    problem, total,
    h("div", { class: "head-row cells parcels", "aria-hidden": "true" },
      ["Reference", "State", "Customer's reference", "Service", "To", "Created"].map((name) => h("span", {}, name))),
    list.element, none);
  await load();
  keep(signal, load);
}

function criteria() {
  const query = new URLSearchParams();
  if (chosen.state) query.set("state", chosen.state);
  if (chosen.term) query.set(/^EC-/i.test(chosen.term) ? "reference" : "searchTerm", chosen.term);
  return query.toString();
}

function meter(number, all) {
  const bar = h("span", { class: "bar" });
  bar.style.width = `${all ? Math.max(2, (100 * number) / all) : 0}%`;
  return bar;
}

function row(item) {
  if (!item) return null;
  return h("a", { class: "cells parcels", href: `#/consignments/${segment(item.Reference)}` },
    h("b", {}, item.Reference),
    h("span", {}, stateBadge(item.State)),
    h("span", {}, item.ConsignmentReferenceProvidedByCustomer ?? ""),
    h("span", {}, item.MpdCarrierServiceName ?? ""),
    h("span", {}, [item.DestinationAddressPostcode, item.DestinationAddressCountry].filter(Boolean).join(" ")),
    h("time", { datetime: item.DateCreated }, `${item.DateCreated.slice(0, 10)} ${timeOfDay(item.DateCreated).slice(0, 5)}`));
}

async function showOne({ main, signal }, reference) {
  parcel = null;
  const place = h("div", {}, remark("Reading …"));
  replace(main, h("p", {}, h("a", { href: "#/consignments" }, "All consignments")), place);
  let drawn = "";
  async function load() {
    try {
      const [item, clock, journal, tracking, shipment, audit] = await Promise.all([
        look(`/consignments/${segment(reference)}`, signal), get("clock", {}, signal),
        get("requests", { reference, brief: "true", last: 200 }, signal).catch(orNothing),
        look(`/tracking/${segment(reference)}`, signal).catch(orNothing),
        get(`consignments/${segment(reference)}/events`, {}, signal).catch(orNothing),
        look(`/consignments/${segment(reference)}/audit`, signal).catch(orNothing),
      ]);
      // Drawn anew only where something is new, so that nobody loses their place.
      const entries = journal?.requests ?? [];
      const state = JSON.stringify([item, entries.map((entry) => entry.number), tracking, shipment?.changes, audit,
        clock.events.filter((event) => event.references.includes(item.Reference)), clock.now.slice(0, 16)]);
      if (state === drawn) return;
      drawn = state;
      const within = place.contains(document.activeElement);
      replace(place, detail(item, timeline(item, clock, entries, tracking, shipment, audit), entries, signal));
      if (within) place.querySelector("h1")?.focus({ preventScroll: true });
    } catch (error) { replace(place, head(reference), refused(error)); }
  }
  await load();
  keep(signal, load);
}

function detail(item, life, entries, signal) {
  const address = (type) => item.Addresses.find((candidate) => candidate.AddressType === type);
  const allocation = item.Allocation;
  return [
    h("div", { class: "row" }, h("h1", { tabindex: "-1" }, item.Reference), stateBadge(item.ConsignmentState)),
    buttons(h("a", { class: "button", href: `#/explain/${segment(item.Reference)}` }, "Why it goes where it goes")),
    h("div", { class: "columns parts" },
      section("Timeline", life),
      section("Facts", facts([
        ["Customer's reference", item.ConsignmentReferenceProvidedByCustomer],
        ["From", where(address("Origin"))],
        ["To", where(address("Destination"))],
        ["Weight", item.Weight ? `${item.Weight.Value} ${item.Weight.Unit}` : null],
        ["Value", money(item.Value?.Amount, item.Value?.Currency?.IsoCode)],
        ["Packages", item.Packages.length], ["Direction", item.Direction], ["Tags", item.Tags?.join(", ")],
        allocation && ["Service", `${allocation.MpdCarrierServiceName} (${allocation.MpdCarrierServiceReference})`],
        allocation && ["Price", [`${money(allocation.Price?.Net, allocation.Price?.Currency?.IsoCode)} net, `,
          `${money(allocation.Price?.Gross, allocation.Price?.Currency?.IsoCode)} with tax`]],
        allocation && ["Leaves", moment(item.ShippingDate, false)],
        allocation && ["Expected", `${moment(item.EarliestDeliveryDate, false)} to ${moment(item.LatestDeliveryDate, false)}`],
        item.FailedAllocation && ["Last failure", item.FailedAllocation.Message ?? item.FailedAllocation.AllocationFailedMessage ?? "allocation failed"],
      ]), h("h2", {}, "Legs"), legs(item)),
      section("Label", label(item, signal))),
    section("Requests about it", requests(entries)),
  ];
}

function where(address) {
  if (!address) return null;
  const contact = address.Contact ? [address.Contact.FirstName, address.Contact.LastName].filter(Boolean).join(" ") : "";
  return [contact, address.CompanyName, address.AddressLine1, address.Town, address.Region, address.Postcode, address.Country?.IsoCode?.TwoLetterCode]
    .filter(Boolean).join(", ");
}

function legs(item) {
  if (!item.ConsignmentLegs?.length) return remark("None yet: legs come with an allocation.");
  return table("Legs", ["Leg", "Carrier", "Service", "Tracking references"], item.ConsignmentLegs.map((leg) => h("tr", {},
    rowHead(leg.Leg), cell(leg.CarrierName ?? leg.CarrierReference), cell(leg.CarrierServiceReference ?? "–"), cell((leg.TrackingReferences ?? []).join(", ") || "–"))));
}

function requests(entries) {
  if (!entries.length) return remark("No request in the journal names it.");
  return table("Requests about it, the newest first", ["No.", "Time", "Operation", "Status"], [...entries].reverse().slice(0, 50).map((entry) => h("tr", {},
    rowHead(entryLink(entry.number)), cell(moment(entry.worldTime)), cell(entry.operation ?? entry.request.path), cell(statusBadge(entry.response.status)))));
}

// Of which package the label is shown; empty for all of them, null where nobody has chosen.
let parcel = null;

function label(item, signal) {
  const place = h("div", {}, remark("Drawing …"));
  // A picture holds so many and no more.
  parcel ??= item.Packages.length > 20 ? item.Packages[0].Reference : "";
  const choice = field("Package", {
    path: "package",
    value: parcel,
    options: [["", "all of them"], ...item.Packages.map((one) => one.Reference)],
    onchange: () => { parcel = inputOf(choice).value; draw(place, item, signal); },
  });
  draw(place, item, signal);
  return item.Packages.length > 1 ? [choice, place] : place;
}

/** Draws the label as the printer would, on a copy of the world: it does not count as printed. */
async function draw(place, item, signal) {
  const wanted = parcel;
  try {
    const answer = await look(`/labels/${segment(item.Reference)}${wanted && `/${segment(wanted)}`}/png`, signal);
    if (wanted !== parcel) return;
    let bytes = decoded(answer.File);
    // Where the server encodes twice, as the vendor's first version did.
    if (bytes[0] !== 0x89) bytes = decoded(new TextDecoder().decode(bytes));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = h("canvas", { class: "label", width: picture.width, height: picture.height, role: "img",
      "aria-label": `Label of ${item.Reference}: ${item.Allocation?.MpdCarrierServiceName ?? ""}, ${(item.ConsignmentLegs ?? []).flatMap((leg) => leg.TrackingReferences ?? []).join(", ")}` });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    replace(place, canvas,
      remark(item.LabelsPrinted ? "The client has had it." : "The client has not asked for it yet; looking at it here does not count."));
  } catch (error) {
    if (error.name === "AbortError") return;
    replace(place, remark(error.problems?.[0]?.problem ?? error.message));
  }
}

const decoded = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
