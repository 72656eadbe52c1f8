"""The same seed and the same requests: the same bytes, on a fresh process and from an exported journal; and what a lost answer leads to."""

import hashlib
import json
import re
import subprocess
import time

from measure.server import CONSIGNMENT, HREF

from .running import Running

SAME, REPLAYED = 3_000, 10_000
SEED = ("--seed", "7")
# The transport's own, and of no world.
DATE = re.compile(rb"(?m)^Date: [^\r]*\r\n")
FAULTS = (
    {"match": {"operation": "CreateConsignment"}, "when": {"probability": 0.2}, "then": {"status": 503, "retryAfter": 1}},
    {"match": {"operation": "Allocate*"}, "when": {"probability": 0.3}, "then": {"carrierRefuses": True}},
    {"match": {"operation": "GetConsignment"}, "when": {"probability": 0.1}, "then": {"body": "malformed"}},
    {"when": {"probability": 0.05}, "then": {"delay": {"uniform": ["PT0.001S", "PT0.003S"]}}},
)


def history(client, count):
    """Asks so many times, each request made of the answers before; yields every answer whole."""
    reference, asked = "EC-000-05B-MMA", 0
    while asked < count:
        turns = (
            ("POST", "/consignments", CONSIGNMENT), ("GET", lambda: f"/consignments/{reference}", None),
            ("PUT", "/allocation/allocate", lambda: json.dumps({"ConsignmentReferences": [reference]})),
            ("GET", lambda: f"/consignments/{reference}/status", None), ("GET", lambda: f"/labels/{reference}/zpl", None),
            ("GET", lambda: f"/quotes/consignment/{reference}", None), ("GET", "/consignments/10/0?state=Allocated", None),
            ("PUT", lambda: f"/consignments/{reference}/deallocate", ""), ("PUT", lambda: f"/consignments/{reference}/cancel", ""),
            ("GET", "/consignments/count", None))
        for method, path, body in turns[:count - asked]:
            path, body = (part() if callable(part) else part for part in (path, body))
            head, answer = client.ask(client.request(method, path, body))
            made = HREF.search(answer) if method == "POST" else None
            reference = made[1].decode() if made else reference
            asked += 1
            yield head, answer


def same(binary, folder, _):
    digests, failures = [], 0
    for _ in range(2):
        with Running(binary, folder, *SEED) as running:
            client, digest, failures = running.client("k"), hashlib.sha256(), 0
            for rule in FAULTS:
                client.ask(client.request("POST", "/_sandbox/faults", json.dumps(rule)))
            for head, answer in history(client, SAME):
                failures += b" 503 " in head.split(b"\r\n", 1)[0]
                # Both ports are free ones; links name them.
                digest.update((DATE.sub(b"", head + b"\r\n") + answer).replace(str(running.port).encode(), b"PORT"))
            struck = client.ask(client.request("GET", "/_sandbox/faults"))[1]
            digests.append((digest.hexdigest(), struck))
            client.close()
    counts = [rule["struck"] for rule in json.loads(digests[0][1])["faults"]]
    print(f"  {SAME:,} requests on two fresh processes, four rules of a probability, struck {counts} times: {digests[0][0][:16]}…, {digests[1][0][:16]}…")
    return [] if digests[0] == digests[1] and all(counts) else ["the same seed and requests gave other bytes"]


def replayed(binary, folder, _):
    journal = folder / "journal.ndjson"
    with Running(binary, folder, *SEED, "--journal-bytes", "256MiB") as running:
        client = running.client("k")
        for _ in history(client, REPLAYED):
            pass
        client.link.sendall(client.request("GET", "/_sandbox/requests").replace(b"\r\n\r\n", b"\r\nAccept: application/x-ndjson\r\n\r\n"))
        _, lines = client.ask(b"")
        client.close()
    journal.write_bytes(lines)
    with Running(binary, folder, *SEED) as running:
        begin = time.monotonic()
        done = subprocess.run([binary, "replay", str(journal), "--against", f"http://127.0.0.1:{running.port}", "--exact"],
                              capture_output=True, text=True, check=False)
    last = (done.stdout.splitlines() or ["nothing was said"])[-1]
    count = len(lines.splitlines())
    print(f"  a journal of {count:,} requests, {len(lines) / (1 << 20):.0f} MiB, sent again in {time.monotonic() - begin:.0f} s:"
          f" exit code {done.returncode}, “{last}”")
    whole = done.returncode == 0 and last == f"{REPLAYED} request(s) sent again, no difference"
    return [] if whole else done.stdout.splitlines()[:5] + [done.stderr]


def lost(binary, folder, _):
    """A creation is done and its answer lost; the client sends it again."""
    with Running(binary, folder, *SEED) as running:
        for fault in (b"\r\nSandbox-Fault: commit=lost", b""):
            client = running.client("shop")
            client.link.sendall(client.request("POST", "/consignments", CONSIGNMENT).replace(b"\r\n\r\n", fault + b"\r\n\r\n", 1))
            answer = client.link.recv(1 << 16)
            client.close()
        url = ("--url", f"http://127.0.0.1:{running.port}", "--key", "shop")
        done = subprocess.run([binary, "report", *url, "--format", "junit", "--fail-on", "error"], capture_output=True, text=True, check=False)
    print("".join(f"  {line}\n" for line in done.stdout.splitlines()) + f"  exit code {done.returncode}")
    named = "createdAgainAfterLostAnswer" in done.stdout and 'failures="1"' in done.stdout
    return [] if named and done.returncode == 1 and answer.startswith(b"HTTP/1.1 201") else [done.stdout + done.stderr]
