"""What a world of one's own takes while four others are as busy as they can be."""

import contextlib
import json
import multiprocessing
import statistics
import time

from .beside_nginx import catalog_of
from .http2 import Connection
from .server import CONSIGNMENT, HREF, Pipeline, Server, broken, create, free_port, say

SERVICES, STORED, LISTED, PACKAGES = 1_000, 1_000_000, 10_000, 100
SECONDS, PAUSE = 10, 0.002
MEDIAN, P99 = 2, 10


class Client:
    """One connection over which each answer is awaited and must be a success."""

    def __init__(self, port, key):
        self.pipeline = Pipeline(port, key)

    def ask(self, method, path, body=None):
        head, answer = self.pipeline.ask(self.pipeline.request(method, path, body))
        if head.split(b" ", 2)[1] not in (b"200", b"201"):
            broken(f"{method} {path}: {head!r} {answer[:300]!r}")
        return answer


def references(client, count):
    return [HREF.search(client.ask("POST", "/consignments", CONSIGNMENT))[1].decode() for _ in range(count)]


def quotes(port, _):
    client = Client(port, "quotes")
    (reference,) = references(client, 1)
    return lambda: client.ask("GET", f"/quotes/consignment/{reference}")


def searches(port, stored):
    client = Client(port, "searches")
    create(port, "searches", stored)
    return lambda: [client.ask("GET", path) for path in (
        "/consignments/100/0?state=Unallocated&postCode=M1%205WG", "/consignments/count?searchTerm=socks",
        f"/consignments/100/{stored // 2}?state=Unallocated")]


def lists(port, _):
    client = Client(port, "lists")
    these = create(port, "lists", LISTED)
    turns = [("/allocation/allocate", json.dumps({"ConsignmentReferences": these})), ("/consignments/deallocatelist", json.dumps(these))]
    return lambda: [client.ask("PUT", path, body) for path, body in turns]


def labels(port, _):
    client = Client(port, "labels")
    consignment = json.loads(CONSIGNMENT)
    consignment["Packages"] *= PACKAGES
    reference = HREF.search(client.ask("POST", "/consignments", json.dumps(consignment)))[1].decode()
    client.ask("PUT", "/allocation/allocate", json.dumps({"ConsignmentReferences": [reference]}))
    return lambda: client.ask("GET", f"/labels/{reference}/pdf")


BUSY = (quotes, searches, lists, labels)


def work(kind, port, stored, ready, stop, rounds):
    """A process of its own: what one client takes must not be what another waits for."""
    ask = kind(port, stored)
    ready.release()
    while not stop.is_set():
        ask()
        rounds.value += 1


def latencies(ask):
    """Milliseconds of status reads and allocations, one after another, a little apart."""
    taken, end = [], time.monotonic() + SECONDS
    number = 0
    while time.monotonic() < end:
        begin = time.perf_counter()
        ask(number)
        taken.append((time.perf_counter() - begin) * 1000)
        number += 1
        time.sleep(PAUSE)
    return sorted(taken)


def measured(port):
    """The fifth world over either protocol."""
    plain = Client(port, "fifth")
    (reference,) = references(plain, 1)
    body = json.dumps({"ConsignmentReferences": [reference]})
    second = Connection(port, "fifth")

    def turns(client):
        asked = [
            ("GET", f"/consignments/{reference}/status", None), ("PUT", "/allocation/allocate", body),
            ("GET", f"/consignments/{reference}", None), ("PUT", "/consignments/deallocatelist", json.dumps([reference]))]
        return lambda number: client.ask(*asked[number % len(asked)])

    for name, client in (("HTTP/1.1", plain), ("HTTP/2", second)):
        found = latencies(turns(client))
        yield name, statistics.median(found), found[int(len(found) * 0.99)], found[-1], len(found)


@contextlib.contextmanager
def busy(port, stored):
    ready, stop = multiprocessing.Semaphore(0), multiprocessing.Event()
    rounds = {kind.__name__: multiprocessing.Value("Q", 0) for kind in BUSY}
    processes = [
        multiprocessing.Process(target=work, args=(kind, port, stored, ready, stop, rounds[kind.__name__]), daemon=True) for kind in BUSY]
    for process in processes:
        process.start()
    try:
        for _ in processes:
            while not ready.acquire(timeout=1):
                if any(process.exitcode for process in processes):
                    broken("a busy client has ended")
        yield rounds
        if any(process.exitcode for process in processes):
            broken("a busy client has ended")
    finally:
        stop.set()
        for process in processes:
            process.join(30)
            if process.is_alive():
                process.kill()


def run(binary, folder, log, stored=STORED):
    catalog = folder / "catalog.json"
    catalog.write_text(json.dumps(catalog_of(SERVICES)))
    port = free_port()
    server = Server(
        [binary, "serve", "--port", str(port), "--clock", "2019-06-14T09:00:00Z", "--fixtures", str(catalog)], port, "/_sandbox/health", log)
    lines = []
    try:
        lines += [("alone", *row) for row in measured(port)]
        say(f"four others: quotes among {SERVICES:,} services, searches among {stored:,} consignments, "
            f"lists of {LISTED:,} allocations, labels of {PACKAGES} packages")
        with busy(port, stored) as rounds:
            before = {name: value.value for name, value in rounds.items()}
            lines += [("beside the four", *row) for row in measured(port)]
            done = ", ".join(f"{name} {value.value - before[name]:,}" for name, value in rounds.items())
    finally:
        server.stop()
    print(f"{'a world of its own':<28}{'median':>10}{'p99':>10}{'slowest':>10}{'requests':>10}")
    for when, name, median, p99, slowest, count in lines:
        print(f"{when + ', ' + name:<28}{median:7.2f} ms{p99:7.2f} ms{slowest:7.2f} ms{count:10,}")
    print(f"wanted beside the four: median ≤ {MEDIAN} ms, p99 ≤ {P99} ms. Rounds of the four meanwhile: {done}")
