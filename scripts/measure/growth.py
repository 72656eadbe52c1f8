"""What a read, a search and a change take in a world of a thousand consignments, and in one of a million."""

import json
import re
import statistics
import time

from .server import CONSIGNMENT, Pipeline, Server, broken, create, free_port, say

SIZES = (1_000, 100_000, 1_000_000)
REPEATS = 101
FACTOR = 5


class World:
    """One world, and the consignments in it that requests are about: the same number in each."""

    def __init__(self, port, key, size):
        self.key, self.size, self.port = key, size, port
        begin = time.monotonic()
        self.references = create(port, key, size)[-REPEATS * 2:]
        say(f"{size:,} consignments in {time.monotonic() - begin:.0f} s")
        self.pipeline = Pipeline(port, key)
        for number, reference in enumerate(self.references):
            self.ask("PUT", f"/consignments/{reference}/setCustomerProvidedReference", {"Reference": f"mine-{number}"})

    def ask(self, method, path, body=None, status=b"200"):
        """Seconds from the request to its whole answer, and the answer."""
        request = self.pipeline.request(method, path, body if body is None else json.dumps(body))
        begin = time.perf_counter()
        head, answer = self.pipeline.ask(request)
        took = time.perf_counter() - begin
        if head.split(b" ", 2)[1] != status:
            broken(f"{method} {path}: {head!r} {answer[:300]!r}")
        return took, answer

    def rows(self):
        """Name, and what is asked at each repetition. What a row changes, the next undoes or leaves out of account."""
        reference = lambda number: self.references[number]
        package = {}

        def added(number):
            took, answer = self.ask("POST", f"/consignments/{reference(number)}/addpackage", PACKAGE, b"201")
            package[number] = re.search(rb"EP-[A-Z0-9-]+", answer)[0].decode()
            return took

        yield "status", lambda n: self.ask("GET", f"/consignments/{reference(n)}/status")[0]
        yield "the whole consignment", lambda n: self.ask("GET", f"/consignments/{reference(n)}")[0]
        yield "by client reference", lambda n: self.ask("GET", f"/consignments/clientReference/mine-{n}")[0]
        yield "create", lambda n: self.ask("POST", "/consignments", CREATE, b"201")[0]
        yield "add a package", added
        yield "delete a package", lambda n: self.ask("DELETE", f"/packages/{package[n]}")[0]
        yield "allocate", lambda n: self.ask("PUT", "/allocation/allocate", {"ConsignmentReferences": [reference(n)]})[0]
        yield "count, all", lambda n: self.ask("GET", "/consignments/count")[0]
        yield "count by state", lambda n: self.ask("GET", "/consignments/count?state=Allocated")[0]
        yield "count by two", lambda n: self.ask("GET", "/consignments/count?state=Unallocated&shippingLocationReference=Sorted1")[0]
        yield "search by state, 10 of them", lambda n: self.ask("GET", "/consignments/10/0?state=Allocated")[0]
        yield "search by client reference", lambda n: self.ask("GET", f"/consignments/10/0?clientReference=mine-{n}")[0]
        yield "search by carrier", lambda n: self.ask("GET", "/consignments/10/0?carriers=CARRIER_X")[0]
        yield "references by state", lambda n: self.ask("GET", "/consignments/getConsignmentReferences?state=Allocated")[0]
        yield "references by a day without any", lambda n: self.ask(
            "GET", "/consignments/getConsignmentReferences?createdDateFrom=2001-01-01&createdDateTo=2001-01-02")[0]
        yield "manifest from a query", lambda n: self.ask(
            "POST", "/consignments/manifestFromQuery", {"States": ["Allocated"], "ShippingLocationReferences": ["Sorted1"]})[0]
        yield "cancel", lambda n: self.ask("PUT", f"/consignments/{reference(REPEATS + n)}/cancel")[0]


CREATE = json.loads(CONSIGNMENT)
PACKAGE = CREATE["Packages"][0]


def run(binary, log, sizes=SIZES):
    port = free_port()
    server = Server([binary, "serve", "--port", str(port), "--clock", "2019-06-14T09:00:00Z"], port, "/_sandbox/health", log)
    times, resets = {}, []
    try:
        for size in sizes:
            world = World(port, f"world-of-{size}", size)
            for name, ask in world.rows():
                took = [ask(number) for number in range(REPEATS)]
                times.setdefault(name, []).append((statistics.median(took), max(took)))
            resets.append(world.ask("POST", "/_sandbox/reset")[0])
            world.pipeline.close()
    finally:
        server.stop()
    print(f"{'median of ' + str(REPEATS) + ', in ms':<34}" + "".join(f"{size:>12,}" for size in sizes) + "       ratio     slowest")
    slow = []
    for name, found in times.items():
        ratio = found[-1][0] / found[0][0]
        if ratio > FACTOR:
            slow.append(name)
        print(f"{name:<34}" + "".join(f"{median * 1e3:12.3f}" for median, _ in found) + f"{ratio:12.2f}{found[-1][1] * 1e3:12.3f}")
    print(f"{'reset, once':<34}" + "".join(f"{took * 1e3:12.3f}" for took in resets))
    print(f"wanted: no ratio above {FACTOR}, a reset within 5 ms" + (f"; above it: {', '.join(slow)}" if slow else ""))
