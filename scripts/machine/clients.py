"""Slow and vanishing clients."""

import json
import select
import socket
import struct
import threading
import time

from measure.other import Other
from measure.server import CONSIGNMENT

from .server import Sandbox, promised, read_all, wait_until


def reset(link):
    """Closes with a reset."""
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    link.close()


def beside(sandbox, work):
    """What work says, and what another client waited meanwhile."""
    other = Other(sandbox.port)
    other.start()
    seen = work()
    other.stop()
    promised(other.failures == 0, f"another client was refused {other.failures} times")
    promised(other.at(0.99) < 100, f"another client waits {other.at(0.99):.0f} ms")
    return f"{seen}; another client's median {other.at(0.5):.1f} ms, p99 {other.at(0.99):.1f} ms"


def slow_heads(folder, count=500):
    with Sandbox(folder) as sandbox:

        def work():
            links = [sandbox.connect() for _ in range(count)]
            begin, open_, answers, longest = time.monotonic(), set(links), 0, 0
            text, place = sandbox.head("GET", "/consignments/EC-000-05B-MMA/status", fields="X-Slow: " + "x" * 200 + "\r\n"), 0
            while open_ and time.monotonic() - begin < 20:
                for link in list(open_):
                    try:
                        link.send(text[place % len(text) : place % len(text) + 1])
                    except OSError:
                        pass
                place += 1
                for link in select_readable(open_, 0.2):
                    answers += read_all(link).startswith(b"HTTP/1.1 408")
                    longest = time.monotonic() - begin
                    link.close()
                    open_.discard(link)
            promised(answers == count, f"{answers} of {count} are told 408, {len(open_)} stay")
            return f"{count} are told 408, the last after {longest:.1f} s"

        return beside(sandbox, work)


def select_readable(links, seconds):
    poll, by_number = select.poll(), {link.fileno(): link for link in links}
    for number in by_number:
        poll.register(number, select.POLLIN)
    return [by_number[number] for number, _ in poll.poll(seconds * 1000)]


def slow_bodies(folder, count=300):
    """A piece every 0.1 s; each is a whole consignment in the end."""
    with Sandbox(folder) as sandbox:
        before = sandbox.count()

        def work():
            head = sandbox.head("POST", "/consignments", fields=f"Content-Type: application/json\r\nContent-Length: {len(CONSIGNMENT)}\r\n")
            links = [sandbox.connect() for _ in range(count)]
            for link in links:
                link.sendall(head)
            step = len(CONSIGNMENT) // 40 + 1
            for place in range(0, len(CONSIGNMENT), step):
                for link in links:
                    link.sendall(CONSIGNMENT[place : place + step].encode())
                time.sleep(0.1)
            created = sum(b" 201 " in link.recv(4096) for link in links)
            for link in links:
                link.close()
            promised(created == count and sandbox.count() == before + count, f"{created} of {count} are created")
            return f"{count} bodies of 4 s, each created"

        return beside(sandbox, work)


def silent_bodies(folder):
    with Sandbox(folder) as sandbox:
        before = sandbox.count()

        def work():
            begin = time.monotonic()
            with sandbox.connect(60) as link:
                head = sandbox.head("POST", "/consignments", fields=f"Content-Type: application/json\r\nContent-Length: {len(CONSIGNMENT)}\r\n")
                link.sendall(head + CONSIGNMENT[:-1].encode())
                found = read_all(link)
            promised(found.startswith(b"HTTP/1.1 408"), f"it is told {found[:60]!r}")
            promised(sandbox.count() == before, "half a body has made a consignment")
            return f"408 after {time.monotonic() - begin:.1f} s, nothing created"

        return beside(sandbox, work)


def unread_answers(folder):
    with Sandbox(folder) as sandbox:
        before = sandbox.descriptors()

        def work():
            begin, links = time.monotonic(), []
            for _ in range(20):
                link = socket.socket()
                link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                link.connect((sandbox.host, sandbox.port))
                threading.Thread(target=send, args=(link, sandbox.head("GET", "/_sandbox/openapi.json") * 200), daemon=True).start()
                links.append(link)
            wait_until(lambda: sandbox.descriptors() <= before + 1, "those who do not read are let go", 60)
            took = time.monotonic() - begin
            for link in links:
                link.close()
            return f"20 are let go after {took:.0f} s, {sandbox.memory('VmHWM'):.0f} MiB at most"

        return beside(sandbox, work)


def send(link, data):
    try:
        link.sendall(data)
    except OSError:
        pass


def vanishing(folder, count=2000):
    with Sandbox(folder) as sandbox:
        before, stood, held = sandbox.descriptors(), sandbox.count(), sandbox.memory()
        halves = [
            sandbox.head("GET", "/consignments/EC-000-05B-MMA")[:40],
            sandbox.head("GET", "/consignments/EC-000-05B-MMA"),
            sandbox.head("GET", "/_sandbox/openapi.json") * 10,
            sandbox.head("POST", "/consignments", fields=f"Content-Type: application/json\r\nContent-Length: {len(CONSIGNMENT)}\r\n")
            + CONSIGNMENT[:-1].encode(),
        ]

        def work():
            for number in range(count):
                link = sandbox.connect()
                link.sendall(halves[number % len(halves)])
                reset(link) if number % 2 else link.close()
            wait_until(lambda: sandbox.descriptors() <= before + 1, "their descriptors are free", 10)
            promised(sandbox.count() == stood, "half a body has made a consignment")
            return f"{count:,} gone in the middle of heads, bodies and answers: nothing created, descriptors as before, {sandbox.memory() - held:.0f} MiB more"

        return beside(sandbox, work)


def vanished_from_delays(folder, count=500):
    with Sandbox(folder) as sandbox:
        before = sandbox.descriptors()
        sandbox.ask("POST", "/_sandbox/faults", json.dumps({"then": {"delay": "PT1H"}}))

        def work():
            links = [sandbox.connect() for _ in range(count)]
            for link in links:
                link.sendall(sandbox.head("GET", "/consignments/EC-000-05B-MMA/status"))
            wait_until(lambda: sandbox.descriptors() >= before + count, "all are connected")
            for link in links:
                reset(link)
            took = wait_until(lambda: sandbox.descriptors() <= before + 1, "their descriptors are free", 10)
            return f"{count} gone while their answers waited: free after {took:.1f} s"

        return beside(sandbox, work)


def half_closed(folder):
    with Sandbox(folder) as sandbox:
        request = sandbox.head("GET", "/_sandbox/openapi.json")
        whole = len(sandbox.ask("GET", "/_sandbox/openapi.json")[1])
        with sandbox.connect() as link:
            link.sendall(request * 3)
            link.shutdown(socket.SHUT_WR)
            found = read_all(link)
        promised(found.count(b"HTTP/1.1 200") == 3 and len(found) > 3 * whole, f"{len(found):,} bytes come of three answers of {whole:,}")
        return f"three answers whole, {len(found):,} bytes"


ROWS = [
    ("500 clients that send a byte every 0.2 s", "408 after 10 s, nobody else waits", slow_heads, True),
    ("300 bodies that drip", "each is taken, nobody else waits", slow_bodies, False),
    ("a body that stops", "408 after 30 s, nothing is done, nobody else waits", silent_bodies, True),
    ("clients that read no answer", "let go after 30 s without progress, nobody else waits", unread_answers, True),
    ("2,000 clients that vanish anywhere", "nothing half is done, nothing is kept of them", vanishing, False),
    ("500 clients that vanish from delayed answers", "their descriptors are free at once", vanished_from_delays, False),
    ("a client that closes its writing side", "it gets every answer whole", half_closed, False),
]
