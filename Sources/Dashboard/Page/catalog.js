// Carriers, services by price, weight and reach, groups and rules; a service can be switched off for this world.

import { change, get, segment } from "./api.js";
import {
  badge, button, cell, empty, h, head, money, plural, remark, renew, replace, rowHead, say, section, table, under, words,
} from "./dom.js";
import { field, filters, inputOf } from "./form.js";
import { pricePlot } from "./plot.js";
import { against, isOn, priceAt, pricesTo } from "./prices.js";
import { keepDrawn } from "./stream.js";

const chosen = { zone: "", weight: 2, carrier: "", service: "" };
const farthest = 30;

export async function show({ main, signal }) {
  const place = h("div");
  replace(main, head("Catalog", "Who carries what, where to, and for how much, in this world."), place);
  const load = await keepDrawn(signal, place, () => get("catalog", {}, signal), (catalog) => renew(place, drawn(catalog, () => load())));
}

function drawn(catalog, reload) {
  const { zones = [], carrierServices: services = [], carriers = [] } = catalog;
  if (!services.length) {
    return empty("No carrier service", "This world's catalog is empty: nothing can be allocated. Put one in, or reset the world.",
      `curl -X POST ${location.origin}/_sandbox/reset \\
  -H "ocp-apim-subscription-key: \${SORTEDPRO_KEY:?is not set}"`);
  }
  /** Services with a price to a zone, each with what stands against it. */
  const reaching = (zone) => services
    .map((service) => ({ service, prices: pricesTo(zone, service, zones), obstacle: against(service, zone, catalog) }))
    .filter(({ prices }) => prices.length);
  const reach = (zone) => reaching(zone).filter(({ obstacle }) => !obstacle).length;
  if (!zones.some((zone) => zone.reference === chosen.zone)) {
    // The zone that most services reach says most.
    chosen.zone = [...zones].sort((one, other) => reach(other) - reach(one))[0]?.reference ?? "";
  }
  const colours = new Map(carriers.map((carrier, place) => [carrier.reference, `c${place % 8}`]));
  const map = h("div");
  const list = h("div");
  let drawnWidth = 0;
  const draw = () => {
    drawnWidth = Math.max(320, map.clientWidth || Math.min(window.innerWidth - 40, 1200));
    const zone = zones.find(({ reference }) => reference === chosen.zone) ?? {};
    const reached = reaching(zone).filter(({ service }) => !chosen.carrier || service.carrier === chosen.carrier)
      .map((one) => ({ ...one, price: priceAt(one.prices, chosen.weight) }))
      .sort((one, other) => (one.price ?? Infinity) - (other.price ?? Infinity) || one.service.reference.localeCompare(other.service.reference));
    // Prices are compared as numbers, whatever their currency; those of one are drawn.
    const cheapest = reached.find(({ obstacle, price }) => !obstacle && price !== null);
    const best = reached.find(({ service }) => service.reference === chosen.service) ?? cheapest;
    const currency = currencyOf(best?.service);
    const lines = reached.filter((one) => one === best || (!one.obstacle && currencyOf(one.service) === currency));
    replace(map,
      pricePlot(lines.map(({ service, prices, price, obstacle }) => ({
        name: service.reference,
        title: `${service.name ?? service.reference}: ${money(price, currency)} at ${chosen.weight} kg`,
        colour: obstacle ? "off" : colours.get(service.carrier) ?? "c0",
        prices,
        isMain: service === best?.service,
      })), {
        width: drawnWidth,
        most: farthest,
        at: chosen.weight,
        currency,
        choose: (name) => { chosen.service = name; draw(); },
        label: `Prices of ${plural(lines.length, "service")} to ${chosen.zone} by weight; the table below has them as numbers`,
      }),
      h("p", { class: "note", role: "status" }, best ? [h("b", {}, best.service.name ?? best.service.reference),
        best === cheapest ? ` is the cheapest to ${chosen.zone} at ${chosen.weight} kg: ` : ` at ${chosen.weight} kg: `,
        money(best.price, currency), ` net with surcharges${best.obstacle ? `, but ${best.obstacle}` : ""}.`]
        : `Nobody has a price to ${chosen.zone} at ${chosen.weight} kg.`),
      remark(leftOut(reached, currency), "Size, value, tags and postcode may rule out more: Explain tells it of a consignment."));
    renew(list, serviceTable(services, reached, reload, draw));
  };
  const fields = [
    field("Reach", { path: "zone", value: chosen.zone, options: zones.map((zone) => [zone.reference, `${zone.name ?? zone.reference} (${reach(zone)})`]) }),
    field("Carrier", {
      path: "carrier",
      value: chosen.carrier,
      options: [["", "all"], ...carriers.map((carrier) => [carrier.reference, carrier.name ?? carrier.reference])],
    }),
    field("Weight in kg", { path: "weight", type: "number", value: chosen.weight, min: 0.1, max: 1000, step: 0.1 }),
  ];
  const asked = () => {
    const wanted = { zone: inputOf(fields[0]).value, carrier: inputOf(fields[1]).value, weight: Number(inputOf(fields[2]).value) || chosen.weight };
    // Leaving a field says the same once more: a table drawn anew would take the click away that left it.
    if (Object.entries(wanted).every(([name, value]) => chosen[name] === value)) return;
    Object.assign(chosen, wanted);
    draw();
  };
  draw();
  new ResizeObserver(() => { if (Math.abs(map.clientWidth - drawnWidth) > 20) draw(); }).observe(map);
  return [
    section("Price by weight and reach", filters("What the map shows", fields, asked), map),
    section("Services", list),
    section("Groups", table("Service groups", ["Group", "Services"], (catalog.serviceGroups ?? []).map(groupRow))),
    section("Carriers",
      table("Carriers", ["Carrier", "Services", "Tracking references"], carriers.map((carrier) => h("tr", {},
        rowHead(carrier.name ?? carrier.reference, under(carrier.reference)),
        cell(services.filter((service) => service.carrier === carrier.reference).length),
        cell(h("code", {}, carrier.tracking?.pattern ?? carrier.tracking?.format ?? "–")))))),
  ];
}

