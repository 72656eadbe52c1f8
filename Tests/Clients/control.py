"""Resets a world, sets its clock, lets an answer fail and reads the journal by a generated client: control.py FOLDER BASE"""
import sys
import urllib.error
import urllib.request

sys.path.insert(0, sys.argv[1])
import control_client
from control_client import models

key = "generated-control-python"
base = sys.argv[2]
configuration = control_client.Configuration(host=base, api_key={"keyInHeader": key})


def status(path):
    request = urllib.request.Request(base + path, headers={"ocp-apim-subscription-key": key})
    try:
        return urllib.request.urlopen(request, timeout=60).status
    except urllib.error.HTTPError as error:
        return error.code


with control_client.ApiClient(configuration) as client:
    clock, faults, journal, worlds = (
        kind(client) for kind in (control_client.ClockApi, control_client.FaultsApi, control_client.JournalApi, control_client.WorldsApi))
    assert worlds.reset().reset == "caller"
    shown = clock.set_clock(models.ClockChange.from_dict({"mode": "frozen", "now": "2030-01-02T03:04:05Z"}))
    assert shown.mode == "frozen" and shown.now.year == 2030, shown
    advanced = clock.advance_clock(models.ClockAdvance.from_dict({"by": "PT2H"}))
    assert (advanced.now - shown.now).total_seconds() == 7200, advanced
    faults.set_fault(models.FaultRuleInput.from_dict({"when": {"times": 1}, "then": {"status": 503, "retryAfter": 1}}))
    assert [status("/consignments/EC-000-05B-MMA") for _ in range(2)] == [503, 200]
    requests = journal.list_requests().requests
    assert [entry.response.status for entry in requests] == [503, 200], requests
    assert requests[0].operation == "GetConsignment" and requests[0].faults[0].kind == "rule", requests[0]
    verdict = journal.verify_requests(models.VerifyRequest.from_dict({"match": {"status": "5xx"}, "exactly": 1}))
    assert verdict.verdict == "holds", verdict
    worlds.reset()
    assert journal.list_requests().requests == [] and faults.get_faults().faults == []
print("reset, set the clock, set a fault and read the journal by the generated client")
