"""Bad lines: packets lost and late, a line that is cut, no name service."""

import threading
import time

from measure.server import CONSIGNMENT, HREF

from .lines import SERVER, Host, Line
from .server import Sandbox, Skipped, promised, wait_until

NOT_HIDDEN = 99


class Distant(Sandbox):
    """A server at one end of the line; what asks it must be done at the other."""

    def __init__(self, folder, line, *options):
        self.line = line
        super().__init__(folder, "--host", SERVER, *options, within=line.hosts[0].within, host=SERVER, answers=False)
        wait_until(lambda: line.hosts[1].do(self.answers), "an answer over the line")


def history(sandbox, key):
    """What one client asks, and all that it is answered."""
    told = []
    for _ in range(5):
        status, body = sandbox.ask("POST", "/consignments", CONSIGNMENT, key, timeout=60)
        reference = HREF.search(body)[1].decode()
        told += [(status, body)]
        for method, path in (
            ("PUT", f"/allocation/{reference}/allocatewithcheapestquote"), ("GET", f"/consignments/{reference}"),
            ("GET", f"/consignments/{reference}/status"), ("GET", f"/labels/{reference}/zpl"), ("GET", "/consignments/100/0")):
            told.append(sandbox.ask(method, path, key=key, timeout=60))
    return told


def bad_line(folder, clients=20):
    with Sandbox(folder, "--public-url", "http://localhost") as near:
        wanted = history(near, "k")
    promised(all(status in (200, 201) for status, _ in wanted), f"on a good line: {[status for status, _ in wanted]}")
    with Line(loss=0.05, delay=0.05) as line, Distant(folder, line, "--public-url", "http://localhost") as sandbox:
        begin, found = time.monotonic(), {}

        def ask(number):
            found[number] = line.hosts[1].do(lambda: history(sandbox, f"k{number}"))

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        same = sum(told == wanted for told in found.values())
        promised(same == clients, f"{same} of {clients} clients were told the same as on a good line")
        return f"{clients} clients, {clients * len(wanted)} answers, byte for byte those of a good line, {time.monotonic() - begin:.0f} s; {line.lost:,} of {line.passed + line.lost:,} packets lost"


def interrupted(folder):
    with Line(delay=0.01) as line, Distant(folder, line) as sandbox:

        def work():
            with sandbox.connect(60) as link:
                request = sandbox.head("GET", "/_sandbox/openapi.json")
                link.sendall(request)
                found = link.recv(1000)
                line.cut = True
                time.sleep(5)
                line.cut = False
                while len(found) < 200_000:
                    found += link.recv(1 << 20) or b"the end" * 100_000
                promised(b"the end" not in found, "the connection is closed")
            return len(found)

        count = line.hosts[1].do(work)
        return f"cut for 5 s in the middle of an answer, which went on afterwards, {count:,} bytes"


def half_open(folder, count=100):
    with Line() as line, Distant(folder, line) as sandbox:
        before = sandbox.descriptors()

        def work():
            links = [sandbox.connect() for _ in range(count)]
            for number, link in enumerate(links):
                link.sendall(sandbox.head("GET", "/_sandbox/openapi.json" if number % 2 else "/consignments/EC-000-05B-MMA/status"))
            return links

        links = line.hosts[1].do(work)
        line.cut = True
        begin = time.monotonic()
        held = sandbox.descriptors() - before
        wait_until(lambda: sandbox.descriptors() <= before, "they are let go", 100)
        took = time.monotonic() - begin
        for link in links:
            link.close()
        line.cut = False
        line.hosts[1].do(sandbox.goes_on)
        return f"{held} connections whose other side was gone without a word: all let go after {took:.0f} s"


def without_names(folder):
    host = Host()
    try:
        within = (*host.within, "unshare", "--mount")
        hidden = f"mount --bind /dev/null /etc/resolv.conf && mount --bind /dev/null /etc/hosts || exit {NOT_HIDDEN}"
        begin = time.monotonic()
        with Sandbox(folder, "--tls", "--tls-port", "0", "--tls-dir", folder / "tls", within=within, limits=hidden, answers=False) as sandbox:
            host.do(lambda: wait_until(lambda: not sandbox.lives or sandbox.answers(), "an answer"))
            if sandbox.process.poll() == NOT_HIDDEN:
                raise Skipped("its files cannot be hidden")
            took = time.monotonic() - begin
            reference = host.do(sandbox.create)
            promised(host.do(lambda: sandbox.ask("PUT", f"/allocation/{reference}/allocatewithcheapestquote"))[0] == 200, "an allocation")
            code, _ = sandbox.end()
            promised(code == 0 and took < 2, f"exit code {code}, the start took {took:.1f} s")
            return f"answers {took * 1000:.0f} ms after its start, with loopback alone and no resolv.conf and hosts"
    finally:
        host.end()


ROWS = [
    ("5 % of packets lost, 50 ms late each way", "every answer as on a good line", bad_line, False),
    ("the line is cut for 5 s", "an answer goes on where it was", interrupted, False),
    ("half-open sockets: the other side is gone without a word", "let go after 60 s idle, 30 s with an answer unread", half_open, True),
    ("no DNS, no route, no hosts file", "nothing needs them", without_names, False),
]
