"""Work in steps of ten times each: what one piece of it costs at each, and what another client waits meanwhile."""

import json
import re
import threading
import time

from measure.attacks import connect
from measure.beside_nginx import catalog_of
from measure.other import Other
from measure.server import CONSIGNMENT, Pipeline, Server, broken, create, free_port

# A step may cost so many times more a piece than the one before; a thousandth of a second and 16 KiB tell nothing.
TOLERANCE, LEAST_SECONDS, LEAST_BYTES = 1.5, 0.02, 4 << 20
OTHER_P99 = 100  # milliseconds
STATUS = "/consignments/EC-000-05B-MMA/status"


class Step:
    """What was found at one size: seconds, bytes more than before, and what another client waited."""

    def __init__(self, size, seconds, held, other, more):
        self.size, self.seconds, self.held, self.other, self.more = size, seconds, held, other, more


def measured(binary, folder, size, work, options):
    """A server of its own for the step: `work` answers what it took in seconds where that is not all of it, and words."""
    port = free_port()
    arguments = [binary, "serve", "--port", str(port), "--clock", "2019-06-14T09:00:00Z", "--log-level", "warning", *options]
    server = Server(arguments, port, "/_sandbox/health", folder / "log")
    try:
        # Where there is another catalog there is no consignment.
        other = Other(port, "/consignments/count" if "--fixtures" in options else STATUS)
        before = server.resident()
        other.start()
        begin = time.perf_counter()
        seconds, more = work(server, port, size)
        seconds = time.perf_counter() - begin if seconds is None else seconds
        held = server.resident() - before
        other.stop()
        if other.failures:
            broken(f"another client was refused {other.failures} times")
        return Step(size, seconds, max(0, held), other, more)
    finally:
        server.stop()


def answered(link):
    data = b""
    while b"\r\n\r\n" not in data:
        data += link.recv(65536) or broken("a connection was closed")
    return data


def connections(server, port, size):
    """All are open together, and each is asked twice: when it is new, and when all are there."""
    request = Pipeline(port, "many").request("GET", STATUS)
    # One place is the other client's, one is for who looks after it.
    links = []
    for _ in range(size - 4):
        links.append(connect(port))
        links[-1].sendall(request)
    waits = []
    for turn in range(2):
        for link in links:
            begin = time.perf_counter()
            if turn:
                link.sendall(request)
            if b" 200 " not in answered(link):
                broken("a connection is refused")
            waits.append(time.perf_counter() - begin)
    again = sorted(waits[len(links):])
    for link in links:
        link.close()
    return None, f"asked again, one after another: median {again[len(again) // 2] * 1e6:,.0f} µs"


def slow(server, port, size):
    """Each sends a consignment in forty pieces, and reads as slowly."""
    head = f"POST /consignments HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: slow\r\nContent-Type: application/json\r\nContent-Length: {len(CONSIGNMENT)}\r\n\r\n"
    text, links = (head + CONSIGNMENT).encode(), [connect(port) for _ in range(size)]
    step, behind = len(text) // 40 + 1, 0.0
    begin = time.perf_counter()
    for number, place in enumerate(range(0, len(text), step)):
        for link in links:
            link.sendall(text[place : place + step])
        due = begin + 0.1 * (number + 1)
        behind = max(behind, time.perf_counter() - due)
        time.sleep(max(0, due - time.perf_counter()))
    last = time.perf_counter()
    for link in links:
        if b" 201 " not in answered(link):
            broken("a slow client is refused")
        link.close()
    return time.perf_counter() - last, "from the last byte to the last of the answers"


def pipelined(server, port, size):
    link = connect(port)
    request = Pipeline(port, "many").request("GET", STATUS)
    threading.Thread(target=lambda: link.sendall(request * size), daemon=True).start()
    found, rest = 0, b""
    while found < size:
        data = link.recv(1 << 20) or broken("the connection was closed")
        rest += data
        found += rest.count(b"HTTP/1.1 200")
        rest = rest[-11:]
    link.close()
    return None, ""


