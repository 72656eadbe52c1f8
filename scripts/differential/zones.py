"""The offset of every country's clocks at every hour of the days on which they change, and in the middle of each season, beside `zoneinfo`.

A carrier that calls at every full hour collects at a shipping location of each country; what is compared is each quote's expiry, which is the
collection's cut-off by the clocks there.
"""

import json
import re
import tempfile
import zoneinfo
from datetime import UTC, datetime, timedelta

from measure.server import NAME, Pipeline, Server, free_port

# The principal zone, where a country has several: Sources/Contract/Places/CountryTable.swift says so.
PRINCIPAL = {
    "AQ": "Antarctica/McMurdo", "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo", "CA": "America/Toronto",
    "CD": "Africa/Kinshasa", "CL": "America/Santiago", "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil",
    "ES": "Europe/Madrid", "FM": "Pacific/Pohnpei", "GL": "America/Nuuk", "ID": "Asia/Jakarta", "KI": "Pacific/Tarawa", "KZ": "Asia/Almaty",
    "MH": "Pacific/Majuro", "MN": "Asia/Ulaanbaatar", "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby", "PS": "Asia/Gaza", "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv",
    "UM": "Pacific/Wake", "US": "America/New_York", "UZ": "Asia/Tashkent", "VN": "Asia/Ho_Chi_Minh",
}
# What no rule of the year gives.
WITHOUT_RULE = {
    "MA": "leaves its time for Ramadan", "EH": "leaves its time for Ramadan, as Morocco does", "PS": "sets the dates each year",
}
YEAR = 2026


def zones():
    """Country code to zone, of the time zone database."""
    found = {}
    with open("/usr/share/zoneinfo/zone.tab", encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                code, _, name = line.split("\t")[:3]
                found.setdefault(code, name.strip())
    return {code: zoneinfo.ZoneInfo(PRINCIPAL.get(code, name)) for code, name in found.items()}


def days(zone):
    """A day of January and of July, and each on which the clocks change, with the days beside it."""
    found = {datetime(YEAR, 1, 14).date(), datetime(YEAR, 7, 15).date()}
    at, last = datetime(YEAR, 1, 1, tzinfo=UTC), None
    while at.year == YEAR:
        offset = at.astimezone(zone).utcoffset()
        if last is not None and offset != last:
            found |= {(at.astimezone(zone) + timedelta(days=step)).date() for step in (-1, 0, 1)}
        last, at = offset, at + timedelta(hours=1)
    return sorted(found)


def catalog(countries):
    hours = [f"{hour:02}:00" for hour in range(24)]
    week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return json.dumps({
        "carriers": [{"reference": "HOURLY"}],
        "zones": [{"reference": "WORLD", "countries": ["*"]}],
        "carrierServices": [{
            "reference": f"AT_{hour}", "carrier": "HOURLY", "collection": {"days": week, "cutOff": hour, "time": hour}, "worksOnHolidays": True,
            "rates": [{"zone": "WORLD", "bands": [{"net": 1}]}],
        } for hour in hours],
        "shippingLocations": [{"reference": f"In-{code}", "country": code, "addressLine1": "1 Example Street", "postcode": "1"} for code in countries],
    })


def offsets(local, zone):
    """What a clock can show beside a local time: one offset, two in the hour that comes twice, none in the hour that is left out."""
    found = set()
    for fold in (0, 1):
        at = local.replace(tzinfo=zone, fold=fold)
        if at.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local:
            found.add(at.utcoffset())
    return found


class Checker:
    def __init__(self, port):
        self.pipeline = Pipeline(port, "differential")

    def send(self, method, path, body):
        head, answer = self.pipeline.ask(self.pipeline.request(method, path, body))
        if not re.match(rb"HTTP/1.1 20[01]", head):
            raise SystemExit(f"{method} {path} {body[:300]}: {head.splitlines()[0]} {answer[:500]}")
        return json.loads(answer)

    def collections(self, code, day):
        """The local times until which the collections of a day can be allocated, as quotes expire then."""
        found = []
        before = datetime.combine(day, datetime.min.time()) - timedelta(days=1)
        self.send("PUT", "/_sandbox/clock", json.dumps({"mode": "frozen", "now": before.isoformat() + "Z"}))
        body = json.dumps({
            "Packages": [{"Weight": {"Value": 1, "Unit": "Kg"}, "Dimensions": {"Unit": "Cm", "Width": 1, "Length": 1, "Height": 1},
                          "Description": "x", "Value": {"Amount": 1, "Currency": {"IsoCode": "GBP"}}}],
            "Addresses": [{"AddressType": "Origin", "ShippingLocationReference": f"In-{code}"},
                          {"AddressType": "Destination", "AddressLine1": "1 Example Street", "Town": "T", "Postcode": "M1 5WG",
                           "Contact": {"FirstName": "A", "LastName": "B", "Telephone": "01", "Email": "a@b.test"},
                           "Country": {"IsoCode": {"TwoLetterCode": "GB"}}}],
            "ShippingDate": day.isoformat() + "T00:00:00",
        })
        for quote in self.send("POST", "/quotes", body)["Quotes"]:
            found.append(datetime.fromisoformat(quote["ExpiryDate"]))
        return found


def check(binary):
    folder = tempfile.mkdtemp(prefix=f"{NAME}-differential-")
    port = free_port()
    server = Server([str(binary), "--port", str(port), "--log-level", "error"], port, "/_sandbox/health", f"{folder}/log")
    problems, compared, countries = [], 0, {code: zone for code, zone in zones().items() if code not in WITHOUT_RULE}
    try:
        checker = Checker(port)
        checker.send("PUT", "/_sandbox/catalog", catalog(sorted(countries)))
        for code, zone in sorted(countries.items()):
            for day in days(zone):
                collections = checker.collections(code, day)
                hours = {at.hour for at in collections if at.date() == day}
                if len(hours) < 24:
                    problems.append(f"{code} {day}: collected only at {sorted(hours)}")
                for at in collections:
                    allowed = offsets(at.replace(tzinfo=None), zone)
                    compared += bool(allowed)
                    if allowed and at.utcoffset() not in allowed:
                        problems.append(f"{code} ({zone.key}) {at.isoformat()}: the clocks there show {at.replace(tzinfo=zone).isoformat()}")
    finally:
        server.stop()
    left = ", ".join(f"{code} {why}" for code, why in sorted(WITHOUT_RULE.items()))
    return f"{compared} local times in {len(countries)} countries alike; left out: {left}", problems
