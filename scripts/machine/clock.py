"""A clock that jumps, and one that began long ago."""

import datetime
import email.utils
import json
import pathlib
import shutil
import struct
import subprocess
import time

from .server import Sandbox, Skipped, promised

DAY = 86_400


def jumped(folder):
    compiler, library, shift = shutil.which("cc") or shutil.which("clang"), folder / "shift.so", folder / "shift"
    if not compiler:
        raise Skipped("no C compiler for the library that moves the clock")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, pathlib.Path(__file__).with_name("shift.c")], check=True)
    shift.write_bytes(bytes(8))
    environment = {"LD_PRELOAD": str(library), "CLOCK_SHIFT": str(shift)}
    with Sandbox(folder, "--clock", "real", "--state-dir", folder / "state", environment=environment) as sandbox:
        frozen = json.dumps({"mode": "frozen", "now": "2019-06-14T09:00:00Z"})
        promised(sandbox.ask("PUT", "/_sandbox/clock", frozen, "frozen")[0] == 200, "a clock cannot be frozen")
        with sandbox.connect() as link, sandbox.connect() as waiting:
            sandbox.ask("POST", "/_sandbox/faults", json.dumps({"then": {"delay": "PT4S"}}), "slow")
            request = sandbox.head("GET", "/consignments/EC-000-05B-MMA/status")
            begin = time.monotonic()
            waiting.sendall(sandbox.head("GET", "/consignments/EC-000-05B-MMA/status", key="slow"))
            shown = []
            for offset in (0, DAY, 0, -DAY):
                with open(shift, "r+b") as file:
                    file.write(struct.pack("=q", offset))
                time.sleep(0.6)
                link.sendall(request)
                answer = link.recv(4096)
                promised(b" 200 " in answer, f"at {offset:+} s: {answer[:60]!r}")
                date = answer.split(b"Date: ")[1].split(b"\r\n")[0].decode()
                shown.append(email.utils.parsedate_to_datetime(date).timestamp() - time.time() - offset)
                now = now_of(sandbox, "machine") - time.time() - offset
                promised(abs(now) < 3, f"the world's clock is {now:.0f} s beside the machine's")
                promised(now_of(sandbox, "frozen") == 1560502800, "the frozen clock has moved")
                sandbox.create()
            promised(max(map(abs, shown)) < 3, f"Date is beside the clock by {shown}")
            promised(b" 200 " in waiting.recv(4096), "the delayed answer is lost")
            late = time.monotonic() - begin
            promised(3.5 < late < 5, f"the answer delayed by 4 s comes after {late:.1f} s")
        code, _ = sandbox.end()
        promised(code == 0, f"exit code {code}")
    with Sandbox(folder, "--clock", "real", "--state-dir", folder / "state") as again:
        promised(again.ask("GET", "/_sandbox/clock")[0] == 200, "the world is lost")
        return f"a day forth, back, and back once more: real clocks follow, frozen ones stand, connections stay, a delay of 4 s took {late:.1f} s"


def now_of(sandbox, key):
    now = json.loads(sandbox.ask("GET", "/_sandbox/clock", key=key)[1])["now"]
    return datetime.datetime.fromisoformat(now.replace("Z", "+00:00")).timestamp()


def long_up(folder):
    found = []
    for seconds in (DAY, 400 * DAY):
        within = ("unshare", "--time", "--monotonic", str(seconds), "--boottime", str(seconds))
        if subprocess.run([*within, "true"], capture_output=True).returncode:
            raise Skipped("no time namespace can be made")
        with Sandbox(folder, within=within) as sandbox:
            sandbox.goes_on()
            with sandbox.connect() as link:
                begin = time.monotonic()
                link.sendall(b"GET / HT")
                answer = link.recv(4096)
                found.append(time.monotonic() - begin)
            promised(b" 408 " in answer and 9 < found[-1] < 12, f"a head without end is told {answer[:40]!r} after {found[-1]:.1f} s")
            promised(sandbox.end()[0] == 0, "it does not end with 0")
    return "up for a day and for 400: deadlines as ever, 408 after " + " and ".join(f"{seconds:.1f} s" for seconds in found)


ROWS = [
    ("the machine's clock jumps by a day", "real clocks follow, frozen ones stand, no wait and no deadline moves", jumped, False),
    ("the steady clock began long ago", "deadlines are what they are", long_up, True),
]
