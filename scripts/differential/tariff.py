"""What a shipment costs with each carrier service of the built-in catalog, worked out anew: every service is asked, in decimals.

It is written from the catalog's schema and Fixtures/README.md, and shares nothing with the server.
"""

import json
from decimal import ROUND_HALF_UP, Decimal

from measure.server import ROOT

CENT = Decimal("0.01")


def cents(amount):
    """To hundredths, a half away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def in_part(postcode, part):
    """Whether a whole UK postcode lies in an area, district, sector or unit."""
    outward, inward = postcode.split(" ")
    if " " in part:
        district, rest = part.split(" ")
        return outward == district and inward.startswith(rest)
    return outward == part if any(c.isdigit() for c in part) else outward.rstrip("0123456789") == part or outward[: len(part)] == part and outward[len(part)].isdigit()


def in_bounds(bounds, measure):
    return not bounds or any(b.get("from", measure) <= measure <= b.get("to", measure) for b in bounds)


class Tariff:
    def __init__(self):
        text = (ROOT / "Fixtures" / "catalog.json").read_text()
        catalog = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        self.zones = {zone["reference"]: zone for zone in catalog["zones"]}
        self.services = catalog["carrierServices"]
        self.locations = {place["reference"]: place for place in catalog["shippingLocations"]}

    def covers(self, zone, place):
        written = self.zones.get(zone)
        if written is None:
            return place["country"] == zone
        if "*" not in written["countries"] and place["country"] not in written["countries"]:
            return False
        parts = written.get("postcodes")
        return not parts or place["country"] != "GB" or any(in_part(place["postcode"], part) for part in parts)

    def takes(self, service, shipment):
        rules, place = service.get("rules", {}), shipment["destination"]
        # What stands outside of the default rules is no candidate where nobody names it.
        if not all(service.get(member, True) for member in ("enabled", "configured", "inDefaultRules")):
            return False
        if service.get("direction", "Both") not in ("Both", shipment["direction"]):
            return False
        if service.get("origins") and not any(self.covers(zone, shipment["origin"]) for zone in service["origins"]):
            return False
        if service.get("destinations") and not any(self.covers(zone, place) for zone in service["destinations"]):
            return False
        if place["country"] in rules.get("excludedCountries", []):
            return False
        if place["country"] == "GB" and any(in_part(place["postcode"], part) for part in rules.get("excludedPostcodes", [])):
            return False
        if place["country"] == "US":
            prefix = place["postcode"][:3]
            for written in rules.get("excludedZips", []):
                first, _, last = written.partition("-")
                if first <= prefix <= (last or first):
                    return False
        if not in_bounds(rules.get("weight"), shipment["weight"]):
            return False
        for sides in shipment["sides"]:
            girth = 2 * (sides[0] + sides[1])
            if not in_bounds(rules.get("length"), sides[2]) or not in_bounds(rules.get("girth"), girth):
                return False
            if not in_bounds(rules.get("combinedDimensions"), sides[2] + girth):
                return False
        if "maxValue" in rules and shipment["value"] > rules["maxValue"]:
            return False
        return all(tag in rules.get("tags", []) for tag in shipment["tags"])

    def price(self, service, shipment):
        """Base price, price, tax and gross; nothing where no rate covers the destination or the weight."""
        rate = next((rate for rate in service.get("rates", []) if self.covers(rate["zone"], shipment["destination"])), None)
        band = rate and next((band for band in rate["bands"] if shipment["weight"] <= band.get("upTo", shipment["weight"])), None)
        if not band:
            return None
        base = net = band["net"]
        for surcharge in service.get("surcharges", []):
            parts, place = surcharge.get("postcodes"), shipment["destination"]
            if parts and not (place["country"] == "GB" and any(in_part(place["postcode"], part) for part in parts)):
                continue
            if surcharge.get("zones") and not any(self.covers(zone, place) for zone in surcharge["zones"]):
                continue
            whole = base if surcharge.get("appliesToBaseOnly", True) else net
            charge = surcharge.get("amount", Decimal(0))
            charge += cents(whole * surcharge.get("percent", Decimal(0)) / 100)
            charge += cents(surcharge.get("perKg", Decimal(0)) * shipment["weight"])
            net += charge
        tax = cents(net * service.get("tax", {}).get("rate", Decimal("0.2")))
        return base, net, tax, net + tax

    def quotes(self, shipment):
        """Every service that takes the shipment with its prices, the cheapest first, of two alike the lower reference."""
        found = []
        for service in self.services:
            if self.takes(service, shipment):
                price = self.price(service, shipment)
                if price:
                    found.append((service["reference"], *price))
        return sorted(found, key=lambda quote: (quote[2], quote[0]))
