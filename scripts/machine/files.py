"""Disk full and read-only, for each file that the server writes."""

import os
import subprocess

from .disk import Disk
from .server import Broken, Sandbox, Skipped, promised, wait_until


def drafts(folder):
    return [name for name in os.listdir(folder) if name.endswith(".tmp")]


def degraded(sandbox):
    wait_until(lambda: sandbox.health()["status"] == "degraded", "health says degraded")
    return sandbox.health()["reason"]


def mended(sandbox, disk, key, before):
    """After the disk is well again all that was done meanwhile is on it."""
    wait_until(lambda: sandbox.health()["status"] == "ok", "health says ok")
    count = sandbox.count(key)
    promised(count > before, "what was done while it could not be written is gone")
    sandbox.process.kill()
    sandbox.process.wait()
    promised(not drafts(disk.path), f"drafts are left: {drafts(disk.path)}")
    with Sandbox(disk.path.parent, "--state-dir", disk.path) as again:
        promised(again.count(key) == count, f"{again.count(key)} of {count} consignments were written")


def state_full(folder):
    with Disk(folder, "state") as disk, Sandbox(folder, "--state-dir", disk.path) as sandbox:
        sandbox.create()
        wait_until(lambda: (disk.path / world(disk)).exists(), "the world is written")
        whole = (disk.path / world(disk)).read_bytes()
        disk.fill()
        before = sandbox.count()
        for _ in range(20):
            sandbox.create()
        reason = degraded(sandbox)
        promised((disk.path / world(disk)).read_bytes() == whole, "the file that was whole is not")
        promised(not drafts(disk.path), "a draft takes the room")
        sandbox.create("another")
        disk.free()
        mended(sandbox, disk, "machine", before)
        return f"degraded, “{reason.replace(str(disk.path), '…')}”; requests went on, the old file stayed whole; all written once there was room"


def world(disk):
    return next((name for name in os.listdir(disk.path) if name.endswith(".json")), "none")


def room_made(folder, count=8):
    with Disk(folder, "state") as disk:
        with Sandbox(folder, "--state-dir", disk.path, "--max-worlds", 2) as sandbox:
            stood = sandbox.count("nobody")
            disk.fill()
            for number in range(count):
                sandbox.create(f"w{number}")
            degraded(sandbox)
            found = [sandbox.count(f"w{number}") for number in range(count)]
            promised(found == [stood + 1] * count, f"they hold {found} consignments, not {stood + 1}")
            disk.free()
            wait_until(lambda: sandbox.health()["status"] == "ok", "health says ok")
            sandbox.process.kill()
        with Sandbox(folder, "--state-dir", disk.path) as again:
            found = [again.count(f"w{number}") for number in range(count)]
        promised(found == [stood + 1] * count, f"read back they hold {found} consignments, not {stood + 1}")
        return f"{count} worlds where 2 may stand: each goes on as it was, and is written once there is room"


def state_read_only(folder):
    """Nobody's capabilities, so that rights count for root as well."""
    without = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    if subprocess.run([*without, "true"], capture_output=True).returncode:
        raise Skipped("setpriv cannot drop capabilities")
    with Disk(folder, "state") as disk, Sandbox(folder, "--state-dir", disk.path, within=without) as sandbox:
        sandbox.create()
        wait_until(lambda: (disk.path / world(disk)).exists(), "the world is written")
        disk.path.chmod(0o500)
        before = sandbox.count()
        sandbox.create()
        reason = degraded(sandbox)
        fresh = sandbox.ask("GET", "/consignments/count", key="new-one")
        promised(fresh[0] == 200, f"a new world meanwhile is answered {fresh}")
        disk.path.chmod(0o700)
        mended(sandbox, disk, "machine", before)
        return f"degraded, “{reason.replace(str(disk.path), '…')}”; a new world meanwhile {fresh[0]}; all written once it could be"


def state_stop(folder):
    with Disk(folder, "state") as disk, Sandbox(folder, "--state-dir", disk.path) as sandbox:
        sandbox.create()
        wait_until(lambda: (disk.path / world(disk)).exists(), "the world is written")
        disk.fill()
        sandbox.create()
        code, seconds = sandbox.end()
        said = sandbox.said().splitlines()
        promised(any("cannot be written" in line for line in said), f"it says nothing of it: {said}")
        promised(seconds < 6, f"it takes {seconds:.1f} s")
        return f"exit code {code} after {seconds:.1f} s, and a line in the log"


