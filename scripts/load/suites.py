"""Many suites at a time on one server, a key each: what one does must never be seen by another."""

import collections
import json
import threading
import time

from measure.server import CONSIGNMENT, HREF, Pipeline

from .running import Running

SUITES = 64


class Suite(threading.Thread):
    """Resets its world, sets its clock and a fault, meets that, retries, and asks the journal what happened; again and again."""

    def __init__(self, port, number, end):
        super().__init__(daemon=True)
        self.pipeline, self.number, self.end = Pipeline(port, f"suite-{number}"), number, end
        self.rounds, self.requests, self.wrong = 0, 0, []

    def ask(self, method, path, body=None, status=200):
        text = body if body is None or isinstance(body, str) else json.dumps(body)
        head, answer = self.pipeline.ask(self.pipeline.request(method, path, text))
        self.requests += 1
        if int(head.split(b" ", 2)[1]) != status:
            raise AssertionError(f"{method} {path}: {head.splitlines()[0]!r}, {status} expected; {answer[:300]!r}")
        return json.loads(answer) if answer[:1] in b"{[" and answer else answer

    def equal(self, what, found, wanted):
        if found != wanted:
            self.wrong.append(f"suite {self.number}, round {self.rounds}: {what} is {found}, {wanted} expected")

    def run(self):
        try:
            while time.monotonic() < self.end:
                self.round()
                self.rounds += 1
        except (AssertionError, SystemExit, OSError, ValueError, KeyError) as error:
            self.wrong.append(f"suite {self.number}, round {self.rounds}: {error!r}")
        self.pipeline.close()

    def round(self):
        mine, minute = f"suite-{self.number}-{self.rounds}", self.number % 60
        self.ask("POST", "/_sandbox/reset")
        self.ask("PUT", "/_sandbox/clock", {"mode": "frozen", "now": f"2019-06-14T09:{minute:02}:00Z"})
        self.equal("the journal after a reset", self.ask("GET", "/_sandbox/requests")["requests"], [])
        self.equal("the faults after a reset", self.ask("GET", "/_sandbox/faults")["faults"], [])
        times = 1 + self.number % 3
        self.ask("POST", "/_sandbox/faults", {
            "name": mine, "match": {"operation": "CreateConsignment"}, "when": {"times": times}, "then": {"status": 503}}, 201)
        parcel = json.dumps({**json.loads(CONSIGNMENT), "ConsignmentReferenceProvidedByCustomer": mine})
        for _ in range(times):
            self.ask("POST", "/consignments", parcel, 503)
        reference = HREF.search(json.dumps(self.ask("POST", "/consignments", parcel, 201)).encode())[1].decode()
        self.ask("PUT", "/allocation/allocate", {"ConsignmentReferences": [reference]})
        self.ask("POST", "/_sandbox/clock/advance", {"by": f"PT{1 + self.number}M"})
        self.check(mine, minute, times, reference)

    def check(self, mine, minute, times, reference):
        def counted(match):
            report = self.ask("POST", "/_sandbox/requests/verify", {"match": match, "atLeast": 0})
            return report["count"]

        minutes = minute + 1 + self.number
        now = self.ask("GET", "/_sandbox/clock")["now"]
        self.equal("the clock", now[11:16], f"{9 + minutes // 60:02}:{minutes % 60:02}")
        entries = self.ask("GET", "/_sandbox/requests?operation=CreateConsignment")["requests"]
        told = [json.loads(entry["request"]["body"]["text"])["ConsignmentReferenceProvidedByCustomer"] for entry in entries]
        self.equal("the journal", collections.Counter(told), {mine: times + 1})
        self.equal("what struck", {strike["name"] for entry in entries for strike in entry["faults"]}, {mine})
        self.equal("creations", counted({"operation": "CreateConsignment", "body": {"ConsignmentReferenceProvidedByCustomer": mine}}), times + 1)
        self.equal("what a neighbour created", counted({"body": {"ConsignmentReferenceProvidedByCustomer": "suite-0-0"}}),
                   times + 1 if mine == "suite-0-0" else 0)
        (rule,) = self.ask("GET", "/_sandbox/faults")["faults"]
        self.equal("the fault's count", (rule["rule"]["name"], rule["struck"]), (mine, times))
        self.equal("the state", self.ask("GET", f"/consignments/{reference}")["ConsignmentState"], "Allocated")


def run(binary, folder, seconds):
    with Running(binary, folder) as running:
        end = time.monotonic() + seconds
        suites = [Suite(running.port, number, end) for number in range(SUITES)]
        for suite in suites:
            suite.start()
        for suite in suites:
            suite.join()
    wrong = [problem for suite in suites for problem in suite.wrong]
    print(f"  {SUITES} suites, {seconds} s: {sum(suite.rounds for suite in suites):,} rounds, {sum(suite.requests for suite in suites):,} requests,"
          f" at least {min(suite.rounds for suite in suites)} rounds each; {len(wrong)} of another's seen")
    return wrong[:10]
