"""What a server makes of bytes that hold one request and, behind it, a plain one."""

import re
import select
import socket
import subprocess
import tempfile
import time

import h11

from measure.server import ENVIRONMENT, NAME, Server, free_port

BEHIND = b"GET /behind HTTP/1.1\r\nHost: sandbox.test\r\nConnection: close\r\n\r\n"
# What only who reads HTTP says; everything else comes from whoever answers the path.
REFUSALS = {400, 405, 408, 411, 413, 414, 415, 417, 421, 431, 494, 500, 501, 505}

REFUSED, OPEN, CLOSED, MORE, WAITS, SILENT = "refuses", "takes", "takes, closes", "takes more than one", "waits", "closes"


def statuses(data):
    """The final status codes in what a server sent, framed by length or chunks."""
    found = []
    while data:
        head, separator, rest = data.partition(b"\r\n\r\n")
        line = re.match(rb"HTTP/1\.[01] (\d{3})", head)
        if not separator or not line:
            # nginx answers HTTP/0.9 without a head.
            return found or [200]
        status = int(line[1])
        if 100 <= status < 200:
            data = rest
            continue
        found.append(status)
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        if length:
            data = rest[int(length[1]):]
        elif status in (204, 304):
            data = rest
        elif re.search(rb"(?i)\r\ntransfer-encoding: *chunked", head):
            data = rest.partition(b"0\r\n\r\n")[2]
        else:
            data = b""
    return found


def verdict(found, ended):
    if not found:
        return SILENT if ended else WAITS
    if found[0] in REFUSALS:
        return REFUSED
    taken = [status for status in found if status not in REFUSALS]
    return MORE if len(taken) > 2 else OPEN if len(taken) == 2 else CLOSED if ended or len(found) > 1 else WAITS


def asked(port, request, patience=0.4):
    with socket.create_connection(("127.0.0.1", port), timeout=5) as link:
        data, ended = b"", False
        try:
            link.sendall(request + BEHIND)
            end = time.monotonic() + patience
            while (rest := end - time.monotonic()) > 0 and select.select([link], [], [], rest)[0]:
                part = link.recv(1 << 16)
                if not part:
                    ended = True
                    break
                data += part
        except ConnectionError:
            ended = True
    return verdict(statuses(data), ended)


class Sandbox:
    name = "sandbox"

    def __init__(self, binary, folder):
        self.port = free_port()
        arguments = [str(binary), "--port", str(self.port), "--log-level", "error", "--allowed-hosts", "sandbox.test"]
        self.server = Server(arguments, self.port, "/_sandbox/health", f"{folder}/sandbox.log")

    def takes(self, request):
        return asked(self.port, request)

    def stop(self):
        self.server.stop()


class Nginx:
    name = "nginx"

    def __init__(self, folder):
        self.port = free_port()
        configuration = f"{folder}/nginx.conf"
        with open(configuration, "w", encoding="utf-8") as file:
            file.write(f"""daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log crit; events {{ }}
http {{ access_log off; client_body_temp_path {folder}/body;
  server {{ listen 127.0.0.1:{self.port}; location / {{ return 200 "$request_uri"; }} }} }}
""")
        nginx = subprocess.run(["sh", "-c", "PATH=$PATH:/usr/sbin command -v nginx"], capture_output=True, text=True, check=True)
        self.server = Server([nginx.stdout.strip(), "-p", folder, "-c", configuration], self.port, "/", f"{folder}/nginx.out")

    takes, stop = Sandbox.takes, Sandbox.stop


class Node:
    name = "Node"
    PROGRAM = """
require("http").createServer((request, answer) => {
  request.resume()
  request.on("end", () => answer.end(request.url))
}).listen(Number(process.argv[1]), "127.0.0.1")
"""

    def __init__(self, folder):
        self.port = free_port()
        node = subprocess.run(["sh", "-c", "command -v node"], capture_output=True, text=True, check=True).stdout.strip()
        self.server = Server([node, "-e", self.PROGRAM, str(self.port)], self.port, "/", f"{folder}/node.out")

    takes, stop = Sandbox.takes, Sandbox.stop


class H11:
    """A parser, not a server: it is given the bytes, and answers what it takes at once."""

    name = "h11"

    def takes(self, request):
        peer = h11.Connection(h11.SERVER)
        peer.receive_data(request + BEHIND)
        found = []
        try:
            while True:
                event = peer.next_event()
                if event is h11.NEED_DATA:
                    return verdict(found, False)
                if event is h11.PAUSED or isinstance(event, h11.ConnectionClosed):
                    return verdict(found, True)
                if isinstance(event, h11.EndOfMessage):
                    found.append(200)
                    peer.send(h11.Response(status_code=404, headers=[("Content-Length", "0")]))
                    peer.send(h11.EndOfMessage())
                    if peer.states[h11.SERVER] is h11.MUST_CLOSE or peer.states[h11.CLIENT] is h11.MUST_CLOSE:
                        return verdict(found, True)
                    peer.start_next_cycle()
        except h11.RemoteProtocolError:
            return verdict([*found, 400], True)

    def stop(self):
        pass


def peers(binary):
    folder = tempfile.mkdtemp(prefix=f"{NAME}-differential-")
    return [Sandbox(binary, folder), Nginx(folder), Node(folder), H11()]
