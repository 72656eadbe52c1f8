"""A server that is given a bad day, and the words in which a row of the table is told."""

import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time

from measure.server import CONSIGNMENT, ENVIRONMENT, HREF, free_port

CLOCK = "2019-06-14T09:00:00Z"
PATIENCE = 30
BINARY = []  # its path, once the command line is read


class Broken(Exception):
    """A promise is not kept."""


class Skipped(Exception):
    """This machine cannot show it."""


def promised(true, instead):
    if not true:
        raise Broken(instead)


def wait_until(true, what, seconds=PATIENCE):
    """Seconds until it was so."""
    begin = time.monotonic()
    while not true():
        if time.monotonic() - begin > seconds:
            raise Broken(f"after {seconds} s not yet: {what}")
        time.sleep(0.02)
    return time.monotonic() - begin


class Sandbox:
    """`limits` is what a shell does before it becomes the server, such as `ulimit -n 100`; `within` what runs it, such as nsenter."""

    def __init__(self, folder, *options, limits="", within=(), environment=None, answers=True, stdout=None, stderr=None, host="127.0.0.1"):
        self.host, self.port = host, free_port()
        self.log = pathlib.Path(folder) / f"log-{self.port}"
        shell = ["/bin/sh", "-c", f'{limits}\nexec "$@"', "sh"] if limits else []
        command = [*within, *shell, BINARY[0], "serve", "--port", str(self.port), "--log-level", "warning"]
        command += [*(() if "--clock" in options else ("--clock", CLOCK)), *map(str, options)]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=stdout or log, stderr=stderr or log, env={**ENVIRONMENT, **(environment or {})})
        if answers:
            try:
                wait_until(self.answers, f"an answer; it says: {self.said()}")
            except Broken:
                self.process.kill()
                raise Broken(f"it does not start: {self.said()}") from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    @property
    def lives(self):
        return self.process.poll() is None

    def said(self):
        return self.log.read_text(errors="replace").strip()[-600:]

    def connect(self, timeout=PATIENCE):
        link = socket.create_connection((self.host, self.port), timeout=timeout)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return link

    def head(self, method, path, key="machine", fields=""):
        return f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: {key}\r\n{fields}\r\n".encode()

    def ask(self, method, path, body=None, key="machine", timeout=PATIENCE):
        """Status and bytes of the answer, over a connection of its own."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        fields = {"Host": "localhost", "ocp-apim-subscription-key": key, **({"Content-Type": "application/json"} if body else {})}
        try:
            connection.request(method, path, body, fields)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def create(self, key="machine"):
        status, body = self.ask("POST", "/consignments", CONSIGNMENT, key)
        promised(status == 201, f"a consignment is answered {status} {body[:200]!r}")
        return HREF.search(body)[1].decode()

    def count(self, key="machine"):
        status, body = self.ask("GET", "/consignments/count", key=key)
        promised(status == 200, f"the count is answered {status} {body[:200]!r}")
        return int(re.search(rb"\d+", body)[0])

    def answers(self):
        if not self.lives:
            raise Broken(f"it ended with {self.process.returncode}: {self.said()}")
        try:
            return self.ask("GET", "/_sandbox/health", timeout=2)[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def health(self):
        return json.loads(self.ask("GET", "/_sandbox/health")[1])

    def goes_on(self):
        """It lives, and another client's work is done."""
        promised(self.lives, f"it ended with {self.process.poll()}: {self.said()}")
        promised(self.ask("GET", "/consignments/EC-000-05B-MMA/status", key="other")[0] == 200, "another client is not answered")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def memory(self, name="VmRSS"):
        """In MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) / 1024

    def worked(self):
        """Seconds of processor time."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def end(self, number=signal.SIGTERM, within=10):
        """Its exit code, and the seconds that it took from the signal."""
        begin = time.monotonic()
        self.process.send_signal(number)
        try:
            code = self.process.wait(within)
        except subprocess.TimeoutExpired:
            raise Broken(f"{signal.Signals(number).name} has not ended it within {within} s") from None
        return code, time.monotonic() - begin


def read_all(link):
    """Every byte until the other side closes; None behind them where it was a reset."""
    found = b""
    while True:
        try:
            data = link.recv(1 << 20)
        except ConnectionError:
            return found
        if not data:
            return found
        found += data
