"""Instructions of one request by callgrind: the budget of Benchmarks/instructions.json.

Every row is a run of its own: the server gets warm by requests of every kind, the counts are set to nothing, and then come some
hundred requests of one kind, so that the start and all that happens once stay out. Seed, clock, order and hashing are fixed, the
requests come one by one over one kept connection. The same binary counted again differs by some 0.1 % (0.3 for quotes), on a machine
that is busy otherwise by up to 1 %: timers go by the clock on the wall, and so does how often a loop wakes. Another layout of the
binary moves the quotes by as much: the runtime's table of types is one of addresses. (The difference of two whole runs, one with more
requests, would not do: a thousandth of what the quotes and labels of the warming cost is 300 instructions for each allocation.)
"""

import concurrent.futures
import contextlib
import json
import os
import pathlib
import platform
import re
import shutil
import signal
import subprocess
import tempfile
import time

from .callgrind import GROUPS, Profile
from .server import CONSIGNMENT, ENVIRONMENT, HREF, ROOT, Pipeline, broken, free_port, say

FILE = ROOT / "Benchmarks" / "instructions.json"
# A row may grow by this much; on a machine with another libc or processor, whose memcpy and malloc differ, by this much.
MARGIN, MARGIN_ELSEWHERE = 0.03, 0.10
# How glibc copies: never by `rep movsb`, which it takes or leaves by where a block lies, and of which every byte counts as one.
TUNABLES = "glibc.cpu.hwcaps=-ERMS,-FSRM"
# How many of each row every run asks to get warm, and how many it counts of its own.
WARM = {"create": 720, "allocate": 100, "status": 100, "get": 60, "quote": 15, "label": 3}
COUNTED = {"create": 300, "allocate": 600, "status": 1500, "get": 300, "quote": 40, "label": 8}


