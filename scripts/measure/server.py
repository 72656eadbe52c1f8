"""A server process and a client that keeps its connection: what every measurement drives."""

import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAME = "sortedpro-sandbox"
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("SANDBOX_")}

# The smallest consignment that the vendor documents.
CONSIGNMENT = json.dumps({
    "Packages": [{
        "Weight": {"Value": 0.5, "Unit": "Kg"},
        "Dimensions": {"Unit": "Cm", "Width": 10.0, "Length": 10.0, "Height": 10.0},
        "Description": "Socks",
        "Value": {"Amount": 5.99, "Currency": {"IsoCode": "GBP"}},
    }],
    "Addresses": [
        {"AddressType": "Origin", "ShippingLocationReference": "Sorted1", "IsCached": False},
        {
            "AddressType": "Destination",
            "Contact": {"Title": "Mr", "FirstName": "Peter", "LastName": "McPetersson", "Telephone": "07702123456", "Email": "p@test.com"},
            "AddressLine1": "13 Porter Street", "Region": "Greater Manchester", "Postcode": "M1 5WG",
            "Country": {"Name": "Great Britain", "IsoCode": {"TwoLetterCode": "GB"}}, "IsCached": False,
        },
    ],
}, separators=(",", ":"))


def say(text):
    print(text, file=sys.stderr, flush=True)


def broken(text):
    sys.exit(f"bench: broken: {text}")


def machine():
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} × {processor[1] if processor else 'processor'}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A process that listens on a loopback port; `started` is what passed from exec to its first 200."""

    def __init__(self, arguments, port, path, log, plain=True):
        self.port = port
        sink = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        files = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)]
        begin = time.perf_counter()
        self.pid = os.posix_spawn(arguments[0], arguments, ENVIRONMENT, file_actions=files)
        os.close(sink)
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode()
        while True:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=5) as link:
                    link.sendall(request)
                    # In another dialect it is enough that somebody listens.
                    if not plain or link.recv(4096).startswith(b"HTTP/1.1 200"):
                        break
            except OSError:
                pass
            if time.perf_counter() - begin > 10 or os.waitpid(self.pid, os.WNOHANG)[0]:
                broken(f"{' '.join(arguments)} does not answer: {pathlib.Path(log).read_text()[-2000:]}")
        self.started = time.perf_counter() - begin

    def resident(self):
        """VmRSS in bytes."""
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024

    def worked(self):
        """Processor time of all threads so far, in seconds."""
        tasks = pathlib.Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def stop(self):
        os.kill(self.pid, signal.SIGTERM)
        deadline = time.monotonic() + 10
        while not os.waitpid(self.pid, os.WNOHANG)[0]:
            if time.monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                broken("SIGTERM does not end the server within 10 s")
            time.sleep(0.005)


def common_head(port, key):
    return f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nocp-apim-subscription-key: {key}\r\n"


def request_bytes(port, key, method, path, body=None):
    """Without a body the head ends the request; a PUT or POST names its length even then."""
    extra = "" if body is None else f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return f"{method} {path} {common_head(port, key)}{extra}\r\n{body or ''}".encode()


class Pipeline:
    """One connection on which requests go out in batches, and answers are counted by a pattern that each holds once."""

    def __init__(self, port, key):
        self.link = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port, self.key, self.head = port, key, common_head(port, key)

    def request(self, method, path, body=None):
        return request_bytes(self.port, self.key, method, path, body)

    def ask(self, request):
        """One request, and its whole answer: status line and fields, then body."""
        self.link.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.receive(data)
        head, _, body = data.partition(b"\r\n\r\n")
        named = re.search(rb"(?i)content-length:\s*(\d+)", head) or broken(f"no Content-Length: {head!r}")
        while len(body) < int(named[1]):
            body += self.receive(body)
        return head, body

    def each(self, requests, pattern, batch=100):
        """Sends all, and yields what the pattern finds, one for every answer."""
        for start in range(0, len(requests), batch):
            part = requests[start : start + batch]
            self.link.sendall(b"".join(part))
            found, data = [], b""
            while len(found) < len(part):
                data += self.receive(data)
                found = pattern.findall(data)
            yield from found

    def receive(self, sofar):
        try:
            data = self.link.recv(1 << 18)
        except TimeoutError:
            broken(f"no answer within 30 s after {sofar[-500:]!r}")
        return data or broken(f"the server closed the connection after {sofar[-500:]!r}")

    def close(self):
        self.link.close()


HREF = re.compile(rb'/consignments/(EC-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3})"')
STATUS = re.compile(rb'"Status":"(\w+)"')


def create(port, key, count):
    """Creates consignments, and answers their references."""
    pipeline = Pipeline(port, key)
    found = list(pipeline.each([pipeline.request("POST", "/consignments", CONSIGNMENT)] * count, HREF))
    pipeline.close()
    if len(set(found)) != count:
        broken(f"{count} consignments have {len(set(found))} references")
    return [reference.decode() for reference in found]


def states(port, key, references):
    pipeline = Pipeline(port, key)
    found = list(pipeline.each([pipeline.request("GET", f"/consignments/{r}/status") for r in references], STATUS))
    pipeline.close()
    return found