def too_large(folder):
    state = folder / "state"
    # In blocks of 512 bytes in sh.
    with Sandbox(folder, "--state-dir", state, limits="ulimit -f 64") as sandbox:
        for _ in range(60):
            sandbox.create()
        reason = degraded(sandbox)
        sandbox.goes_on()
        promised(not drafts(state), "a draft is left")
        return f"degraded, “{reason.replace(str(state), '…')}”; it lives"


def refused_at_start(option, prepare, more=()):
    """Reads: a file of this option on a bad disk ends the start with one line, and nothing is left behind."""

    def row(folder):
        with Disk(folder, "disk") as disk:
            if prepare == "ro":
                disk.remount("ro")
            else:
                disk.fill()
            target = disk.path if option in ("--tls-dir", "--state-dir") else disk.path / "file"
            before = sorted(os.listdir(disk.path))
            with Sandbox(folder, option, target, *more, answers=False) as sandbox:
                wait_until(lambda: not sandbox.lives or sandbox.answers(), "it answers or ends")
                lives, said = sandbox.lives, sandbox.said()
                if lives:
                    sandbox.goes_on()
                    raise Broken(f"it serves, and has said: {said}")
            promised(sandbox.process.returncode == (2 if target == disk.path else 1) and len(said.splitlines()) == 1, f"exit code {sandbox.process.returncode}: {said}")
            promised(sorted(os.listdir(disk.path)) == before, f"it leaves behind {os.listdir(disk.path)}")
            return f"exit code {sandbox.process.returncode}, “{said.replace(str(disk.path), '…')}”"

    return row


def tls_kept(folder):
    with Disk(folder, "disk") as disk:
        for turn in range(2):
            with Sandbox(folder, "--tls", "--tls-port", "0", "--tls-dir", disk.path) as sandbox:
                sandbox.goes_on()
                sandbox.end()
            if turn == 0:
                disk.remount("ro")
        return "the authority that lies there is used"


def ready_stop(folder):
    with Disk(folder, "disk") as disk, Sandbox(folder, "--ready-file", disk.path / "ready") as sandbox:
        wait_until((disk.path / "ready").exists, "the ready file")
        disk.remount("ro")
        code, seconds = sandbox.end()
        promised(code == 0, f"exit code {code}")
        return f"exit code 0 after {seconds:.2f} s; the file stays"


def log_full(folder):
    with Disk(folder, "disk") as disk:
        disk.fill()
        with open(disk.path / "filler", "ab") as log, Sandbox(folder, "--log-level", "debug", stdout=log, stderr=log) as sandbox:
            for _ in range(2000):
                sandbox.ask("GET", "/nowhere", timeout=5)
            sandbox.goes_on()
            code, _ = sandbox.end()
        promised(code == 0, f"exit code {code}")
        return "2,000 requests were answered, exit code 0"


def log_limit(folder):
    with Sandbox(folder, "--log-level", "debug", limits="ulimit -f 8") as sandbox:
        for _ in range(500):
            sandbox.ask("GET", "/nowhere", timeout=5)
        sandbox.goes_on()
        return "500 requests were answered, it lives"


ONE_LINE = "the start ends with 1, or 2 where an option names a folder, and one line; nothing is left behind"

ROWS = [
    ("disk full under --state-dir", "requests go on, health says degraded and why, the last whole file stays; written once there is room", state_full, False),
    ("worlds make room while the disk is full", "none is lost", room_made, False),
    ("--state-dir becomes read-only", "the same", state_read_only, False),
    ("disk full at the stop, under --state-dir", "it says what is lost, and ends in time", state_stop, False),
    ("a file larger than ulimit -f, under --state-dir", "degraded, nobody is killed", too_large, False),
    ("--state-dir is read-only at the start", ONE_LINE, refused_at_start("--state-dir", "ro"), False),
    ("--ready-file on a full disk", ONE_LINE, refused_at_start("--ready-file", "full"), False),
    ("--ready-file on a read-only disk", ONE_LINE, refused_at_start("--ready-file", "ro"), False),
    ("the ready file's disk becomes read-only", "a stop ends with 0 all the same", ready_stop, False),
    ("--tls-dir on a full disk", ONE_LINE, refused_at_start("--tls-dir", "full", ("--tls", "--tls-port", "0")), False),
    ("--tls-dir on a read-only disk, empty", ONE_LINE, refused_at_start("--tls-dir", "ro", ("--tls", "--tls-port", "0")), False),
    ("--tls-dir on a read-only disk, its authority there", "it serves with it", tls_kept, False),
    ("--unix on a read-only disk", ONE_LINE, refused_at_start("--unix", "ro"), False),
    ("the log's disk is full", "lines are lost, no request is", log_full, False),
    ("the log is larger than ulimit -f", "lines are lost, nobody is killed", log_limit, False),
]