def maker():
    """What the counts depend on beside the binary: the C library, and which vector instructions its memcpy may use."""
    flags = re.search(r"flags\s*:(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    vectors = [name for name in ("avx2",) if flags and name in flags[1].split()]
    return " ".join([*platform.libc_ver(), platform.machine(), *vectors])


class Session:
    """Asks one by one, and checks every answer's status."""

    def __init__(self, port):
        self.pipeline = Pipeline(port, "instructions")
        self.references = []
        self.used = dict.fromkeys(WARM, 0)

    def ask(self, row):
        number = self.used[row]
        self.used[row] += 1
        # Allocations take the next reference, labels those that are allocated, quotes those at the end, which are not.
        reference = None if row == "create" else self.references[-1 - number if row == "quote" else number % len(self.references)]
        method, path, body, status = {
            "create": ("POST", "/consignments", CONSIGNMENT, b"201"),
            "allocate": ("PUT", "/allocation/allocate", f'{{"ConsignmentReferences":["{reference}"]}}', b"200"),
            "status": ("GET", f"/consignments/{reference}/status", None, b"200"),
            "get": ("GET", f"/consignments/{reference}", None, b"200"),
            "quote": ("GET", f"/quotes/consignment/{reference}", None, b"200"),
            "label": ("GET", f"/labels/{reference}", None, b"200"),
        }[row]
        head, answer = self.pipeline.ask(self.pipeline.request(method, path, body))
        if head.split(b" ", 2)[1] != status or row == "allocate" and not answer.startswith(b'[{"StatusCode":200'):
            broken(f"{method} {path} answers {head!r} {answer[:500]!r}")
        if row == "create":
            self.references.append(HREF.search(answer)[1].decode())


def tell(folder, process, command):
    """Has callgrind do something now: set all counts to nothing, or write them down."""
    words = ["vgdb", f"--vgdb-prefix={folder}/vgdb", f"--pid={process.pid}", command]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    if done.returncode:
        broken(f"{' '.join(words)}: {done.stdout}{done.stderr}")


def stripped(binary, folder):
    """The server without the debug sections that Swift 6.3 writes and valgrind 3.19 cannot read; the names of functions stay."""
    bare = folder / "server"
    tool = shutil.which("objcopy") or shutil.which("llvm-objcopy") or broken("objcopy is missing")
    subprocess.run([tool, "--strip-debug", str(binary), str(bare)], check=True)
    return bare


@contextlib.contextmanager
def counting(bare, folder, *options):
    """A server under callgrind that listens, and a session with it."""
    port, log = free_port(), folder / "log"
    command = [
        "valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts", "--compress-pos=no", f"--vgdb-prefix={folder}/vgdb",
        str(bare), "serve", "--port", str(port), "--clock", "2019-06-14T09:00:00Z", "--seed", "1", *options]
    with open(log, "w") as sink:
        process = subprocess.Popen(
            command, stdout=sink, stderr=sink, stdin=subprocess.DEVNULL, cwd=folder,
            env={**ENVIRONMENT, "SWIFT_DETERMINISTIC_HASHING": "1", "GLIBC_TUNABLES": TUNABLES})
    try:
        session, deadline = None, time.monotonic() + 120
        while not session:
            try:
                session = Session(port)
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    broken(f"the server does not listen under valgrind: {log.read_text()[-2000:]}")
                time.sleep(0.1)
        yield process, session
        session.pipeline.close()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def dumped(folder, number):
    """What was counted until a dump: each has its number; what is written at the end has none."""
    dump = folder / f"counts.{number}"
    if not dump.exists():
        broken(f"valgrind writes no counts: {(folder / 'log').read_text()[-2000:]}")
    return Profile.read(dump)


def profile(bare, folder, row):
    """One request of a row, from a run of the server under callgrind."""
    folder.mkdir()
    with counting(bare, folder, "--log-level", "warning") as (process, session):
        for warm, count in WARM.items():
            for _ in range(count):
                session.ask(warm)
        tell(folder, process, "zero")
        for _ in range(COUNTED[row]):
            session.ask(row)
        tell(folder, process, "dump")
    return dumped(folder, 1).each(COUNTED[row])


def measured(binary, rows):
    """One request of each row, as a profile."""
    with tempfile.TemporaryDirectory(prefix="instructions-") as name:
        folder = pathlib.Path(name)
        bare = stripped(binary, folder)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            runs = {row: pool.submit(profile, bare, folder / row, row) for row in rows}
            return {row: run.result() for row, run in runs.items()}


def table(profiles):
    lines = [f"{'':10}" + "".join(f"{row:>12}" for row in profiles)]
    for title, take in (("own", Profile.groups), ("runtime shared out", Profile.shared)):
        found = {row: take(profile) for row, profile in profiles.items()}
        lines.append(f"{title}:")
        lines += [f"  {name:<9}" + "".join(f"{found[row][name]:12,.0f}" for row in profiles) for name in GROUPS]
    lines.append(f"{'all':<11}" + "".join(f"{profile.total():12,.0f}" for profile in profiles.values()))
    return "\n".join(lines)


def compare(profiles):
    """Prints each row beside what the file says; false when one has grown."""
    kept = json.loads(FILE.read_text())
    here = maker()
    margin = MARGIN if kept["maker"] == here else MARGIN_ELSEWHERE
    if margin != MARGIN:
        say(f"counted here with {here}, in {FILE.name} with {kept['maker']}: a row may differ by {margin:.0%}")
    grown = []
    for row, found in profiles.items():
        before, now = kept["instructions"][row]["all"], found.total()
        change = now / before - 1
        print(f"{row:<10} {before:12,} before {now:12,.0f} now {change:+8.1%}")
        if change > margin:
            grown.append(row)
    if grown:
        print(f"{', '.join(grown)}: more than {margin:.0%} above {FILE.relative_to(ROOT)}. Look where with scripts/bench --profile "
              f"{grown[0]}; if it has to be, scripts/bench --instructions --update, and say why in the commit.")
    elif any(found.total() < kept["instructions"][row]["all"] * (1 - margin) for row, found in profiles.items()):
        print(f"less than in {FILE.relative_to(ROOT)}: scripts/bench --instructions --update keeps it so.")
    return not grown


def update(profiles):
    FILE.parent.mkdir(exist_ok=True)
    counts = {}
    for row, found in profiles.items():
        parts = {name: round(count) for name, count in found.shared().items()}
        counts[row] = {"all": round(found.total()), **parts}
    written = {"maker": maker(), "instructions": counts}
    FILE.write_text(json.dumps(written, indent=2) + "\n")
    print(f"written: {FILE.relative_to(ROOT)}")


def run(binary, row=None, keep=False):
    """Counts and compares, or keeps the counts; with a row it prints where that one's instructions go."""
    profiles = measured(binary, [row] if row else list(WARM))
    if row:
        print(profiles[row].listing())
        return True
    print(table(profiles))
    if keep:
        update(profiles)
        return True
    return compare(profiles)
