"""Work in steps of ten times each: what one piece of it costs at each, and what another client waits meanwhile."""

import time

from measure.other import Other
from measure.server import Server, broken, free_port

from .kinds import ROWS, STATUS

# A piece may cost so many times as much as in the step before: 1 is linear, 10 is quadratic, and what else the machine does counts
# as well. What takes less than these seconds and bytes in all tells nothing.
TOLERANCE, LEAST_SECONDS, LEAST_BYTES = 2, 0.05, 4 << 20
OTHER_P99 = 100  # milliseconds


class Spent:
    """Seconds, and the server's processor time, of what is done within it."""

    def __init__(self, server):
        self.server, self.seconds, self.worked = server, 0.0, 0.0

    def __enter__(self):
        self.begin = time.perf_counter(), self.server.worked()

    def __exit__(self, *_):
        self.seconds += time.perf_counter() - self.begin[0]
        self.worked += self.server.worked() - self.begin[1]


class Step:
    """What was found at one size: what was spent, bytes more than before, and what another client waited."""

    def __init__(self, size, spent, held, other, more):
        self.size, self.seconds, self.worked, self.held, self.other, self.more = size, spent.seconds, spent.worked, held, other, more


def measured(binary, folder, size, work, options):
    """A server of its own for the step, and what `work` does to it."""
    port = free_port()
    arguments = [binary, "serve", "--port", str(port), "--clock", "2019-06-14T09:00:00Z", "--log-level", "warning", *options]
    server = Server(arguments, port, "/_sandbox/health", folder / "log")
    try:
        # Where there is another catalog there is no consignment.
        other, spent = Other(port, "/consignments/count" if "--fixtures" in options else STATUS), Spent(server)
        before = server.resident()
        other.start()
        more = work(spent, port, size)
        held = server.resident() - before
        other.stop()
        if other.failures:
            broken(f"another client was refused {other.failures} times")
        return Step(size, spent, max(0, held), other, more)
    finally:
        server.stop()


def growth(step, before):
    """How many times as much as in the step before a piece costs, in processor time and in memory."""
    share = before.size / step.size
    time_ = step.worked / max(before.worked, LEAST_SECONDS) * share
    held = step.held / max(before.held, LEAST_BYTES) * share
    return time_, held


def run(binary, folder, only, quick):
    """Prints the table, and answers what is not as it should be."""
    found = []
    print(f"{'':<34}{'number':>10}{'seconds':>10}{'CPU µs each':>12}{'MiB':>8}{'B each':>10}{'time ×':>8}{'memory ×':>10}{'p50 ms':>8}{'p99 ms':>8}  more")
    for name, work, sizes, options in ROWS:
        if only and only not in name:
            continue
        before = None
        for size in sizes[:2] if quick else sizes:
            step = measured(binary, folder, size, work, options(folder, size) if options else [])
            times = growth(step, before) if before else (1, 1)
            grown = f"{times[0]:8.2f}{times[1]:10.2f}" if before else f"{'':18}"
            p50, p99 = step.other.at(0.5), step.other.at(0.99)
            print(f"{name:<34}{size:10,}{step.seconds:10.2f}{step.worked / size * 1e6:12.1f}{step.held / (1 << 20):8.1f}"
                  f"{step.held / size:10,.0f}{grown}{p50:8.2f}{p99:8.2f}  {step.more}", flush=True)
            if max(times) > TOLERANCE:
                found.append(f"{name}: from {before.size:,} to {size:,} more than linear: {times[0]:.2f} in time, {times[1]:.2f} in memory")
            if p99 > OTHER_P99:
                found.append(f"{name}, {size:,}: another client's p99 is {p99:.0f} ms")
            before, name = step, ""
    return found
