"""What the worst clients that we know of do."""

import json
import socket
import threading
import time

from .server import CONSIGNMENT, HREF, Pipeline

MIB = 1 << 20
KEY = "ocp-apim-subscription-key: attacker\r\n"


def connect(port):
    link = socket.create_connection(("127.0.0.1", port), timeout=120)
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return link


def read_all(link):
    """How many bytes come until the server hangs up, and their beginning."""
    count, beginning = 0, b""
    while True:
        try:
            data = link.recv(1 << 20)
        except (ConnectionError, TimeoutError):
            break
        if not data:
            break
        beginning = (beginning + data)[:200] if len(beginning) < 200 else beginning
        count += len(data)
    return count, beginning


def ask(port, method, path, body=b"", fields="", host="localhost"):
    """One request on a connection of its own: status, bytes of the answer."""
    link = connect(port)
    kind = "Content-Type: application/json\r\n" if body else ""
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{KEY}{kind}{fields}Content-Length: {len(body)}\r\n\r\n"
    try:
        link.sendall(head.encode() + body)
    except (ConnectionError, BrokenPipeError):
        pass
    count, beginning = read_all(link)
    link.close()
    return (beginning.split(b" ")[1].decode() if b" " in beginning else "none"), count


def pipelined(port):
    link = connect(port)
    request = f"GET /consignments/EC-000-05B-MMA/status HTTP/1.1\r\nHost: localhost\r\n{KEY}\r\n".encode()
    sender = threading.Thread(target=lambda: link.sendall(request * 100_000), daemon=True)
    sender.start()
    found, rest = 0, b""
    while found < 100_000:
        data = link.recv(1 << 20)
        if not data:
            break
        rest += data
        found += rest.count(b"HTTP/1.1 ")
        rest = rest[-8:] if not rest.endswith(b"HTTP/1.1 ") else b""
    link.close()
    return f"{found:,} answers"


def references(port):
    listed = json.dumps({"ConsignmentReferences": ["EC-000-05B-MMA"] * 600_000}, separators=(",", ":")).encode()[: 10 * MIB]
    status, count = ask(port, "PUT", "/allocation/allocate", listed)
    fewer = json.dumps({"ConsignmentReferences": ["EC-000-05B-MMA"] * 50_000}, separators=(",", ":")).encode()
    second, bytes_ = ask(port, "PUT", "/allocation/allocate", fewer)
    return f"10 MiB: {status}, {count:,} bytes; 50,000: {second}, {bytes_:,} bytes"


def host(port):
    status, count = ask(port, "GET", "/consignments/1000/0", host="h" * 60_000)
    return f"{status}, {count:,} bytes"


def items(port):
    body = json.loads(CONSIGNMENT)
    body["Packages"][0]["Items"] = []
    text = json.dumps(body, separators=(",", ":"))
    filled = text.replace('"Items":[]', '"Items":[' + "{}," * 3_400_000 + "{}]").encode()
    status, _ = ask(port, "POST", "/consignments", filled)
    fewer = text.replace('"Items":[]', '"Items":[' + "{}," * 49_990 + "{}]").encode()
    kept = [ask(port, "POST", "/consignments", fewer)[0] for _ in range(10)]
    return f"10 MB: {status}; ten times 50,000: {', '.join(sorted(set(kept)))}"


def unfinished(port):
    head = f"PUT /allocation/allocate HTTP/1.1\r\nHost: localhost\r\n{KEY}Content-Length: 10485760\r\n\r\n".encode()
    piece, links, refused = b"x" * MIB, [], 0
    for _ in range(200):
        link = connect(port)
        link.settimeout(2)
        try:
            link.sendall(head)
            for _ in range(9):
                link.sendall(piece)
        except (ConnectionError, TimeoutError):
            refused += 1
        links.append(link)
    for link in links:
        link.setblocking(False)
        try:
            refused += link.recv(100).startswith(b"HTTP/1.1 503")
        except (BlockingIOError, ConnectionError):
            pass
    time.sleep(1)
    for link in links:
        link.close()
    return f"{refused} of 200 refused"


