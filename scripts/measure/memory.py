"""Where the server's memory is: by mapping and what of it was written, and what one more consignment costs."""

import collections
import os
import re
import time

from .server import Server, create, free_port

HEAD = re.compile(r"^[0-9a-f]+-[0-9a-f]+ (\S+) \S+ \S+ \d+ *(.*)$")
COUNTS = (1_000, 100_000)


def mappings(pid):
    """Resident, written and shared KiB of each file or kind of memory."""
    found, name = collections.defaultdict(lambda: collections.Counter()), ""
    with open(f"/proc/{pid}/smaps") as lines:
        for line in lines:
            head = HEAD.match(line)
            if head:
                name = head[2].rpartition("/")[2] or "memory of its own"
                continue
            word, _, rest = line.partition(":")
            if word in ("Rss", "Anonymous", "Shared_Clean", "Size"):
                found[name][word] += int(rest.split()[0])
    return found


def table(pid):
    """Prints them, the largest first, and answers resident and written KiB."""
    found = mappings(pid)
    print(f"{'mapping':<24}{'resident':>12}{'written':>12}{'shared':>12}")
    total = sum(found.values(), collections.Counter())
    for name, row in sorted(found.items(), key=lambda pair: -pair[1]["Rss"]):
        if row["Rss"]:
            print(f"{name:<24}{row['Rss']:8,} KiB{row['Anonymous']:8,} KiB{row['Shared_Clean']:8,} KiB")
    print(f"{'all':<24}{total['Rss'] / 1024:8.1f} MiB{total['Anonymous'] / 1024:8.1f} MiB{total['Shared_Clean'] / 1024:8.1f} MiB")
    return total["Rss"], total["Anonymous"]


def settled(pid):
    """Resident bytes, once what was let go of has been let go."""
    time.sleep(0.5)
    return sum(row["Rss"] for row in mappings(pid).values()) * 1024


def forget(binary):
    """The page cache drops the file: how it lies there decides how many pages around a needed one are mapped with it."""
    file = os.open(binary, os.O_RDONLY)
    os.fsync(file)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)


def run(binary, log):
    forget(binary)
    port = free_port()
    server = Server([binary, "serve", "--port", str(port)], port, "/_sandbox/health", log)
    try:
        time.sleep(0.5)
        print("Idle, after the first health check:")
        idle, written = table(server.pid)
        print(f"\n{idle / 1024:.1f} MiB resident (wanted ≤ 13, goal 12), {written / 1024:.1f} MiB written (wanted ≤ 2)\n")
        create(port, "first", 1)
        print("After the first consignment of the first world:")
        table(server.pid)
        print()
    finally:
        server.stop()
    # The journal has a cap of its own, which these would reach: 16 MiB a world.
    server = Server([binary, "serve", "--port", str(port), "--journal", "off"], port, "/_sandbox/health", log)
    try:
        create(port, "first", 1)
        before = settled(server.pid)
        for count in COUNTS:
            create(port, f"worlds-of-{count}", count)
            after = settled(server.pid)
            each = (after - before) / count
            print(f"{count:>9,} consignments: {after / 2**20:8.1f} MiB resident, {each / 1024:.2f} KiB each"
                  + ("" if count < max(COUNTS) else " (wanted ≤ 1.2, goal 1)"))
            before = after
    finally:
        server.stop()
