"""Signals in every phase."""

import fcntl
import json
import os
import re
import signal
import socket
import threading
import time

from .server import Sandbox, promised, read_all

STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PIPELINED = 2000


def at_the_start(folder):
    ready, unix = folder / "ready", folder / "socket"
    codes, slowest, count = set(), 0, 0
    for number in STOPS:
        for milliseconds in range(0, 40, 2):
            with Sandbox(folder, "--ready-file", ready, "--unix", unix, answers=False) as sandbox:
                time.sleep(milliseconds / 1000)
                code, seconds = sandbox.end(number)
            codes.add(0 if code == 0 else code if code > 0 else 128 - code)
            slowest, count = max(slowest, seconds), count + 1
            promised(code in (0, -number, 128 + number), f"{number.name} after {milliseconds} ms: exit code {code}, {sandbox.said()}")
            promised(not ready.exists() and not unix.exists(), f"{number.name} after {milliseconds} ms: left behind {os.listdir(folder)}")
    promised(slowest < 1, f"one took {slowest:.1f} s")
    return f"{count} starts, a signal 0 to 38 ms after each: codes {', '.join(map(str, sorted(codes)))}; {slowest * 1000:.0f} ms at most, nothing left behind"


def while_waiting(folder):
    """Another process is at the authority's folder, and does not let it go."""
    tls = folder / "tls"
    tls.mkdir()
    held = os.open(tls, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    took = []
    try:
        for number in STOPS:
            with Sandbox(folder, "--tls", "--tls-port", "0", "--tls-dir", tls, answers=False) as sandbox:
                time.sleep(0.3)
                promised(sandbox.lives and not sandbox.answers(), f"it does not wait: {sandbox.said()}")
                code, seconds = sandbox.end(number)
                promised(code == 128 + number, f"{number.name}: exit code {code}")
                took.append(seconds)
    finally:
        os.close(held)
    promised(max(took) < 1, f"one took {max(took):.1f} s")
    return f"ends with 128 and its number, {max(took) * 1000:.0f} ms at most"


def idle(folder):
    took = []
    for number in STOPS:
        with Sandbox(folder) as sandbox:
            with sandbox.connect() as link:
                code, seconds = sandbox.end(number)
                promised(code == 0 and read_all(link) == b"", f"{number.name}: exit code {code}")
            took.append(seconds)
    promised(max(took) < 1, f"one took {max(took):.1f} s")
    return f"exit code 0, {max(took) * 1000:.0f} ms at most; the open connection is closed"


def amid_requests(folder):
    answered, took = 0, 0
    for number in STOPS:
        with Sandbox(folder) as sandbox:
            links = [sandbox.connect() for _ in range(8)]
            for place, link in enumerate(links):
                request = sandbox.head("GET", "/consignments/EC-000-05B-MMA", key=f"k{place}")
                threading.Thread(target=send, args=(link, request * PIPELINED), daemon=True).start()
            for link in links:
                link.recv(1, socket.MSG_PEEK)
            ending = threading.Thread(target=lambda: setattr(sandbox, "ended", sandbox.end(number)))
            ending.start()
            for link in links:
                whole = whole_answers(read_all(link))
                promised(whole is not None, f"{number.name}: an answer is cut off")
                answered += whole
            ending.join()
            code, seconds = sandbox.ended
            took = max(took, seconds)
            promised(code == 0 and seconds < 6, f"{number.name}: exit code {code} after {seconds:.1f} s")
    return f"exit code 0, {took:.2f} s at most; {answered:,} answers begun, each of them whole"


def send(link, data):
    try:
        link.sendall(data)
    except OSError:
        pass


def whole_answers(data):
    """How many; None where the last is cut off."""
    count, place = 0, 0
    while place < len(data):
        end = data.find(b"\r\n\r\n", place)
        named = re.search(rb"(?i)content-length: *(\d+)", data[place:end]) if end >= 0 else None
        if not named:
            return None
        place = end + 4 + int(named[1])
        count += 1
    return count if place == len(data) else None


def amid_delays(folder):
    took, became = 0, set()
    for number in STOPS:
        for then in ({"delay": "PT60S"}, {"body": {"dripBytesPerSecond": 20}}, {"connection": "hang"}, {"commit": "late", "delay": "PT60S"}):
            with Sandbox(folder) as sandbox:
                sandbox.ask("POST", "/_sandbox/faults", json.dumps({"then": then}))
                with sandbox.connect() as link:
                    link.sendall(sandbox.head("GET", "/consignments/EC-000-05B-MMA/status"))
                    time.sleep(0.3)
                    code, seconds = sandbox.end(number)
                    found = read_all(link)
                took = max(took, seconds)
                became.add("answered" if whole_answers(found) == 1 else "cut" if found else "closed")
                promised(code == 0 and seconds < 6, f"{number.name} in {then}: exit code {code} after {seconds:.1f} s")
    return f"exit code 0, {took:.1f} s at most; the client is {', '.join(sorted(became))}"


def amid_an_upload(folder):
    with Sandbox(folder) as sandbox, sandbox.connect() as link:
        link.sendall(sandbox.head("POST", "/consignments", fields="Content-Type: application/json\r\nContent-Length: 1000000\r\n") + b"{")
        time.sleep(0.2)
        code, seconds = sandbox.end()
        promised(code == 0 and seconds < 7, f"exit code {code} after {seconds:.1f} s")
        return f"exit code 0 after {seconds:.1f} s"


def twice(folder):
    with Sandbox(folder) as sandbox, sandbox.connect() as link:
        link.sendall(sandbox.head("POST", "/consignments", fields="Content-Type: application/json\r\nContent-Length: 1000000\r\n") + b"{")
        time.sleep(0.2)
        sandbox.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        promised(sandbox.lives, "it does not wait for the request")
        code, seconds = sandbox.end(signal.SIGINT)
        promised(code == 130 and seconds < 1, f"exit code {code} after {seconds:.1f} s")
        return f"exit code 130 after {seconds * 1000:.0f} ms"


def stopped(folder):
    with Sandbox(folder) as sandbox, sandbox.connect() as link:
        request = sandbox.head("GET", "/consignments/EC-000-05B-MMA/status")
        os.kill(sandbox.process.pid, signal.SIGSTOP)
        link.sendall(request)
        time.sleep(12)
        os.kill(sandbox.process.pid, signal.SIGCONT)
        found = link.recv(4096)
        promised(b" 200 " in found, f"the request is answered {found[:100]!r}")
        code, _ = sandbox.end()
        promised(code == 0, f"exit code {code}")
        return "the request of meanwhile is answered; exit code 0"


ROWS = [
    ("a signal during the start", "it ends within a second, nothing is left behind", at_the_start, False),
    ("a signal while the start waits for --tls-dir", "it ends at once with 128 and the signal's number", while_waiting, False),
    ("a signal while idle", "exit code 0 within a second", idle, False),
    ("a signal amid requests", "what is begun is answered whole; exit code 0", amid_requests, False),
    ("a signal amid delayed, dripping, hanging answers", "exit code 0 within 6 s", amid_delays, False),
    ("a signal amid an upload that does not end", "exit code 0 within 7 s", amid_an_upload, False),
    ("a second signal", "ends at once, with 128 and its number", twice, False),
    ("stopped for 12 s and continued", "goes on; no deadline strikes who waited", stopped, True),
]
