"""Requests as clients and attackers send them: a plain one, and everything that we know of to do to it, each by its name."""

import random

HOST = "Host: sandbox.test"
TARGET = "/differential"


class Draft:
    """A request in parts, so that two changes can be made to one."""

    def __init__(self):
        self.before = b""
        self.method, self.target, self.version = b"GET", TARGET.encode(), b"HTTP/1.1"
        self.line = b"%(method)s %(target)s %(version)s"
        self.fields = [HOST.encode()]
        self.end = b"\r\n"
        self.body = b""

    def add(self, *fields):
        self.fields += fields

    def post(self, body=b"hello", framed=True):
        self.method, self.body = b"POST", body
        if framed:
            self.add(b"Content-Length: %d" % len(body))

    def chunked(self, body=b"5\r\nhello\r\n0\r\n\r\n"):
        self.method, self.body = b"POST", body
        self.add(b"Transfer-Encoding: chunked")

    def without_host(self):
        self.fields = [field for field in self.fields if not field.lower().startswith(b"host")]

    def bytes(self):
        line = self.line % {b"method": self.method, b"target": self.target, b"version": self.version}
        return self.before + self.end.join([line, *self.fields, b"", b""]) + self.body


def field(*lines):
    return lambda draft: draft.add(*lines)


def setting(**parts):
    def change(draft):
        for name, value in parts.items():
            setattr(draft, name, value)

    return change


def host(*lines):
    def change(draft):
        draft.without_host()
        draft.add(*lines)

    return change


def post(body=b"hello", *fields):
    def change(draft):
        draft.post(body, framed=not fields)
        draft.add(*fields)

    return change


def chunked(body):
    return lambda draft: draft.chunked(body)


def first(line):
    return lambda draft: draft.fields.insert(0, line)


def old(draft):
    draft.version = b"HTTP/1.0"


# What changes how the message is framed or who it is for comes first: two of a group are not put into one request.
FRAMING = {
    "a body of a given length": post(),
    "an empty body": post(b""),
    "two equal lengths": post(b"hello", b"Content-Length: 5", b"Content-Length: 5"),
    "two different lengths": post(b"hello", b"Content-Length: 5", b"Content-Length: 6"),
    "a list of equal lengths": post(b"hello", b"Content-Length: 5, 5"),
    "a length with a plus": post(b"hello", b"Content-Length: +5"),
    "a length in hexadecimal": post(b"hello", b"Content-Length: 0x5"),
    "a negative length": post(b"hello", b"Content-Length: -5"),
    "an empty length": post(b"", b"Content-Length:"),
    "a length with zeros before it": post(b"hello", b"Content-Length: 0005"),
    "a length beyond 64 bits": post(b"hello", b"Content-Length: 99999999999999999999999"),
    "a length with blanks around it": post(b"hello", b"Content-Length:   5   "),
    "a body in a chunk": chunked(b"5\r\nhello\r\n0\r\n\r\n"),
    "chunked and a length": lambda d: (d.chunked(), d.add(b"Content-Length: 15")),
    "chunked twice in one field": lambda d: (d.post(b"5\r\nhello\r\n0\r\n\r\n", False), d.add(b"Transfer-Encoding: chunked, chunked")),
    "chunked in two fields": lambda d: (d.chunked(), d.add(b"Transfer-Encoding: chunked")),
    "gzip before chunked": lambda d: (d.post(b"5\r\nhello\r\n0\r\n\r\n", False), d.add(b"Transfer-Encoding: gzip, chunked")),
    "identity as transfer coding": lambda d: (d.post(b"", False), d.add(b"Transfer-Encoding: identity")),
    "an unknown transfer coding": lambda d: (d.post(b"5\r\nhello\r\n0\r\n\r\n", False), d.add(b"Transfer-Encoding: xchunked")),
    "chunked in capitals": lambda d: (d.post(b"5\r\nhello\r\n0\r\n\r\n", False), d.add(b"Transfer-Encoding: Chunked")),
    "chunked behind a vertical tab": lambda d: (d.post(b"5\r\nhello\r\n0\r\n\r\n", False), d.add(b"Transfer-Encoding: \x0bchunked")),
    "chunked in HTTP/1.0": lambda d: (d.chunked(), old(d)),
    "a chunk size in capitals": chunked(b"A\r\nhellohello\r\n0\r\n\r\n"),
    "a chunk size with zeros before it": chunked(b"0005\r\nhello\r\n0\r\n\r\n"),
    "a chunk extension": chunked(b"5;name=value\r\nhello\r\n0\r\n\r\n"),
    "a chunk extension of 300 bytes": chunked(b"5;name=" + b"v" * 300 + b"\r\nhello\r\n0\r\n\r\n"),
    "a blank behind a chunk size": chunked(b"5 \r\nhello\r\n0\r\n\r\n"),
    "a blank before a chunk size": chunked(b" 5\r\nhello\r\n0\r\n\r\n"),
    "a chunk size with 0x": chunked(b"0x5\r\nhello\r\n0\r\n\r\n"),
    "an empty chunk size": chunked(b"\r\nhello\r\n0\r\n\r\n"),
    "a chunk size beyond 64 bits": chunked(b"fffffffffffffffff\r\nhello\r\n0\r\n\r\n"),
    "a chunk without its line end": chunked(b"5\r\nhello0\r\n\r\n"),
    "a chunk that is longer than it says": chunked(b"5\r\nhello!\r\n0\r\n\r\n"),
    "chunks with bare line feeds": chunked(b"5\nhello\n0\n\n"),
    "a trailer": chunked(b"5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n"),
    "a length as trailer": chunked(b"5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n"),
    "a trailer without a colon": chunked(b"5\r\nhello\r\n0\r\nnonsense\r\n\r\n"),
}

