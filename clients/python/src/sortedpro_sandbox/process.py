"""A sandbox that this suite starts, or one that runs already."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Sequence
from types import TracebackType

from . import shapes, surface
from .world import World

NAME = "sortedpro-sandbox"


class StartFailed(Exception):
    """Why the server did not come up, in its own words."""


class Sandbox:
    """A running sandbox. `Sandbox.start()` starts one, `Sandbox(url)` is about one that runs: in a container, on another machine.

    `token` is what its `--control-token` was; where none is named the variable SANDBOX_CONTROL_TOKEN, as the server's own.
    """

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url.rstrip("/")
        self.token = token if token is not None else os.environ.get("SANDBOX_CONTROL_TOKEN") or None
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: pathlib.Path | None = None

    @classmethod
    def start(cls, *arguments: str, binary: str | os.PathLike[str] | None = None, wait_seconds: float = 20) -> "Sandbox":
        """Starts the server on a free port of loopback and answers once it takes requests.

        The binary is the one named, else the variable SORTEDPRO_SANDBOX, else the one on PATH; `arguments` are the server's own, and
        a `--control-token` among them is the one that is sent.
        """
        path = binary or os.environ.get("SORTEDPRO_SANDBOX") or shutil.which(NAME)
        if path is None:
            raise StartFailed(f"there is no {NAME}: name it by binary=, by SORTEDPRO_SANDBOX, or put it on PATH")
        folder = pathlib.Path(tempfile.mkdtemp(prefix=f"{NAME}-"))
        ready, log = folder / "ready", folder / "log"
        command = [os.fspath(path), "serve", "--host", "127.0.0.1", "--port", "0", "--ready-file", str(ready), *arguments]
        try:
            with log.open("wb") as output:
                process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        except OSError as error:
            shutil.rmtree(folder)
            raise StartFailed(f"{path} cannot be started: {error}") from None
        deadline = time.monotonic() + wait_seconds
        while not (ready.exists() and ready.stat().st_size):
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                process.wait()
                said = log.read_text(errors="replace").strip()
                shutil.rmtree(folder)
                raise StartFailed(said or f"{path} took no request within {wait_seconds} s")
            time.sleep(0.01)
        sandbox = cls(ready.read_text().splitlines()[0], token_in(arguments))
        sandbox._process, sandbox._folder = process, folder
        return sandbox

    def world(self, key: str | None = None) -> World:
        """The world of a key; of a new key, which nobody else has, where none is named."""
        return World(self.url, key or f"test-{uuid.uuid4().hex}", self.token)

    def health(self) -> shapes.Health:
        return surface.send(self.url, None, self.token, surface.HEALTH)

    def reset_all(self) -> None:
        """Puts every world back to the fixtures."""
        surface.send(self.url, None, self.token, surface.RESET, query={"all": True})

    def worlds(self) -> list[shapes.WorldReport]:
        """Every world that stands, the last used first, never by its key."""
        return surface.send(self.url, None, self.token, surface.WORLDS)["worlds"]

    def forget(self, name: str) -> None:
        """Lets a world go with its snapshots, by the name that `worlds` gives."""
        surface.send(self.url, None, self.token, surface.FORGET, path={"name": name})

    def magic(self) -> list[shapes.MagicValue]:
        """Every value in the data that provokes something."""
        return surface.send(self.url, None, self.token, surface.MAGIC)["values"]

    def log(self) -> str:
        """What the server said so far. Empty for one that was not started here."""
        return (self._folder / "log").read_text(errors="replace") if self._folder else ""

    def stop(self) -> None:
        """Ends a server that was started here; any other goes on."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def token_in(arguments: Sequence[str]) -> str | None:
    """The value of the last `--control-token`, which is the one that counts for the server."""
    found = None
    for argument, following in zip(arguments, [*arguments[1:], None]):
        if argument == "--control-token":
            found = following
        elif argument.startswith("--control-token="):
            found = argument.partition("=")[2]
    return found
