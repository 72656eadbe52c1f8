// Which delivery or pickup options a consignment has, and what stands against the others.

import { cell, consignmentLink, h, moment, money, plural, remark, rowHead, section, shortMoment, table, under } from "./dom.js";
import { ruledOut, verdict } from "./rules.js";

export const kinds = [["", "its allocation"], ["deliveryOptions", "its delivery options"], ["pickupOptions", "its pickup options"]];

const day = (text) => moment(`${text}T00:00`, false).replace(/, .*/, "");
const hours = (option) => `${option.windowStart.slice(0, 5)} to ${option.windowEnd.slice(0, 5)}`;

/** What the server says of options; `services` of the catalog know the currencies. */
export function drawnOptions(report, services) {
  const currencies = new Map(services.map((service) => [service.reference, service.currency]));
  const isPickup = report.options === "pickupOptions";
  const all = isPickup ? report.shops.map(asThing) : report.services;
  const [offered, lost] = [all.filter((thing) => thing.isOffered), all.filter((thing) => !thing.isOffered)];
  const what = isPickup ? "shop" : "service";
  const rows = offered.map((thing) => row(thing, currencies, isPickup));
  return [
    verdict(report.offered, report.offered ? `${plural(report.offered, "option")} of ${plural(offered.length, what)}` : "Nothing is offered",
      report.reason ? h("p", {}, report.reason) : null,
      remark(consignmentLink(report.reference),
        report.firstDay ? `, delivered from ${day(report.firstDay)} to ${day(report.lastDay)}.` : "",
        ` Looked at ${moment(report.at)}.`)),
    rows.length ? section(`Offered (${rows.length})`,
      table(`Each ${what} that is offered`,
        [...(isPickup ? ["Shop", "Away"] : ["Service"]), "Options", "Net, from", "First delivery", "Window", "Cut-off"], rows, "short")) : null,
    lost.length ? section(`Ruled out (${lost.length})`,
      ruledOut(`Each ${what} that was ruled out, and why`, isPickup ? "Shop" : "Service", lost)) : null,
  ];
}

function row(thing, currencies, isPickup) {
  const [first, ...more] = thing.options;
  const cheapest = more.reduce((least, option) => (option.price < least.price ? option : least), first);
  return h("tr", {},
    rowHead(thing.name, under(thing.reference)),
    isPickup ? cell(thing.distance === null ? "–" : `${thing.distance} km`) : null,
    cell(thing.options.length),
    cell(money(cheapest.price, currencies.get(cheapest.service ?? thing.reference))),
    cell(day(first.deliveryDate)), cell(hours(first)),
    h("td", { class: "nowrap" }, shortMoment(first.allocationCutOff)));
}

/** A shop in the form of a service: the options of all that come to it, by day; what stands against it and each of them. */
function asThing(shop) {
  const of = (service) => service.options.map((option) => ({ ...option, service: service.reference }));
  const against = (service) => service.exclusions.map((rule) =>
    ({ ...rule, explanation: `${service.reference}: ${rule.explanation}` }));
  const options = shop.services.flatMap(of).sort((one, other) => one.deliveryDate.localeCompare(other.deliveryDate));
  return {
    name: shop.name,
    reference: `${shop.shopReference} of ${shop.carrierReference}`,
    distance: shop.distance,
    options,
    isOffered: shop.isOffered && options.length > 0,
    exclusions: [...shop.exclusions, ...shop.services.filter((service) => !service.isOffered).flatMap(against)],
  };
}