LINE = {
    "a method in small letters": setting(method=b"get"),
    "an unknown method": setting(method=b"PROPFIND"),
    "a method that nobody has": setting(method=b"FROBNICATE"),
    "a method with a bracket": setting(method=b"GE(T"),
    "an empty method": setting(method=b""),
    "two blanks in the request line": setting(line=b"%(method)s  %(target)s %(version)s"),
    "a tab in the request line": setting(line=b"%(method)s\t%(target)s\t%(version)s"),
    "a blank behind the request line": setting(line=b"%(method)s %(target)s %(version)s "),
    "a blank before the request line": setting(line=b" %(method)s %(target)s %(version)s"),
    "no version": setting(line=b"%(method)s %(target)s"),
    "a version in small letters": setting(version=b"http/1.1"),
    "HTTP/1.0": old,
    "HTTP/1.2": setting(version=b"HTTP/1.2"),
    "HTTP/1.10": setting(version=b"HTTP/1.10"),
    "HTTP/2.0": setting(version=b"HTTP/2.0"),
    "HTTP/0.9": setting(version=b"HTTP/0.9"),
    "HTTP/1": setting(version=b"HTTP/1"),
    "another protocol": setting(version=b"ICAP/1.0"),
    "a target without a slash": setting(target=b"differential"),
    "a whole address as target": setting(target=b"http://sandbox.test/differential"),
    "an asterisk as target": setting(target=b"*"),
    "OPTIONS of an asterisk": setting(method=b"OPTIONS", target=b"*"),
    "CONNECT": setting(method=b"CONNECT", target=b"sandbox.test:443"),
    "a fragment in the target": setting(target=b"/differential#part"),
    "UTF-8 in the target": setting(target="/differentiał".encode()),
    "an escape that is none in the target": setting(target=b"/differential/%zz"),
    "an escaped zero byte in the target": setting(target=b"/differential/%00"),
    "an escape that is no UTF-8 in the target": setting(target=b"/differential/%ff"),
    "quotation marks in the target": setting(target=b'/differential?name="value"'),
    "square brackets in the query": setting(target=b"/differential?name[]=value"),
    "a bar in the query": setting(target=b"/differential?a|b"),
    "a backslash in the target": setting(target=b"/differential\\part"),
    "a control byte in the target": setting(target=b"/differential\x01"),
    "a target of 9,000 bytes": setting(target=b"/differential?" + b"v" * 9000),
    "an empty line before the request": setting(before=b"\r\n"),
    "three empty lines before the request": setting(before=b"\r\n\r\n\r\n"),
    "a line feed before the request": setting(before=b"\n"),
}

