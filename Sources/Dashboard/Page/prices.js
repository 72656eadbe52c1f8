// What services ask to a zone, and which of them can win there at all.

/** Whether all of a zone lies in a territory: a zone, or a country. */
function covers(territory, zone, zones) {
  if (territory === zone.reference) return true;
  const { countries = [], postcodes } = zones.find((one) => one.reference === territory) ?? { countries: [territory] };
  return !postcodes?.length && (countries.includes("*") || isWithin(zone, countries));
}

const isWithin = ({ countries }, all) => countries?.length > 0 && countries.every((country) => all.includes(country));

/**
 * Prices to a zone as `{ from, upTo, at(weight) }`: the bands of the first rate that holds there, as far as the service's rules let the weight go, with
 * the surcharges that are asked of everybody there.
 */
export function pricesTo(zone, service, zones) {
  const rate = (service.rates ?? []).find((one) => covers(one.zone, zone, zones));
  const allowed = service.rules?.weight?.length ? service.rules.weight : [{}];
  const added = (service.surcharges ?? []).filter((one) => !one.postcodes && (one.zones?.some((name) => covers(name, zone, zones)) ?? true));
  let least = 0;
  return (rate?.bands ?? []).flatMap((band) => {
    const [low, high] = [least, band.upTo ?? Infinity];
    least = high;
    return allowed
      .map(({ from, to }) => ({ from: Math.max(low, from ?? 0), upTo: Math.min(high, to ?? Infinity), at: (weight) => total(band.net, added, weight) }))
      .filter((piece) => piece.from < piece.upTo);
  });
}

const cents = (sum) => Math.round(sum * 100) / 100;

const total = (net, surcharges, weight) => cents(surcharges.reduce((sum, { amount = 0, percent = 0, perKg = 0, appliesToBaseOnly }) =>
  sum + amount + cents(((appliesToBaseOnly === false ? sum : net) * percent) / 100) + cents(perKg * weight), net));

/** Null where it does not take the weight. */
export const priceAt = (prices, weight) => prices.find(({ from, upTo }) => from <= weight && weight <= upTo)?.at(weight) ?? null;

export const isOn = (service) => service.enabled !== false;

/** Why it cannot win what is sent to a zone by who names neither a service nor a group; null where it can. */
export function against(service, zone, { zones, shippingLocations }) {
  const home = shippingLocations?.[0]?.country ?? "GB";
  if (!isOn(service) || service.configured === false) return "switched off or not configured";
  if (service.direction === "Inbound") return "inbound alone";
  if (service.inDefaultRules === false) return "only by its name or a group";
  if (service.origins && !service.origins.some((name) => covers(name, { countries: [home] }, zones))) return `not from ${home}`;
  const isExcluded = isWithin(zone, service.rules?.excludedCountries ?? []);
  return isExcluded || (service.destinations && !service.destinations.some((name) => covers(name, zone, zones))) ? "not there" : null;
}
