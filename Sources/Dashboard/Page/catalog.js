// Carriers, services by price, weight and reach, groups and rules; a service can be switched off for this world.

import { change, get, segment } from "./api.js";
import { badge, button, cell, empty, h, head, money, plural, refused, renew, replace, rowHead, say, table, words } from "./dom.js";
import { field, inputOf } from "./form.js";
import { pricePlot } from "./plot.js";
import { keep } from "./stream.js";

const chosen = { zone: "", weight: 2, carrier: "", service: "" };
const farthest = 30;

export async function show({ main, signal }) {
  const place = h("div");
  replace(main, head("Catalog", "Who carries what, where to, and for how much, in this world."), place);
  let shown = "";
  async function load() {
    try {
      const catalog = await get("catalog", {}, signal);
      const text = JSON.stringify(catalog);
      if (text === shown) return;
      shown = text;
      renew(place, drawn(catalog, load));
    } catch (error) {
      if (error.name !== "AbortError") { shown = ""; replace(place, refused(error)); }
    }
  }
  await load();
  keep(signal, load);
}

/** Whether it can win at all. */
const takesPart = (service) => isOn(service) && service.configured !== false;
const isOn = (service) => service.enabled !== false;

/** The bands that hold in a zone: those of the first rate that is for it. */
function bandsIn(service, zone) {
  const rate = (service.rates ?? []).find((candidate) => candidate.zone === zone);
  // The last may have no end.
  return rate?.bands?.map((band) => ({ ...band, upTo: band.upTo ?? Infinity })) ?? null;
}

function priceAt(bands, weight) {
  return bands?.find((band) => weight <= band.upTo)?.net ?? null;
}

function drawn(catalog, reload) {
  const zones = catalog.zones ?? [];
  const services = catalog.carrierServices ?? [];
  const carriers = catalog.carriers ?? [];
  if (!services.length) {
    return empty("No carrier service", "This world's catalog is empty: nothing can be allocated. Put one in, or reset the world.",
      `curl -X POST ${location.origin}/_sandbox/reset \\
  -H "ocp-apim-subscription-key: \${SORTEDPRO_KEY:?is not set}"`);
  }
  if (!zones.some((zone) => zone.reference === chosen.zone)) {
    // The zone that most services reach says most.
    const reach = (zone) => services.filter((service) => bandsIn(service, zone.reference)).length;
    chosen.zone = [...zones].sort((one, other) => reach(other) - reach(one))[0]?.reference ?? "";
  }
  const colours = new Map(carriers.map((carrier, place) => [carrier.reference, `c${place % 8}`]));
  const map = h("div");
  const list = h("div");
  let drawnWidth = 0;
  const draw = () => {
    drawnWidth = Math.max(320, map.clientWidth || Math.min(window.innerWidth - 40, 1200));
    const reached = services.filter((service) => bandsIn(service, chosen.zone) && (!chosen.carrier || service.carrier === chosen.carrier));
    const currency = services.find((service) => service.reference === chosen.service)?.currency ?? "GBP";
    const inCurrency = reached.filter((service) => (service.currency ?? "GBP") === currency);
    const cheapest = [...inCurrency].filter((service) => takesPart(service) && priceAt(
      bandsIn(service, chosen.zone),
      chosen.weight
    ) !== null)
      .sort((one, other) => priceAt(bandsIn(one, chosen.zone), chosen.weight) - priceAt(bandsIn(other, chosen.zone), chosen.weight))[0];
    const main = inCurrency.some((service) => service.reference === chosen.service) ? chosen.service : cheapest?.reference;
    const best = services.find((service) => service.reference === main);
    replace(map,
      pricePlot(inCurrency.map((service) => ({
        name: service.reference,
        title: `${service.name ?? service.reference}: ${money(priceAt(bandsIn(service, chosen.zone), chosen.weight), currency)} at ${chosen.weight} kg`,
        colour: takesPart(service) ? colours.get(service.carrier) ?? "c0" : "off",
        bands: bandsIn(service, chosen.zone),
        isMain: service.reference === main,
      })), {
        width: drawnWidth,
        most: farthest,
        at: chosen.weight,
        currency,
        choose: (name) => { chosen.service = name; draw(); },
        label: `Prices of ${plural(inCurrency.length, "service")} to ${chosen.zone} by weight; the table below has them as numbers`,
      }),
      h("p", { class: "note", role: "status" }, best ? [h("b", {}, best.name ?? best.reference),
      main === cheapest?.reference ? ` is the cheapest to ${chosen.zone} at ${chosen.weight} kg: ` : ` at ${chosen.weight} kg: `,
        money(
          priceAt(bandsIn(best, chosen.zone), chosen.weight),
          currency
        ), " net."] : `Nobody has a price to ${chosen.zone} at ${chosen.weight} kg.`));
    renew(list, serviceTable(catalog, reload, draw));
  };
  const fields = [
    field("Reach", {
      path: "zone",
      value: chosen.zone,
      options: zones.map((zone) => [
        zone.reference,
        `${zone.name ?? zone.reference} (${services.filter((service) => bandsIn(service, zone.reference)).length})`,
      ]),
    }),
    field("Carrier", {
      path: "carrier",
      value: chosen.carrier,
      options: [["", "all"], ...carriers.map((carrier) => [carrier.reference, carrier.name ?? carrier.reference])],
    }),
    field("Weight in kg", { path: "weight", type: "number", value: chosen.weight, min: 0.1, max: 1000, step: 0.1 }),
  ];
  const asked = () => {
    const wanted = {
      zone: inputOf(fields[0]).value,
      carrier: inputOf(fields[1]).value,
      weight: Number(inputOf(fields[2]).value) || chosen.weight,
    };
    // Leaving a field says the same once more: a table drawn anew would take the click away that left it.
    if (Object.entries(wanted).every(([name, value]) => chosen[name] === value)) return;
    Object.assign(chosen, wanted);
    draw();
  };
  draw();
  new ResizeObserver(() => { if (Math.abs(map.clientWidth - drawnWidth) > 20) draw(); }).observe(map);
  return [
    h("section", { "aria-label": "Map of prices" }, h("h2", {}, "Price by weight and reach"),
      h(
        "form",
        {
          class: "filters",
          "aria-label": "What the map shows",
          onsubmit: (event) => event.preventDefault(),
          oninput: asked,
          onchange: asked,
        },
        fields
      ), map),
    h("section", { "aria-label": "Services" }, h("h2", {}, "Services"), list),
    h("section", { "aria-label": "Groups" }, h("h2", {}, "Groups"), table("Service groups", ["Group", "Services"], (catalog.serviceGroups ?? []).map((group) => h("tr", {},
      rowHead(group.name ?? group.reference, h("br"), h("small", {}, group.reference)), cell((group.services ?? []).join(", ")))))),
    h("section", { "aria-label": "Carriers" }, h("h2", {}, "Carriers"), table("Carriers", [
      "Carrier",
      "Services",
      "Tracking references",
    ], carriers.map((carrier) => h("tr", {},
      rowHead(carrier.name ?? carrier.reference, h("br"), h("small", {}, carrier.reference)),
      cell(services.filter((service) => service.carrier === carrier.reference).length),
      cell(h("code", {}, carrier.tracking?.pattern ?? carrier.tracking?.format ?? "–")))))),
  ];
}

