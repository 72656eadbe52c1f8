"""Hosts, which are network namespaces, and a bad line between them."""

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

from .server import Skipped

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