FIELDS = {
    "no host": host(),
    "two equal hosts": host(HOST.encode(), HOST.encode()),
    "two different hosts": host(HOST.encode(), b"Host: other.test"),
    "an empty host": host(b"Host:"),
    "a host with a path": host(b"Host: sandbox.test/path"),
    "a host with a user": host(b"Host: user@sandbox.test"),
    "a host with a blank": host(b"Host: sandbox test"),
    "a host with a port that is none": host(b"Host: sandbox.test:http"),
    "a host of version 6": host(b"Host: [::1]:80"),
    "a blank before the colon": field(b"X-Name : value"),
    "a tab before the colon": field(b"X-Name\t: value"),
    "a field without a colon": field(b"X-Name"),
    "a field without a name": field(b": value"),
    "a folded field": field(b"X-Name: value", b"  goes on"),
    "a first field that begins with a blank": first(b" X-Name: value"),
    "a bracket in a field's name": field(b"X(Name): value"),
    "a blank in a field's name": field(b"X Name: value"),
    "UTF-8 in a field's name": field("X-Näme: value".encode()),
    "an underscore in a field's name": field(b"X_Name: value"),
    "an empty value": field(b"X-Name:"),
    "a tab in a value": field(b"X-Name: a\tb"),
    "UTF-8 in a value": field("X-Name: zażółć".encode()),
    "Latin-1 in a value": field(b"X-Name: \xe9"),
    "a zero byte in a value": field(b"X-Name: a\0b"),
    "a bare carriage return in a value": field(b"X-Name: a\rb"),
    "a bare line feed in a value": field(b"X-Name: a\nX-Other: b"),
    "a control byte in a value": field(b"X-Name: a\x01b"),
    "a delete byte in a value": field(b"X-Name: a\x7fb"),
    "bare line feeds": setting(end=b"\n"),
    "101 fields": field(*[b"X-Name-%d: value" % number for number in range(100)]),
    "a field of 70,000 bytes": field(b"X-Name: " + b"v" * 70_000),
    "an expectation": field(b"Expect: 100-continue"),
    "an expectation that nobody has": field(b"Expect: tea"),
    "the wish to close": field(b"Connection: close"),
    "the wish to go on": field(b"Connection: keep-alive"),
    "an upgrade that nobody has": field(b"Connection: Upgrade", b"Upgrade: tea"),
    "an encoding of the content": field(b"Content-Encoding: gzip"),
    "a field twice": field(b"Accept: text/html", b"Accept: application/json"),
}

GROUPS = {"framing": FRAMING, "line": LINE, "fields": FIELDS}
CHANGES = {name: change for group in GROUPS.values() for name, change in group.items()}


def request(names):
    draft = Draft()
    for name in names:
        CHANGES[name](draft)
    return draft.bytes()


def generated(count, seed):
    """The plain request, each change alone, then changes of different groups together, as many as `count` asks for."""
    found = [()] + [(name,) for name in CHANGES]
    chance = random.Random(seed)
    seen = set(found)
    while len(found) < count:
        groups = [g for g in GROUPS.values() if chance.random() < 0.7]
        names = tuple(chance.choice(sorted(group)) for group in groups)
        if len(names) > 1 and names not in seen:
            seen.add(names)
            found.append(names)
    return found[:count]
