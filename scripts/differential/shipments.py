"""Random shipments: what the server quotes, beside prices in Python's decimals and a choice that asks every service."""

import json
import random
import tempfile
from decimal import Decimal

from differential.tariff import Tariff
from measure.server import NAME, Pipeline, Server, free_port

OUTWARD = ["M1", "M2", "M26", "LS1", "EC1A", "W1A", "BT7", "HS2", "ZE1", "IV1", "KW14", "PA20", "PA3", "PH33", "PH1", "B33", "CR2", "DN55", "SW1W", "GY1"]
INWARD = ["1NN", "6LW", "6LX", "4BT", "9ZZ"]
ELSEWHERE = {
    "US": ["10001", "90210", "32299", "32300", "90699", "99501"], "CA": ["K1A 0B1"], "DE": ["10115"], "FR": ["69001"], "IE": ["D02 X285"],
    "CH": ["8001"], "NO": ["0010"], "AU": ["2000"], "JP": ["100-0001"], "BR": ["01000-000"], "ZA": ["0001"], "IS": ["101"], "GR": ["104 31"],
}
TAGS = ["Alcohol", "Flammables", "Radioactive", "Tobacco", "Weapons"]


def place(chance):
    if chance.random() < 0.6:
        return {"country": "GB", "postcode": f"{chance.choice(OUTWARD)} {chance.choice(INWARD)}"}
    country = chance.choice(sorted(ELSEWHERE))
    return {"country": country, "postcode": chance.choice(ELSEWHERE[country])}


def measure(chance, most):
    """Often a round number, as limits are, and what lies right beside one."""
    if chance.random() < 0.4:
        return Decimal(chance.choice([1, 2, 5, 10, 15, 20, 30, 60, 100, 120])) + Decimal(chance.choice([0, 0, 1, -1])) / 10 ** chance.choice([1, 2, 4])
    return Decimal(chance.randrange(1, most * 10_000)) / 10_000


def shipment(chance, locations):
    packages = []
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        packages.append({
            "weight": measure(chance, chance.choice([2, 15, 70])), "value": Decimal(chance.randrange(1, chance.choice([5000, 60_000, 600_000]))) / 100,
            "sides": sorted(measure(chance, chance.choice([30, 130])) for _ in range(3)),
        })
    location = chance.choice(sorted(locations))
    at = locations[location]
    ours, theirs = {"country": at.get("country", "GB"), "postcode": at.get("postcode", "")}, place(chance)
    inbound = chance.random() < 0.2
    return {
        "packages": packages, "location": location, "direction": "Inbound" if inbound else "Outbound",
        "origin": theirs if inbound else ours, "destination": ours if inbound else theirs,
        "weight": sum(p["weight"] for p in packages), "value": sum(p["value"] for p in packages), "sides": [p["sides"] for p in packages],
        "tags": chance.sample(TAGS, chance.choice([1, 2])) if chance.random() < 0.1 else [],
    }


def body(shipment):
    inbound = shipment["direction"] == "Inbound"
    theirs = shipment["origin" if inbound else "destination"]
    written = {"AddressLine1": "1 Example Street", "Town": "Town", "Postcode": theirs["postcode"], "Country": {"IsoCode": {"TwoLetterCode": theirs["country"]}},
               "Contact": {"FirstName": "A", "LastName": "B", "Telephone": "01", "Email": "a@b.test"}}
    ours = {"ShippingLocationReference": shipment["location"]}
    origin, destination = (written, ours) if inbound else (ours, written)
    return json.dumps({
        "Packages": [{
            "Weight": {"Value": str(p["weight"]), "Unit": "Kg"}, "Description": "Socks", "Value": {"Amount": str(p["value"]), "Currency": {"IsoCode": "GBP"}},
            "Dimensions": {"Unit": "Cm", **dict(zip(("Width", "Length", "Height"), map(str, p["sides"])))},
        } for p in shipment["packages"]],
        "Addresses": [{"AddressType": "Origin", **origin}, {"AddressType": "Destination", **destination}],
        "Direction": shipment["direction"], "Tags": shipment["tags"],
    })


def quoted(answer):
    found = []
    for quote in json.loads(answer, parse_float=Decimal, parse_int=Decimal).get("Quotes") or []:
        base, price = quote["BasePrice"], quote["Price"]
        found.append((quote["MpdCarrierServiceReference"], base["Net"], price["Net"], price["VatAmount"], price["Gross"]))
    return found


def check(binary, count, seed=2019):
    folder = tempfile.mkdtemp(prefix=f"{NAME}-differential-")
    port, tariff, chance = free_port(), Tariff(), random.Random(seed)
    server = Server([str(binary), "--port", str(port), "--log-level", "error"], port, "/_sandbox/health", f"{folder}/log")
    problems, prices, nobody = [], 0, 0
    try:
        pipeline = Pipeline(port, "differential")
        for number in range(count):
            asked = shipment(chance, tariff.locations)
            head, answer = pipeline.ask(pipeline.request("POST", "/quotes", body(asked)))
            expected = tariff.quotes(asked)
            found = quoted(answer) if b" 201 " in head[:16] else f"{head[:80]} {answer[:300]}"
            prices += len(expected)
            nobody += not expected
            if found != expected:
                problems.append(f"shipment {number}: {body(asked)}\n  server {found}\n  here   {expected}")
                if len(problems) > 4:
                    break
        pipeline.close()
    finally:
        server.stop()
    return f"{count} shipments, {prices} prices and their order alike; {nobody} shipments that nobody takes", problems
