"""Half of what the server can do, for long, with resets, faults, clocks that move and new worlds: nothing may grow."""

import itertools
import json
import os
import random
import re
import statistics
import threading
import time

from measure.other import Other
from measure.server import CONSIGNMENT, HREF, Pipeline, Server, broken, free_port, say

CLIENTS, BATCH = 4, 40
ANSWER = re.compile(rb"HTTP/1\.1 (\d{3}) ")
# Of the last third's mean beside the middle third's: what counts as flat.
MEMORY, DESCRIPTORS = 1.05, 1.05


class Client(threading.Thread):
    """A world that is worked in: create, allocate, read, search, cancel; paced to a share of what it could do."""

    def __init__(self, port, number):
        super().__init__(daemon=True)
        self.pipeline, self.number, self.rate = Pipeline(port, f"soak-{number}"), number, None
        self.requests, self.statuses, self.goes_on, self.wrong = 0, {}, True, None

    def batches(self):
        ask, references = self.pipeline.request, []
        while True:
            made = yield [ask("POST", "/consignments", CONSIGNMENT)] * (BATCH // 4)
            references = HREF.findall(made)
            names = [reference.decode() for reference in references] or ["EC-000-05B-MMA"]
            yield [ask("PUT", "/allocation/allocate", json.dumps({"ConsignmentReferences": [name]})) for name in names]
            yield [ask("GET", f"/consignments/{name}") for name in names * 3]
            yield [ask("GET", f"/labels/{names[0]}/zpl"), ask("GET", "/consignments/10/0?state=Allocated"), ask("GET", "/consignments/count")]
            yield [ask("PUT", f"/consignments/{name}/cancel", "") for name in names]

    def run(self):
        try:
            self.work()
        except (SystemExit, OSError) as error:
            self.wrong = f"client {self.number}: {error}"

    def work(self):
        batches, answer = self.batches(), b""
        requests, due = next(batches), time.monotonic()
        while self.goes_on:
            answer = self.sent(requests)
            self.requests += len(requests)
            if self.rate:
                due = max(due + len(requests) / self.rate, time.monotonic() - 1)
                time.sleep(max(0, due - time.monotonic()))
            requests = batches.send(answer)

    def sent(self, requests):
        self.pipeline.link.sendall(b"".join(requests))
        data, heads = b"", []
        while len(heads) < len(requests):
            data += self.pipeline.receive(data)
            heads = ANSWER.findall(data)
        for status in heads:
            self.statuses[status] = self.statuses.get(status, 0) + 1
        while not whole(data):
            data += self.pipeline.receive(data)
        return data


def whole(data):
    """Whether the last answer has all of its body."""
    end = data.find(b"\r\n\r\n", data.rfind(b"HTTP/1.1 "))
    named = re.search(rb"(?i)content-length: *(\d+)", data[data.rfind(b"HTTP/1.1 "):end]) if end >= 0 else None
    return bool(named) and len(data) >= end + 4 + int(named[1])


class Trouble(threading.Thread):
    """Twice a second something happens in one of the worlds, or a new one begins."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.goes_on, self.wrong = port, True, None
        self.chance, self.done = random.Random(7), {}

    def ask(self, key, method, path, body=None):
        pipeline = Pipeline(self.port, key)
        try:
            head, _ = pipeline.ask(pipeline.request(method, path, body))
            if head.split(b" ", 2)[1] not in (b"200", b"201"):
                self.wrong = f"{method} {path}: {head.splitlines()[0]!r}"
        finally:
            pipeline.close()

    def run(self):
        try:
            for number in itertools.count():
                if not self.goes_on:
                    return
                self.happen(number, self.chance.choice(["reset", "reset", "faults", "clock", "world", "world", "snapshot"]))
                time.sleep(0.5)
        except (SystemExit, OSError) as error:
            self.wrong = f"trouble: {error}"

    def happen(self, number, what):
        self.done[what] = self.done.get(what, 0) + 1
        key = f"soak-{number % CLIENTS}"
        if what == "reset":
            self.ask(key, "POST", "/_sandbox/reset", "")
        elif what == "faults":
            self.ask(key, "DELETE", "/_sandbox/faults")
            rule = {"when": {"probability": 0.02}, "then": self.chance.choice([{"status": 503}, {"delay": "PT0.05S"}, {"error": "OperationFailedException"}])}
            self.ask(key, "POST", "/_sandbox/faults", json.dumps(rule))
        elif what == "clock":
            self.ask(key, "POST", "/_sandbox/clock/advance", json.dumps({"by": "PT6H"}))
        elif what == "snapshot":
            self.ask(key, "POST", f"/_sandbox/snapshots/s{number % 3}", "")
        else:
            self.ask(f"new-{number}", "POST", "/consignments", CONSIGNMENT)


def sample(server):
    status = open(f"/proc/{server.pid}/status").read()
    return (
        int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024, len(os.listdir(f"/proc/{server.pid}/fd")),
        int(re.search(r"Threads:\s+(\d+)", status)[1]))


def run(binary, folder, minutes, kept):
    """Prints a line a minute, and answers what is not flat."""
    port = free_port()
    # Small, so that what is full after hours with the defaults is full after minutes.
    options = ["--max-worlds", "100", "--journal-bytes", "1MiB", "--log-level", "error", *(["--state-dir", str(folder / "state")] if kept else [])]
    server = Server([binary, "serve", "--port", str(port), *options], port, "/_sandbox/health", folder / "log")
    clients = [Client(port, number) for number in range(CLIENTS)]
    trouble, rows = Trouble(port), []
    try:
        for client in clients:
            client.start()
        time.sleep(5)
        peak = sum(client.requests for client in clients) / 5
        for client in clients:
            client.rate = peak / 2 / CLIENTS
        say(f"{peak:,.0f} requests a second at the most, half of that from now on")
        trouble.start()
        print(f"{'minute':>7}{'requests':>13}{'a second':>10}{'MiB':>8}{'descriptors':>13}{'threads':>9}{'p50 ms':>8}{'p99 ms':>8}{'worst ms':>10}", flush=True)
        before, steps = sum(client.requests for client in clients), max(6, int(minutes))
        for number in range(steps):
            other, begin = Other(port), time.monotonic()
            other.start()
            held = []
            while time.monotonic() - begin < minutes * 60 / steps:
                time.sleep(1)
                held.append(sample(server))
            other.stop()
            count = sum(client.requests for client in clients)
            memory, descriptors, threads = (statistics.mean(column) for column in zip(*held))
            rows.append((memory, descriptors))
            print(f"{(number + 1) * minutes / steps:7.1f}{count:13,}{(count - before) / (time.monotonic() - begin):10,.0f}{memory:8.1f}{descriptors:13.1f}"
                  f"{threads:9.1f}{other.at(0.5):8.2f}{other.at(0.99):8.2f}{other.at(1):10.1f}", flush=True)
            before = count
            wrong = [thread.wrong for thread in (*clients, trouble) if thread.wrong]
            if wrong:
                broken("; ".join(wrong))
    finally:
        for thread in (*clients, trouble):
            thread.goes_on = False
        for thread in (*clients, *([trouble] if trouble.ident else [])):
            thread.join(30)
        server.stop()
    statuses = {}
    for client in clients:
        for status, count in client.statuses.items():
            statuses[status.decode()] = statuses.get(status.decode(), 0) + count
    told = "".join(f"; {count:,} × {status}" for status, count in sorted(statuses.items()))
    print("meanwhile: " + ", ".join(f"{count:,} × {what}" for what, count in sorted(trouble.done.items())) + told)
    return judged(rows)


def judged(rows):
    third = len(rows) // 3
    middle, last = rows[third : 2 * third], rows[-third:]
    found = []
    for place, name, bound in ((0, "MiB", MEMORY), (1, "descriptors", DESCRIPTORS)):
        before, after = statistics.mean(row[place] for row in middle), statistics.mean(row[place] for row in last)
        print(f"{name}: {before:.1f} in the middle third, {after:.1f} in the last ({(after / before - 1):+.1%})")
        if after > before * bound:
            found.append(f"{name} are not flat")
    return found
