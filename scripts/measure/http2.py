"""The least of HTTP/2 that one question at a time needs: a connection by prior knowledge, a stream each."""

import socket
import struct

from .server import broken

DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE = 0, 1, 3, 4, 6, 7, 8
END_STREAM, ACK, END_HEADERS = 1, 1, 4
WINDOW = 1 << 30


class Connection:
    def __init__(self, port, key):
        self.link = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.fields = [(":scheme", "http"), (":authority", f"127.0.0.1:{port}"), ("ocp-apim-subscription-key", key)]
        self.stream, self.buffer = -1, b""
        # A window so large that it need not be opened again: initial for streams, an update for the connection.
        self.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (SETTINGS, 0, 0, struct.pack(">HI", 4, WINDOW)),
                  (WINDOW_UPDATE, 0, 0, struct.pack(">I", WINDOW)))

    def send(self, begin, *frames):
        parts = [struct.pack(">I", len(body))[1:] + struct.pack(">BBI", kind, flags, stream) + body for kind, flags, stream, body in frames]
        self.link.sendall(begin + b"".join(parts))

    def frame(self):
        while len(self.buffer) < 9 or len(self.buffer) < 9 + int.from_bytes(self.buffer[:3], "big"):
            self.buffer += self.link.recv(1 << 16) or broken("the server closed an HTTP/2 connection")
        length, kind, flags = int.from_bytes(self.buffer[:3], "big"), self.buffer[3], self.buffer[4]
        stream, body = int.from_bytes(self.buffer[5:9], "big"), self.buffer[9 : 9 + length]
        self.buffer = self.buffer[9 + length :]
        return kind, flags, stream, body

    def ask(self, method, path, body=None):
        """The answer's body; anything but a 200 is broken."""
        self.stream += 2
        fields = [(":method", method), (":path", path), *self.fields]
        if body is not None:
            fields.append(("content-type", "application/json"))
        # Literals that stand in no table (RFC 7541, section 6.2.2), each shorter than 127 bytes.
        block = b"".join(b"\0" + bytes([len(name)]) + name.encode() + bytes([len(value)]) + value.encode() for name, value in fields)
        frames = [(HEADERS, END_HEADERS | (END_STREAM if body is None else 0), self.stream, block)]
        if body is not None:
            frames.append((DATA, END_STREAM, self.stream, body.encode()))
        self.send(b"", *frames)
        answer = b""
        while True:
            kind, flags, stream, part = self.frame()
            if kind == SETTINGS and not flags & ACK:
                self.send(b"", (SETTINGS, ACK, 0, b""))
            elif kind == PING and not flags & ACK:
                self.send(b"", (PING, ACK, 0, part))
            elif kind in (GOAWAY, RST_STREAM):
                broken(f"HTTP/2 frame {kind}: {part!r}")
            elif stream == self.stream and kind == HEADERS and part[:1] != b"\x88":
                broken(f"{method} {path} over HTTP/2 does not answer 200: {part!r}")
            elif stream == self.stream and kind == DATA:
                answer += part
            if stream == self.stream and kind in (HEADERS, DATA) and flags & END_STREAM:
                return answer

    def close(self):
        self.link.close()