function serviceTable(catalog, reload, draw) {
  const services = (catalog.carrierServices ?? []).filter((service) => !chosen.carrier || service.carrier === chosen.carrier);
  const priced = services.map((service) => [service, priceAt(bandsIn(service, chosen.zone), chosen.weight)])
    .sort(([, one], [, other]) => (one ?? Infinity) - (other ?? Infinity));
  return table(`Services, by their price to ${chosen.zone} at ${chosen.weight} kg`, [
    "Service",
    "Carrier",
    "Net",
    "Reach",
    "Days",
    "Rules",
    "In this world",
  ], priced.map(([service, price]) => h("tr", { class: isOn(service) ? "" : "off" },
    rowHead(
      bandsIn(service, chosen.zone) ? button(
        service.name ?? service.reference,
        () => { chosen.service = service.reference; draw(); },
        { class: "link", title: "Show it in the map" }
      ) : service.name ?? service.reference,
      h("br"),
      h("small", {}, service.reference)
    ),
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
  if (known.tags?.length) parts.push(`tags ${known.tags.join(", ")}`);
  if (known.excludedPostcodes?.length) parts.push(`not to ${known.excludedPostcodes.join(", ")}`);
  if (known.excludedCountries?.length) parts.push(`not to ${known.excludedCountries.join(", ")}`);
  if (service.direction && service.direction !== "Both") parts.push(service.direction.toLowerCase());
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
  }, {
    class: "switch",
    role: "switch",
    "aria-checked": String(isOn(service)),
    "aria-label": `${name} in this world`,
    data: { service: service.reference },
  });
  return [element, service.configured === false ? badge("not configured", "mute") : null, fault];
}
