"""Bad lines: packets lost and late, a line that is cut, no name service. The hosts are network namespaces."""

import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time

from .server import CONSIGNMENT, HREF, Sandbox, Skipped, promised, wait_until

TUNSETIFF, TUN_WITHOUT_HEAD, NEW_NETWORK = 0x400454CA, 0x1001, 0x40000000
SERVER, CLIENT = "10.9.0.1", "10.9.0.2"


class Host:
    """A network namespace, held by a process that sleeps."""

    def __init__(self):
        self.process = subprocess.Popen(["unshare", "--net", "sleep", "infinity"], stderr=subprocess.DEVNULL)
        own = os.readlink("/proc/self/ns/net")
        while True:
            if self.process.poll() is not None:
                raise Skipped("no network namespace can be made")
            try:
                if os.readlink(self.path) != own:
                    break
            except OSError:
                pass
            time.sleep(0.01)
        self.run("ip", "link", "set", "lo", "up")

    @property
    def path(self):
        return f"/proc/{self.process.pid}/ns/net"

    @property
    def within(self):
        return ("nsenter", f"--net={self.path}")

    def run(self, *command):
        subprocess.run([*self.within, *command], check=True)

    def do(self, work):
        """What work answers, done in a thread that lives in this namespace."""
        found = {}

        def there():
            with open(self.path) as file:
                if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), NEW_NETWORK):
                    raise OSError(ctypes.get_errno(), "setns")
            try:
                found["answer"] = work()
            except BaseException as error:  # noqa: BLE001: told in the thread that asked
                found["error"] = error

        thread = threading.Thread(target=there)
        thread.start()
        thread.join()
        if "error" in found:
            raise found["error"]
        return found["answer"]

    def end(self):
        self.process.kill()
        self.process.wait()


class Line(threading.Thread):
    """Two hosts, and a line between them that loses and delays packets: `tc netem` would do, but few kernels in containers have it."""

    def __init__(self, loss=0.0, delay=0.0):
        super().__init__(daemon=True)
        self.loss, self.delay, self.cut = loss, delay, False
        self.chance, self.passed, self.lost, self.stands = random.Random(4), 0, 0, True
        if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
            raise Skipped("there is no /dev/net/tun to make a line of")
        self.hosts = Host(), Host()
        self.ends = [self.plug(host, address) for host, address in zip(self.hosts, (SERVER, CLIENT))]
        self.start()

    def plug(self, host, address):
        name = f"line{host.process.pid}"[:15]
        end = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        try:
            fcntl.ioctl(end, TUNSETIFF, struct.pack("16sH", name.encode(), TUN_WITHOUT_HEAD))
        except OSError as error:
            raise Skipped(f"/dev/net/tun: {error.strerror}") from None
        subprocess.run(["ip", "link", "set", name, "netns", str(host.process.pid)], check=True)
        host.run("ip", "address", "add", f"{address}/24", "dev", name)
        host.run("ip", "link", "set", name, "up")
        return end

    def run(self):
        waiting = []
        while self.stands:
            rest = max(0, waiting[0][0] - time.monotonic()) if waiting else 0.1
            for end in select.select(self.ends, [], [], min(rest, 0.1))[0]:
                packet = os.read(end, 65536)
                if self.cut or self.chance.random() < self.loss:
                    self.lost += 1
                else:
                    self.passed += 1
                    heapq.heappush(waiting, (time.monotonic() + self.delay * self.chance.uniform(0.5, 1.5), self.passed, end, packet))
            while waiting and waiting[0][0] <= time.monotonic():
                _, _, end, packet = heapq.heappop(waiting)
                try:
                    os.write(self.ends[1 - self.ends.index(end)], packet)
                except OSError:
                    self.lost += 1

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stands = False
        self.join()
        for end in self.ends:
            os.close(end)
        for host in self.hosts:
            host.end()


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
        hidden = "mount --bind /dev/null /etc/resolv.conf && mount --bind /dev/null /etc/hosts || exit 9"
        begin = time.monotonic()
        with Sandbox(folder, "--tls", "--tls-port", "0", "--tls-dir", folder / "tls", within=within, limits=hidden, answers=False) as sandbox:
            host.do(lambda: wait_until(sandbox.answers, "an answer"))
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
