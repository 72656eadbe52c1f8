"""Memory that the system refuses."""

from measure.attacks import ATTACKS

from .server import Sandbox, promised, wait_until

CAP = 128  # MiB of --max-memory
ABOVE = 384  # MiB of address space that the process may have beyond what it has at its start and the cap; with 320 one attack ends it


def status(sandbox):
    return sandbox.ask("GET", "/consignments/EC-000-05B-MMA/status", key="other")[0]


def refused(folder):
    with Sandbox(folder) as sandbox:
        base = int(sandbox.memory("VmSize")) + 1
    limit = base + CAP + ABOVE
    told, full = [], []
    for name, attack, more, *_ in ATTACKS:
        if "--log-level" in more:
            continue
        options = [] if "--max-memory" in more else ["--max-memory", f"{CAP}MiB"]
        with Sandbox(folder, *options, *more, limits=f"ulimit -v {limit * 1024}") as sandbox:
            try:
                attack(sandbox.port)
            except (OSError, SystemExit, IndexError) as error:
                promised(sandbox.lives, f"{name}: {error}; it ended with {sandbox.process.poll()}: {sandbox.said()}")
            promised(sandbox.lives, f"{name}: it ended with {sandbox.process.poll()}: {sandbox.said()}")
            if status(sandbox) == 503:
                # One world takes all that there may be: it is for its owner to let it go.
                sandbox.ask("POST", "/_sandbox/reset", key="attacker")
                full.append(name)
                wait_until(lambda: status(sandbox) == 200, f"another client is answered after {name}")
            sandbox.goes_on()
            told.append((sandbox.memory("VmPeak"), name))
    worst, name = max(told)
    return f"{len(told)} of the attacks of scripts/attack-test, --max-memory {CAP}MiB, ulimit -v {limit} MiB: it lives; {worst:.0f} MiB at most ({name}); 503 until a reset: {', '.join(full) or 'never'}"


ROWS = [
    ("memory refused: ulimit -v above --max-memory", "the process lives; another client is answered, with 503 while one world takes all", refused, True),
]
