"""A server of its own for the time of a row."""

from measure.server import Pipeline, Server, free_port

OPTIONS = ("--clock", "2019-06-14T09:00:00Z", "--log-level", "warning")


class Running:
    def __init__(self, binary, folder, *options):
        self.port = free_port()
        arguments = [binary, "serve", "--port", str(self.port), *OPTIONS, *options]
        self.server = Server(arguments, self.port, "/_sandbox/health", folder / "log")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.stop()

    def client(self, key):
        return Pipeline(self.port, key)
