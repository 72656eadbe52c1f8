"""The end of the process in the middle of work: kill -9, and a stop."""

import json
import random
import re
import threading
import time

from measure.server import CONSIGNMENT, HREF, Pipeline, request_bytes

from .server import Sandbox, promised

CREATED = re.compile(rb"HTTP/1.1 201 ")


def killed(folder, rounds=6, worlds=10, writes=1000):
    """Writes go to all worlds in turn; what was answered is written down with its time."""
    chance, oldest, kept = random.Random(9), 0, 0
    for turn in range(rounds):
        state = folder / f"state-{turn}"
        done, stop = {number: [] for number in range(worlds)}, threading.Event()
        with Sandbox(folder, "--state-dir", state) as sandbox:
            begin = {number: sandbox.count(f"w{number}") for number in range(worlds)}
            writer = threading.Thread(target=write, args=(sandbox, done, worlds, writes, stop))
            writer.start()
            time.sleep(chance.uniform(1.5, 5))
            promised(writer.is_alive(), "the writes are over too soon")
            sandbox.process.kill()
            moment = time.monotonic()
            sandbox.process.wait()
            stop.set()
            writer.join()
        with Sandbox(folder, "--state-dir", state) as again:
            for number, written in done.items():
                found = again.count(f"w{number}") - begin[number]
                promised(found <= len(written) + 1, f"world {number} has {found} consignments, {len(written)} were answered")
                for reference, _ in written[:found]:
                    status, body = again.ask("GET", f"/consignments/{reference}", key=f"w{number}")
                    promised(status == 200 and json.loads(body), f"{reference} is not whole: {status}")
                lost = [moment - at for _, at in written[found:]]
                oldest, kept = max([oldest, *lost]), kept + found
            promised("damaged" not in again.said(), again.said())
    promised(oldest <= 2, f"what was answered {oldest:.2f} s before the end is lost")
    return f"{rounds} times, {rounds * worlds} worlds, each whole, {kept:,} consignments; the oldest that was lost was {oldest:.2f} s old"


def write(sandbox, done, worlds, writes, stop):
    for number in range(writes):
        if stop.is_set():
            return
        try:
            status, body = sandbox.ask("POST", "/consignments", CONSIGNMENT, f"w{number % worlds}", timeout=5)
        except Exception:  # noqa: BLE001: the server is gone, as it should
            return
        promised(status == 201, f"a write is answered {status}")
        done[number % worlds].append((HREF.search(body)[1].decode(), time.monotonic()))
        time.sleep(0.004)


def ended(folder, count=1000):
    """By SIGTERM, when every world has just been changed."""
    with Sandbox(folder, "--state-dir", folder / "state") as sandbox:
        pipeline = Pipeline(sandbox.port, "none")
        list(pipeline.each([request_bytes(sandbox.port, f"w{number}", "POST", "/consignments", CONSIGNMENT) for number in range(count)], CREATED))
        pipeline.close()
        code, seconds = sandbox.end(within=60)
    files = len(list((folder / "state").glob("*.json")))
    promised(code == 0 and files == count, f"exit code {code}, {files} of {count} worlds are written")
    return f"{count:,} worlds, all written; exit code 0 after {seconds:.1f} s"


ROWS = [
    ("kill -9 amid 1,000 writes, with --state-dir", "each world is whole and at most 2 s old", killed, False),
    ("SIGTERM when 1,000 worlds have just been changed, with --state-dir", "all are written, exit code 0", ended, False),
]
