"""A small warehouse client of SortedPRO's API: what is under test. It knows nothing of the sandbox."""

import base64
import time
from dataclasses import dataclass

import requests


class CannotShip(Exception):
    """No carrier takes it, in the platform's words."""


@dataclass
class Shipment:
    reference: str
    service: str
    label: bytes


class Warehouse:
    def __init__(self, url: str, key: str) -> None:
        self.url, self.session = url, requests.Session()
        self.session.headers["ocp-apim-subscription-key"] = key

    def ship(self, order: str, postcode: str = "M1 5WG") -> Shipment:
        """Creates the order's consignment, books the cheapest service, prints the label and hands it over to the carrier."""
        reference = self._create(order, postcode)
        booked = self._call("PUT", f"/allocation/{reference}/allocatewithcheapestquote")[0]
        label = self._call("GET", f"/labels/{reference}/pdf/203")
        self._call("PUT", "/consignments/manifest", {"ConsignmentReferences": [reference]})
        return Shipment(reference, booked["CarrierServiceName"], base64.b64decode(label["File"]))

    def status(self, reference: str) -> str:
        return self._call("GET", f"/consignments/{reference}/status")["Status"]

    def _create(self, order: str, postcode: str) -> str:
        body = {
            "ConsignmentReferenceProvidedByCustomer": order,
            "Packages": [{
                "Weight": {"Value": 0.5, "Unit": "Kg"}, "Dimensions": {"Unit": "Cm", "Width": 10, "Length": 10, "Height": 10},
                "Description": "Socks", "Value": {"Amount": 5.99, "Currency": {"IsoCode": "GBP"}}}],
            "Addresses": [
                {"AddressType": "Origin", "ShippingLocationReference": "Sorted1"},
                {"AddressType": "Destination", "AddressLine1": "13 Porter Street", "Region": "Greater Manchester",
                 "Postcode": postcode, "Country": {"Name": "Great Britain", "IsoCode": {"TwoLetterCode": "GB"}}}]}
        try:
            return self._call("POST", "/consignments", body)[0]["Href"].rsplit("/", 1)[1]
        except requests.ConnectionError:
            # The answer is lost. Whether the consignment is, too, is asked before another is made.
            found = self.session.get(f"{self.url}/consignments/clientReference/{order}/status", timeout=10)
            if found.status_code == 404:
                return self._call("POST", "/consignments", body)[0]["Href"].rsplit("/", 1)[1]
            found.raise_for_status()
            return found.json()[0]["ConsignmentReferenceForAllLegsAssignedByMpd"]

    def _call(self, method: str, path: str, body: object = None):
        for attempt in range(3):
            answer = self.session.request(method, self.url + path, json=body, timeout=10)
            if answer.status_code not in (429, 503) or attempt == 2:
                break
            time.sleep(float(answer.headers.get("Retry-After", 1)))
        if answer.status_code == 400:
            raise CannotShip(answer.json()["Message"])
        answer.raise_for_status()
        return answer.json()
