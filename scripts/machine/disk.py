"""A disk that can be full or read-only."""

import pathlib
import subprocess

from .server import Skipped


class Disk:
    """A small disk of its own."""

    def __init__(self, folder, name, size="4m"):
        self.path = pathlib.Path(folder) / name
        self.path.mkdir()
        self.run("mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs")

    def run(self, *command):
        done = subprocess.run([*command, str(self.path)], capture_output=True, text=True)
        if done.returncode:
            raise Skipped(f"{command[0]}: {done.stderr.strip()}")

    def remount(self, way):
        self.run("mount", "-o", f"remount,{way}")

    def fill(self):
        with open(self.path / "filler", "ab", buffering=0) as file:
            for size in (4096, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    pass

    def free(self):
        (self.path / "filler").unlink()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "--lazy", str(self.path)], capture_output=True)
