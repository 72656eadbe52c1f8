"""A client that has nothing to do with what happens beside it."""

import threading
import time

from .server import Pipeline


class Other(threading.Thread):
    """Reads one consignment's status, or what else there is, again and again on a connection of its own, and takes down how long it waits."""

    def __init__(self, port, path="/consignments/EC-000-05B-MMA/status"):
        super().__init__(daemon=True)
        self.pipeline = Pipeline(port, "other")
        self.request = self.pipeline.request("GET", path)
        self.waits, self.failures, self.goes_on = [], 0, True
        self.pipeline.ask(self.request)

    def run(self):
        while self.goes_on:
            begin = time.perf_counter()
            head, _ = self.pipeline.ask(self.request)
            self.waits.append(time.perf_counter() - begin)
            if b" 200 " not in head.split(b"\r\n", 1)[0]:
                self.failures += 1
            time.sleep(0.002)

    def stop(self):
        self.goes_on = False
        self.join()
        self.pipeline.close()
        self.waits.sort()

    def at(self, share):
        """Milliseconds that so large a share of the waits did not exceed."""
        return self.waits[min(len(self.waits) - 1, int(len(self.waits) * share))] * 1000 if self.waits else float("nan")
