"""Creates, allocates and labels by a generated client: python flow.py FOLDER BASE"""
import base64
import sys

sys.path.insert(0, sys.argv[1])
import openapi_client
from openapi_client import models

configuration = openapi_client.Configuration(host=sys.argv[2], api_key={"keyInHeader": "generated-python"})
with openapi_client.ApiClient(configuration) as client:
    body = models.CreateConsignmentBody.from_dict({
        "Packages": [{
            "Weight": {"Value": 0.5, "Unit": "Kg"}, "Dimensions": {"Unit": "Cm", "Width": 10, "Length": 10, "Height": 10},
            "Description": "Socks", "Value": {"Amount": 5.99, "Currency": {"IsoCode": "GBP"}},
        }],
        "Addresses": [
            {"AddressType": "Origin", "ShippingLocationReference": "Sorted1"},
            {"AddressType": "Destination", "AddressLine1": "13 Porter Street", "Region": "Greater Manchester", "Postcode": "M1 5WG",
             "Country": {"IsoCode": {"TwoLetterCode": "GB"}}},
        ],
    })
    reference = openapi_client.ConsignmentsApi(client).create_consignment(body)[0].href.split("/")[-1]
    summary = openapi_client.AllocationApi(client).allocate_using_default_rules(
        models.AllocateConsignmentsBody(ConsignmentReferences=[reference]))[0]
    assert summary.status_code == 200, summary
    consignment = openapi_client.ConsignmentsApi(client).get_consignment(reference)
    assert consignment.consignment_state == "Allocated", consignment
    label = openapi_client.LabelsApi(client).get_labels(reference)
    file = label.file if isinstance(label.file, bytes) else label.file.encode()
    assert (file if file.startswith(b"%PDF") else base64.b64decode(file)).startswith(b"%PDF"), file[:40]
print("created, allocated and labelled by the generated client")
