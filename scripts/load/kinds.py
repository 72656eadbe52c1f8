"""Kinds of load. Each does `size` of something, what counts within `spent`, and says what else was seen."""

import json
import re
import threading
import time

from measure.attacks import connect
from measure.beside_nginx import catalog_of
from measure.server import CONSIGNMENT, Pipeline, broken, create, request_bytes

STATUS = "/consignments/EC-000-05B-MMA/status"


def answered(link):
    data = b""
    while b"\r\n\r\n" not in data:
        data += link.recv(65536) or broken("a connection was closed")
    return data


def connections(spent, port, size):
    """All are open together, and each is asked twice: when it is new, and when all are there."""
    request = request_bytes(port, "many", "GET", STATUS)
    links, again = [], []
    with spent:
        # One of them is the other client's.
        for _ in range(size - 1):
            links.append(connect(port))
            links[-1].sendall(request)
        for link in links:
            if b" 200 " not in answered(link):
                broken("a connection is refused")
        for link in links:
            begin = time.perf_counter()
            link.sendall(request)
            if b" 200 " not in answered(link):
                broken("a connection is refused")
            again.append(time.perf_counter() - begin)
    again.sort()
    for link in links:
        link.close()
    return f"asked again, one after another: median {again[len(again) // 2] * 1e6:,.0f} µs"


def slow(spent, port, size):
    """Each sends a consignment in forty pieces, and reads as slowly."""
    head = f"POST /consignments HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: slow\r\nContent-Type: application/json\r\nContent-Length: {len(CONSIGNMENT)}\r\n\r\n"
    text, links = (head + CONSIGNMENT).encode(), [connect(port) for _ in range(size)]
    step = len(text) // 40 + 1
    with spent:
        begin = time.perf_counter()
        for number, place in enumerate(range(0, len(text), step)):
            for link in links:
                link.sendall(text[place : place + step])
            time.sleep(max(0, begin + 0.1 * (number + 1) - time.perf_counter()))
        last = time.perf_counter()
        for link in links:
            if b" 201 " not in answered(link):
                broken("a slow client is refused")
            link.close()
        waited = time.perf_counter() - last
    return f"40 pieces, one every 0.1 s; all answered {waited * 1000:.0f} ms after the last of them"


def pipelined(spent, port, size):
    link = connect(port)
    request = request_bytes(port, "many", "GET", STATUS)
    found, rest = 0, b""
    with spent:
        threading.Thread(target=lambda: link.sendall(request * size), daemon=True).start()
        while found < size:
            data = link.recv(1 << 20) or broken("the connection was closed")
            rest += data
            found += rest.count(b"HTTP/1.1 200")
            rest = rest[-11:]
    link.close()
    return "on one connection"


def bulk(spent, port, size, part=2500):
    """By the control surface, so many a call."""
    body = json.dumps({"consignments": [json.loads(CONSIGNMENT)] * part}, separators=(",", ":"))
    pipeline, waits = Pipeline(port, "bulk"), []
    request = pipeline.request("POST", "/_sandbox/consignments", body)
    with spent:
        for _ in range(size // part):
            begin = time.perf_counter()
            head, answer = pipeline.ask(request)
            waits.append(time.perf_counter() - begin)
            if b" 201 " not in head and b" 200 " not in head:
                broken(f"{head!r} {answer[:300]!r}")
    reference = re.findall(rb'"reference":"(EC-[^"]+)"', answer)[-1].decode()
    reads = [timed(pipeline, pipeline.request("GET", f"/consignments/{reference}")) for _ in range(101)]
    return f"a call of {part:,} at most {max(waits) * 1000:,.0f} ms; a read of the last one {sorted(reads)[50] * 1e6:,.0f} µs"


def timed(pipeline, request):
    begin = time.perf_counter()
    head, _ = pipeline.ask(request)
    if b" 200 " not in head:
        broken(f"{head!r}")
    return time.perf_counter() - begin


def worlds(spent, port, size):
    """Each is made, changed by one consignment, and read again at the end."""
    pipeline = Pipeline(port, "none")
    requests = [request_bytes(port, f"world-{number}", "POST", "/consignments", CONSIGNMENT) for number in range(size)]
    reads = [request_bytes(port, f"world-{number}", "GET", "/consignments/count") for number in range(size)]
    with spent:
        list(pipeline.each(requests, re.compile(rb"HTTP/1.1 201 ")))
        list(pipeline.each(reads, re.compile(rb"HTTP/1.1 200 ")))
    return "a consignment in each"


def allocations(spent, port, size, count=100):
    """Among all services, each of another consignment."""
    pipeline, waits = Pipeline(port, "services"), []
    references = create(port, "services", count)
    with spent:
        for reference in references:
            waits.append(timed(pipeline, pipeline.request("PUT", f"/allocation/{reference}/allocatewithcheapestquote", "")))
    return f"{count} allocations, median {sorted(waits)[count // 2] * 1000:.2f} ms"


def quotes(spent, port, size, count=20):
    """Of all services, for each of a few consignments."""
    pipeline, waits = Pipeline(port, "quotes"), []
    references = create(port, "quotes", count)
    with spent:
        for reference in references:
            waits.append(timed(pipeline, pipeline.request("GET", f"/quotes/consignment/{reference}")))
    return f"all quotes of {count} consignments, median {sorted(waits)[count // 2] * 1000:.1f} ms"


def listed(spent, port, size):
    """One allocation call with so many references."""
    pipeline = Pipeline(port, "lists")
    body = json.dumps({"ConsignmentReferences": create(port, "lists", size)})
    with spent:
        head, answer = pipeline.ask(pipeline.request("PUT", "/allocation/allocate", body))
    done = answer.count(b"successfully allocated")
    if b" 200 " not in head or done != size:
        broken(f"{done} of {size} are allocated: {head!r} {answer[:300]!r}")
    return f"an answer of {len(answer):,} bytes"


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
    # One more than the 10,000 that there may be otherwise: the other client's.
    ("worlds", worlds, (100, 1_000, 10_000), lambda folder, size: ["--max-worlds", "10001"]),
    ("services, allocating", allocations, (10, 100, 1_000), catalogued),
    ("services, all quotes", quotes, (10, 100, 1_000), catalogued),
    ("references in an allocation list", listed, (100, 1_000, 10_000), None),
]
