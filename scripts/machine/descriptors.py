"""Descriptors used up."""

import time

from .server import Sandbox, promised, wait_until

LIMIT = 100


def by_connections(folder):
    with Sandbox(folder, limits=f"ulimit -n {LIMIT}") as sandbox:
        before = sandbox.descriptors()
        links = [sandbox.connect() for _ in range(2 * LIMIT)]
        request = sandbox.head("GET", "/consignments/EC-000-05B-MMA/status")
        for link in links:
            link.sendall(request)
        links[0].recv(4096)
        held, worked = sandbox.descriptors(), sandbox.worked()
        time.sleep(2)
        share = (sandbox.worked() - worked) / 2
        promised(share < 0.1, f"waiting for a free one takes {share:.0%} of a processor")
        links[0].sendall(request)
        promised(b" 200 " in links[0].recv(4096), "who is connected is not answered")
        # Those that waited have their turn as others go.
        answered = 0
        for link in links[1:]:
            answered += b" 200 " in link.recv(4096)
            link.close()
        promised(answered == len(links) - 1, f"of {len(links) - 1} that waited {answered} were answered")
        links[0].close()
        took = wait_until(lambda: sandbox.descriptors() <= before, "its descriptors are free again")
        sandbox.goes_on()
        return f"of {len(links)} connections {held - before} stood at a time, all were answered in turn; {share:.1%} of a processor while full; free again after {took:.1f} s"


def by_worlds(folder):
    state, count = folder / "state", 4 * LIMIT
    with Sandbox(folder, "--state-dir", state, limits=f"ulimit -n {LIMIT}") as sandbox:
        for number in range(count):
            sandbox.create(f"world-{number}")
        sandbox.goes_on()
        kept = [sandbox.count(f"world-{number}") for number in range(count)]
        promised(len(set(kept)) == 1, "a world has lost its consignment")
        held = sandbox.descriptors()
        code, _ = sandbox.end(within=60)
    promised(code == 0, f"it ends with {code}")
    return f"{count} worlds written and read again, {held} descriptors open"


def hardly_any(folder):
    least = None
    for limit in range(8, 40):
        sandbox = Sandbox(folder, limits=f"ulimit -n {limit}", answers=False)
        with sandbox:
            wait_until(lambda: not sandbox.lives or sandbox.answers(), "it answers or ends")
            if sandbox.lives:
                sandbox.goes_on()
                least = least or limit
            else:
                said = sandbox.said()
                promised(sandbox.process.returncode in (1, 2) and len(said.splitlines()) == 1, f"with {limit}: {sandbox.process.returncode}, {said}")
                promised(least is None, f"{least} are enough, {limit} are not")
    return f"from {least} on it serves; below it ends with a line that says so"


ROWS = [
    ("descriptors used up by connections", "further clients wait in the backlog and are answered in turn, without busy waiting", by_connections, False),
    ("descriptors used up by worlds with --state-dir", "worlds that are not in use give theirs back, and none is lost", by_worlds, False),
    ("hardly any descriptors", "it serves, or ends with one line that says why", hardly_any, False),
]