def bulk(server, port, size, part=2500):
    """By the control surface, so many a call."""
    body = json.dumps({"consignments": [json.loads(CONSIGNMENT)] * part}, separators=(",", ":"))
    pipeline, waits = Pipeline(port, "bulk"), []
    request = pipeline.request("POST", "/_sandbox/consignments", body)
    for _ in range(size // part):
        begin = time.perf_counter()
        head, answer = pipeline.ask(request)
        waits.append(time.perf_counter() - begin)
        if b" 201 " not in head and b" 200 " not in head:
            broken(f"{head!r} {answer[:300]!r}")
    reference = re.findall(rb'"reference":"(EC-[^"]+)"', answer)[-1].decode()
    reads = [timed(pipeline, pipeline.request("GET", f"/consignments/{reference}")) for _ in range(101)]
    return sum(waits), f"a call of {part:,} at most {max(waits) * 1000:,.0f} ms; a read of the last one {sorted(reads)[50] * 1e6:,.0f} µs"


def timed(pipeline, request):
    begin = time.perf_counter()
    head, _ = pipeline.ask(request)
    if b" 200 " not in head:
        broken(f"{head!r}")
    return time.perf_counter() - begin


def worlds(server, port, size):
    """Each is made, changed by one consignment, and read again at the end."""
    pipeline = Pipeline(port, "none")
    requests = [request_of(f"world-{number}", port, "POST", "/consignments", CONSIGNMENT) for number in range(size)]
    list(pipeline.each(requests, re.compile(rb"HTTP/1.1 201 ")))
    reads = [request_of(f"world-{number}", port, "GET", "/consignments/count") for number in range(size)]
    list(pipeline.each(reads, re.compile(rb"HTTP/1.1 200 ")))
    return None, ""


def request_of(key, port, *asked):
    pipeline = Pipeline.__new__(Pipeline)
    pipeline.head = f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nocp-apim-subscription-key: {key}\r\n"
    return pipeline.request(*asked)


def services(server, port, size):
    """Allocations among all of them, each of another consignment."""
    pipeline = Pipeline(port, "services")
    references = create(port, "services", 100)
    waits = [timed(pipeline, pipeline.request("PUT", f"/allocation/{reference}/allocatewithcheapestquote", "")) for reference in references]
    quotes = [timed(pipeline, pipeline.request("GET", f"/quotes/consignment/{reference}")) for reference in create(port, "services", 11)]
    return sum(waits), f"100 allocations; all quotes of one: {sorted(quotes)[5] * 1000:.1f} ms"


def listed(server, port, size):
    """One allocation call with so many references."""
    pipeline = Pipeline(port, "lists")
    body = json.dumps({"ConsignmentReferences": create(port, "lists", size)})
    begin = time.perf_counter()
    head, answer = pipeline.ask(pipeline.request("PUT", "/allocation/allocate", body))
    took = time.perf_counter() - begin
    done = answer.count(b"successfully allocated")
    if b" 200 " not in head or done != size:
        broken(f"{done} of {size} are allocated: {head!r} {answer[:300]!r}")
    return took, f"an answer of {len(answer):,} bytes"


def catalogued(folder, size):
    catalog = folder / "catalog.json"
    catalog.write_text(json.dumps(catalog_of(size)))
    return ["--fixtures", str(catalog)]


# Name, work, sizes, options of the server by folder and size.
ROWS = [
    ("open keep-alive connections", connections, (100, 1_000, 10_000), None),
    ("slow clients", slow, (10, 100, 1_000), None),
    ("pipelined requests", pipelined, (1_000, 10_000, 100_000), None),
    ("consignments in one world", bulk, (10_000, 100_000, 1_000_000), lambda folder, size: ["--max-memory", "2048MiB"]),
    ("worlds", worlds, (100, 1_000, 10_000), lambda folder, size: ["--max-memory", "2048MiB"]),
    ("services", services, (10, 100, 1_000), catalogued),
    ("references in an allocation list", listed, (100, 1_000, 10_000), None),
]


def growth(step, before):
    """How many times as much as the step before a piece costs, in time and in memory; what is too little to tell is none more."""
    share = before.size / step.size
    time_ = step.seconds / max(before.seconds, LEAST_SECONDS) * share
    held = step.held / max(before.held, LEAST_BYTES) * share
    return time_, held


def run(binary, folder, only, quick):
    """Prints the table, and answers what is not as it should be."""
    found = []
    print(f"{'':<34}{'number':>10}{'seconds':>10}{'µs each':>10}{'MiB':>8}{'B each':>10}{'time ×':>8}{'memory ×':>10}{'p50 ms':>8}{'p99 ms':>8}  more")
    for name, work, sizes, options in ROWS:
        if only and only not in name:
            continue
        before = None
        for size in sizes[:2] if quick else sizes:
            step = measured(binary, folder, size, work, options(folder, size) if options else [])
            times = growth(step, before) if before else (1, 1)
            grown = f"{times[0]:8.2f}{times[1]:10.2f}" if before else f"{'':18}"
            p50, p99 = step.other.at(0.5), step.other.at(0.99)
            print(f"{name:<34}{size:10,}{step.seconds:10.2f}{step.seconds / size * 1e6:10.1f}{step.held / (1 << 20):8.1f}"
                  f"{step.held / size:10,.0f}{grown}{p50:8.2f}{p99:8.2f}  {step.more}", flush=True)
            if max(times) > TOLERANCE:
                found.append(f"{name}: from {before.size:,} to {size:,} more than linear: {times[0]:.2f} in time, {times[1]:.2f} in memory")
            if p99 > OTHER_P99:
                found.append(f"{name}, {size:,}: another client's p99 is {p99:.0f} ms")
            before, name = step, ""
    return found
