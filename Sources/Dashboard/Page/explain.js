// Why a consignment goes where it goes: services in order of price, and of each that lost the rule, the value and the limit; the same
// of its options.

import { call, get, look, segment } from "./api.js";
import {
  badge, cell, consignmentLink, distance, empty, firstRequest, h, head, moment, money, plural, refused, remark, renew, replace, rowHead,
  section, shortMoment, stateBadge, table, under,
} from "./dom.js";
import { field, form, inputOf, named, offer } from "./form.js";
import { drawnOptions, kinds } from "./options.js";
import { priceBar } from "./plot.js";
import { ruledOut, verdict } from "./rules.js";
import { keep } from "./stream.js";

const among = { service: "", group: "" };
let options = "";

const groupsOf = (catalog) => [["", "every service"],...(catalog.serviceGroups ?? []).map((group) => [group.reference, `${group.name ?? group.reference}`])];
const servicesOf = (catalog) => [
  ["", "each of them"],
  ...(catalog.carrierServices ?? []).map((service) => [service.reference, `${service.name ?? service.reference} (${service.reference})`])
];
const known = (signal) => Promise.all([get("catalog", {}, signal), look("/consignments/60/0", signal).then((page) => page.ConsignmentSummaries)]);

export async function show({ main, rest, signal }) {
  const reference = rest[0] ?? "";
  // As Live asks it: among whom an allocation was to choose.
  if (rest.length > 1) [among.service, among.group, options] = [...rest.slice(1, 3).map((name) => (name === "-" ? "" : name)), "", ""];
  const place = h("div");
  let [catalog, recent] = await known(signal);
  const fields = [
    field("Consignment", { path: "consignmentReference", value: reference, placeholder: "EC-…", list: recent.map((item) => item.Reference), required: true }),
    field("Group", { path: "group", value: among.group, options: groupsOf(catalog) }),
    field("Service", { path: "service", value: among.service, options: servicesOf(catalog) }),
    field("What of it", { path: "options", value: options, options: kinds }),
  ];
  // Options are asked of no group.
  const settle = () => { inputOf(fields[1]).disabled = inputOf(fields[3]).value !== ""; };
  settle();
  let [wanted, drawnText, turn] = ["", "", 0];
  /** Asks, and draws what is new: the clock's minute is. */
  async function explain() {
    const [kind, mine] = [options, ++turn];
    const report = kind
      ? await call("POST", "explain", { body: { options: kind, reference: wanted, service: among.service || null }, signal })
      : await get(`explain/${segment(wanted)}`, among, signal);
    const text = JSON.stringify({ ...report, at: report.at.slice(0, 16) });
    // Another question has been asked meanwhile, or the answer is what stands there.
    if (mine !== turn || text === drawnText) return;
    drawnText = text;
    renew(place, kind ? drawnOptions(report, catalog.carrierServices ?? []) : drawn(report));
  }
  const suggest = () => { drawnText = ""; renew(place, suggestions(recent)); };

  const asked = form({
    label: "What to explain", fields, submit: "Explain",
    work: async () => {
      wanted = inputOf(fields[0]).value.trim();
      [among.group, among.service, options] = fields.slice(1).map((one) => inputOf(one).value);
      if (!wanted) { suggest(); return; }
      try { await explain(); } catch (error) {
        drawnText = "";
        replace(place);
        // The field at fault: the call names it by its code alone.
        const at = {
          consignmentNotFound: "consignmentReference",
          serviceGroupNotFound: "group",
          carrierServiceNotFound: "service",
          dots: "consignmentReference",
        }[error.code];
        throw at ? named(at, error.message, error) : error;
      }
      if (wanted !== reference) history.replaceState(null, "", `#/explain/${segment(wanted)}`);
    },
  });
  asked.classList.add("inline");
  asked.addEventListener("change", () => {
    settle();
    if (inputOf(fields[0]).value.trim()) asked.requestSubmit();
  });
  replace(main, head("Explain", "Why a consignment goes where it goes. Asking changes nothing."), asked, place);
  if (reference) asked.requestSubmit();
  else suggest();

  /** What others have changed meanwhile: what can be chosen, and the answer. */
  async function again() {
    try {
      const before = JSON.stringify([catalog, recent]);
      [catalog, recent] = await known(signal);
      if (JSON.stringify([catalog, recent]) !== before) {
        offer(fields[0], recent.map((item) => item.Reference));
        offer(fields[1], groupsOf(catalog));
        offer(fields[2], servicesOf(catalog));
        if (!wanted) suggest();
      }
      if (wanted) await explain();
    } catch (error) {
      if (error.name === "AbortError") return;
      drawnText = "";
      replace(place, refused(error));
    }
  }
  keep(signal, again);
}

function suggestions(recent) {
  if (!recent.length) return empty("No consignment yet", "Create one and see here who would carry it.", firstRequest());
  return section("The latest consignments",
    h("ul", { class: "plain" }, recent.slice(0, 12).map((item) => h("li", {},
      h("a", { href: `#/explain/${segment(item.Reference)}` }, item.Reference), " ", stateBadge(item.State), " ", item.ConsignmentReferenceProvidedByCustomer ?? ""))));
}

function drawn(report) {
  const able = report.services.filter((service) => service.qualifies);
  const lost = report.services.filter((service) => !service.qualifies)
    .sort((one, other) => (one.price?.total ?? Infinity) - (other.price?.total ?? Infinity));
  const winner = able[0];
  // One that costs twenty times as much must not make the others' bars alike.
  const dear = able[Math.floor(able.length * 0.8)]?.price.total ?? 0;
  return [
    verdict(winner, winner ? `${winner.name} takes it` : "No service takes it",
      h("p", {}, winner ? [`${winner.reference} of ${winner.carrierReference}, `,
        `${money(winner.price.total, winner.price.currency)} net: the cheapest of ${plural(able.length, "service")} that can.`] : report.reason ?? ""),
      remark(consignmentLink(report.consignmentReference), " is ", stateBadge(report.consignmentState),
        report.isAllocatable ? " and can be allocated." : " and cannot be allocated as it stands; this is what would decide.", ` Looked at ${moment(report.at)}.`)),
    able.length ? section(`Able, cheapest first (${able.length})`,
      table("Services that can carry it", ["", "Service", "Net", "", "With tax", "Cut-off", "Collection", "Delivery by"], able.map((service) => h("tr", {},
        cell(service.rank === 1 ? badge("wins", "good") : `${service.rank}.`),
        rowHead(service.name, under(service.reference)),
        cell(money(service.price.total, service.price.currency), surcharges(service.price)),
        cell(priceBar(service.price.total, dear)),
        cell(money(service.price.totalWithTax, service.price.currency)),
        when(service.dates.allocationCutOff, under(distance(service.dates.allocationCutOff, report.at))),
        when(service.dates.collection), when(service.dates.latestDelivery))))) : null,
    lost.length ? section(`Ruled out (${lost.length})`,
      ruledOut("Services that were ruled out, and why", "Service", lost, { priced: true })) : null,
  ];
}

const when = (text, ...more) => h("td", { class: "nowrap" }, shortMoment(text), more);

function surcharges(price) {
  if (!price.surcharges?.length) return null;
  return [under(price.surcharges.map((part) => `${part.reference} ${money(part.amount, price.currency)}`).join(", "))];
}
