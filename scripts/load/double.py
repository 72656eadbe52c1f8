"""What suites lean on, shown on the binary: each row prints what it found and answers what is not as it should be."""

import json
import pathlib
import statistics
import time

from measure.beside_nginx import wrk
from measure.other import Other
from measure.server import STATUS, broken, create, request_bytes

from . import repeats, suites
from .running import Running

SIZES, REPEATS, COPY_MS, FLAT = (1_000, 10_000, 100_000), 51, 1.0, 2.0
WAITING, DELAY = 2_000, 5
BOUND = 1.05  # of the last third's mean beside the middle third's
LEAST_WITH_JOURNAL = 0.90
MOST_SECONDS = 5


def ask(client, method, path, body=None, statuses=(b"200", b"201")):
    """Milliseconds until the whole answer."""
    request = client.request(method, path, body if body is None else json.dumps(body))
    begin = time.perf_counter()
    head, answer = client.ask(request)
    took = (time.perf_counter() - begin) * 1000
    if head.split(b" ", 2)[1] not in statuses:
        broken(f"{method} {path}: {head!r} {answer[:300]!r}")
    return took


def copies(binary, folder, _):
    medians = {}
    for size in SIZES:
        with Running(binary, folder) as running:
            create(running.port, "world", size)
            client, took = running.client("world"), {}
            for _ in range(REPEATS):
                for what, path, body in (
                        ("snapshot", "snapshots/s", ""), ("fork", "fork", {"into": "other"}), ("reset", "reset", ""),
                        ("restore", "snapshots/s/restore", "")):
                    took.setdefault(what, []).append(ask(client, "POST", f"/_sandbox/{path}", body or None))
            client.close()
            for what, found in took.items():
                medians.setdefault(what, []).append(statistics.median(found))
    found = []
    for what, row in medians.items():
        print(f"  {what:<10}" + "".join(f"{size:>10,}: {median:.3f} ms" for size, median in zip(SIZES, row)) + f"   median of {REPEATS}")
        if max(row) > COPY_MS or row[-1] / row[0] > FLAT:
            found.append(f"{what} takes {row[-1]:.3f} ms at {SIZES[-1]:,}, {row[0]:.3f} ms at {SIZES[0]:,}")
    return found


def at_its_cap(binary, folder, seconds):
    """The memory of a server whose journal has been full from the beginning."""
    with Running(binary, folder) as running:
        client = running.client("full")
        batch = [client.request("GET", "/consignments/EC-000-05B-MMA/status")] * 1_000
        for _ in range(12):
            list(client.each(batch, STATUS))
        end, held, count = time.monotonic() + seconds, [], 0
        while time.monotonic() < end:
            count += len(list(client.each(batch, STATUS)))
            held.append(running.server.resident() / (1 << 20))
        client.close()
    third = len(held) // 3
    middle, last = statistics.mean(held[third:2 * third]), statistics.mean(held[2 * third:])
    print(f"  {count:,} requests in {seconds} s beyond the cap of 10,000: {middle:.1f} MiB in the middle third, {last:.1f} MiB in the last")
    return [f"memory grew from {middle:.1f} to {last:.1f} MiB"] if last > middle * BOUND else []


def with_and_without(binary, folder, seconds, pairs=6):
    """Allocations a second with the journal and without, in turn; which comes first changes. No run lasts longer than its consignments."""
    seconds = min(seconds, MOST_SECONDS)
    rates, file = {"on": [], "off": []}, folder / "references"
    for pair in range(pairs):
        for word in ("on", "off") if pair % 2 == 0 else ("off", "on"):
            with Running(binary, folder, "--journal", word, "--max-memory", "4096MiB") as running:
                file.write_text("\n".join(create(running.port, "bench", 100_000 * seconds)) + "\n")
                rates[word].append(wrk(running.port, seconds, file, "once")["rate"])
    ratios = [one / other for one, other in zip(rates["on"], rates["off"])]
    for word, found in rates.items():
        print(f"  journal {word:<4}" + "".join(f"{rate:>10,.0f}/s" for rate in found))
    print(f"  on beside off: {', '.join(f'{ratio:.2f}' for ratio in ratios)}, median {statistics.median(ratios):.2f}, wanted ≥ {LEAST_WITH_JOURNAL}")
    return [] if statistics.median(ratios) >= LEAST_WITH_JOURNAL else ["the journal costs more than a tenth"]


def threads(server):
    return len(list(pathlib.Path(f"/proc/{server.pid}/task").iterdir()))


def waiting(binary, folder, _):
    """Another client's waits before thousands of connections wait in a delay, and meanwhile."""
    def other(running, seconds):
        client = Other(running.port)
        client.start()
        time.sleep(seconds)
        client.stop()
        if client.failures:
            broken(f"another client was refused {client.failures} times")
        return client

    with Running(binary, folder) as running:
        before, count = other(running, 2), threads(running.server)
        clients = [running.client(f"waiting-{number % 8}") for number in range(WAITING)]
        path = "/consignments/EC-000-05B-MMA/status"
        for client in clients:
            head, _, _ = request_bytes(running.port, client.key, "GET", path).partition(b"\r\n\r\n")
            client.link.sendall(head + f"\r\nSandbox-Fault: delay={DELAY}\r\n\r\n".encode())
        meanwhile, more = other(running, 2), threads(running.server)
        answered = sum(b" 200 " in client.ask(b"")[0].split(b"\r\n", 1)[0] for client in clients)
        for client in clients:
            client.close()
    print(f"  {answered:,} of {WAITING:,} answered after {DELAY} s; another client's median {before.at(0.5):.2f} ms before, {meanwhile.at(0.5):.2f} ms"
          f" meanwhile (p99 {before.at(0.99):.2f} and {meanwhile.at(0.99):.2f}); {count} threads before, {more} meanwhile")
    found = [] if answered == WAITING else [f"{WAITING - answered} were not answered"]
    if more > count:
        found.append(f"{more - count} threads were added")
    if meanwhile.at(0.5) > before.at(0.5) * 1.5 + 0.05:
        found.append("another client waits longer")
    return found


ROWS = {
    "copies of worlds": copies, "parallel suites": suites.run, "the same again": repeats.same, "a journal sent again": repeats.replayed,
    "a lost answer": repeats.lost, "a journal at its cap": at_its_cap, "with the journal and without": with_and_without,
    "connections that wait": waiting,
}


def run(binary, folder, only, seconds):
    found = []
    for name, row in ROWS.items():
        if not only or only in name:
            print(f"{name}:", flush=True)
            found += [f"{name}: {problem}" for problem in row(binary, folder, seconds)]
    return found