def invoice(port):
    body = json.loads(CONSIGNMENT)
    item = {"Description": "Sock", "CountryOfOrigin": {"IsoCode": {"TwoLetterCode": "GB"}}, "Quantity": 1,
            "HarmonisationCode": "61159900", "Weight": {"Value": 0.01, "Unit": "Kg"},
            "Value": {"Amount": 0.01, "Currency": {"IsoCode": "GBP"}}}
    body["Packages"][0]["Items"] = [item] * 49_000
    body["Addresses"][1].update(Postcode="75001", Region="", Country={"IsoCode": {"TwoLetterCode": "FR"}})
    text = json.dumps(body, separators=(",", ":")).encode()
    pipeline = Pipeline(port, "attacker")
    head, answer = pipeline.ask(pipeline.request("POST", "/consignments", text.decode()))
    created = head.split(b" ")[1].decode()
    found = HREF.search(answer)
    if not found:
        return f"create {created} {answer[:150]!r}"
    reference = found[1].decode()
    allocated, _ = pipeline.ask(pipeline.request("PUT", f"/allocation/{reference}/allocatewithcheapestquote", ""))
    drawn, paper = pipeline.ask(pipeline.request("GET", f"/consignments/docs/commercialinvoice/{reference}"))
    statuses = [head.split(b" ")[1].decode() for head in (allocated, drawn)]
    return f"create {created}, allocate {statuses[0]}, invoice {statuses[1]}, {len(paper):,} bytes"


def group(port):
    services = [{"MpdCarrierService": {"Reference": f"NONE{number:06}"}, "IsEnabled": True} for number in range(18_000)]
    body = json.dumps({"Reference": "big", "Name": "big", "IsEnabled": True, "MpdCarrierServiceProfiles": services},
                      separators=(",", ":")).encode()
    statuses = [ask(port, "POST", "/serviceGroups", body)[0] for _ in range(5)]
    return f"{len(body):,} bytes, five times: {', '.join(sorted(set(statuses)))}"


def keys(port):
    link = connect(port)
    worst, total = 0, 0
    for number in range(3000):
        begin = time.perf_counter()
        link.sendall(f"GET /consignments/EC-000-05B-MMA/status HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: k{number}\r\n\r\n".encode())
        link.recv(65536)
        wait = time.perf_counter() - begin
        if number >= 1000:
            worst, total = max(worst, wait), total + wait
    link.close()
    return f"a new key {total / 2000 * 1e6:,.0f} µs, at most {worst * 1e6:,.0f} µs"


def worlds(port):
    body = json.loads(CONSIGNMENT)
    body["Packages"][0]["Items"] = [{"Description": "x" * 200}] * 2000
    text = json.dumps(body, separators=(",", ":")).encode()
    found = {}
    for number in range(300):
        link = connect(port)
        link.sendall(f"POST /consignments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nocp-apim-subscription-key: w{number}\r\n"
                     f"Content-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text)
        _, beginning = read_all(link)
        link.close()
        status = beginning.split(b" ")[1].decode() if beginning else "none"
        found[status] = found.get(status, 0) + 1
    return ", ".join(f"{count} times {status}" for status, count in sorted(found.items()))


def unread(port):
    link = connect(port)
    request = f"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n{KEY}\r\n".encode()
    for _ in range(20_000):
        link.sendall(request)
        if b" 404 " not in link.recv(65536):
            return "no answer"
    link.close()
    return "20,000 answers, nobody reads the log"


# Attack, options of the server, milliseconds at the 99th percentile and at most that the other may wait, memory in MiB at most.
ATTACKS = [
    ("pipelined", pipelined, [], 50, 500, 200),
    ("references", references, [], 50, 1000, 250),
    ("host", host, [], 50, 500, 200),
    ("items", items, [], 100, 2000, 450),
    ("unfinished", unfinished, [], 100, 2000, 450),
    ("invoice", invoice, [], 100, 2000, 700),
    ("group", group, [], 100, 2000, 300),
    ("keys", keys, ["--max-worlds", "1000"], 50, 500, 300),
    ("worlds", worlds, ["--max-memory", "128MiB"], 100, 2000, 300),
    ("unread", unread, ["--log-level", "debug"], 50, 500, 200),
]