const currencyOf = (service) => service?.currency ?? "GBP";

function leftOut(reached, currency) {
  const counts = new Map();
  for (const { service, obstacle } of reached) {
    const why = obstacle ?? (currencyOf(service) === currency ? null : "in another currency");
    if (why) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return counts.size ? `Left out: ${[...counts].map(([why, number]) => `${number} ${why}`).join(", ")}. ` : "";
}

function groupRow({ reference, name, enabled, services, disabledServices = [] }) {
  return h("tr", { class: enabled === false ? "off" : "" },
    rowHead(name ?? reference, enabled === false ? [" ", badge("off", "mute")] : null, under(reference)),
    cell((services ?? []).join(", "), disabledServices.length ? h("small", {}, ` of which off: ${disabledServices.join(", ")}`) : null));
}

function serviceTable(services, reached, reload, draw) {
  const others = services.filter((service) => (!chosen.carrier || service.carrier === chosen.carrier) && !reached.some((one) => one.service === service));
  const columns = ["Service", "Carrier", "Net", "Reach", "Days", "Rules", "In this world"];
  return table(`Services, by their price to ${chosen.zone} at ${chosen.weight} kg`, columns,
    [...reached, ...others.map((service) => ({ service }))].map(({ service, price, prices, obstacle }) => h("tr", { class: obstacle || !isOn(service) ? "off" : "" },
      rowHead(prices ? button(service.name ?? service.reference, () => { chosen.service = service.reference; draw(); }, { class: "link", title: "Show it in the map" })
        : service.name ?? service.reference, under(service.reference)),
      cell(service.carrier),
      cell(money(price, service.currency)),
      cell(h("small", {}, (service.rates ?? []).map((rate) => rate.zone).join(", ") || "–")),
      cell(service.transitDays ?? 1), cell(h("small", {}, rules(service))), cell(toggle(service, reload)))));
}

function ranges(list, unit) {
  return list.map((range) => `${range.from ?? 0}–${range.to ?? "∞"}`).join(", ") + ` ${unit}`;
}

function rules(service) {
  const known = service.rules ?? {};
  const parts = [];
  for (const [name, unit] of [["weight", "kg"], ["length", "cm"], ["girth", "cm"], ["combinedDimensions", "cm"]]) {
    if (known[name]?.length) parts.push(`${words(name).toLowerCase()} ${ranges(known[name], unit)}`);
  }
  if (known.maxValue !== undefined) parts.push(`value up to ${known.maxValue}`);
  for (const [name, what] of [["tags", "tags"], ["excludedPostcodes", "not to"], ["excludedCountries", "not to"], ["excludedZips", "not to ZIP"], ["customsData", "customs data"]]) {
    if (known[name]?.length) parts.push(`${what} ${known[name].join(", ")}`);
  }
  if (service.direction && service.direction !== "Both") parts.push(service.direction.toLowerCase());
  if (service.pickUp) parts.push("to a shop");
  if (service.inDefaultRules === false) parts.push("only by its name or a group");
  return parts.join("; ") || "none";
}

function toggle(service, reload) {
  const fault = h("span", { class: "refused", role: "alert" });
  const name = service.name ?? service.reference;
  const element = button(isOn(service) ? "On" : "Off", async () => {
    element.disabled = true;
    try {
      await change("PATCH", `carrierservices/${segment(service.reference)}`, { body: { enabled: isOn(service) ? false : null } });
      say(`${name} is ${isOn(service) ? "off" : "on"} in this world.`);
      await reload();
      document.querySelector(`[data-service="${CSS.escape(service.reference)}"]`)?.focus();
    } catch (error) {
      element.disabled = false;
      fault.textContent = error.message;
    }
  }, { class: "switch", role: "switch", "aria-checked": String(isOn(service)), "aria-label": `${name} in this world`, data: { service: service.reference } });
  return [element, service.configured === false ? badge("not configured", "mute") : null, fault];
}
