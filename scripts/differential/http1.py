"""HTTP/1.1 beside nginx, Node's parser and h11: who takes what, and why where they differ.

Every difference of a single change has a reason here; requests of several changes may differ only where one of their changes does.
"""

from differential.requests import CHANGES, generated, request
from differential.verdicts import peers

STRICT = "RFC 9112 lets a recipient refuse it; two readers of it can disagree about where the message ends"
GRAMMAR = "out of grammar: RFC 9112 section 3"
APPLICATION = "h11 leaves it to the application"

REASONS = {
    "two equal lengths": "RFC 9112 section 6.3 allows both",
    "a list of equal lengths": "RFC 9112 section 6.3 allows both",
    "a length beyond 64 bits": "h11 has numbers of any size, and waits for the body",
    "chunked and a length": "RFC 9112 section 6.1: it ought to be handled as an error",
    "gzip before chunked": "no server here decodes gzip; Node hands it on",
    "chunked in HTTP/1.0": "RFC 9112 section 6.1: its framing is faulty",
    "a chunk extension of 300 bytes": "longer than 256 bytes, the sandbox's limit",
    "a blank behind a chunk size": STRICT,
    "a chunk size beyond 64 bits": "h11 has numbers of any size, and waits for the body",
    "chunks with bare line feeds": STRICT,
    "a length as trailer": "RFC 9110 section 6.5.1 forbids to send it; who drops trailers need not look",
    "a trailer without a colon": "nginx does not look at trailers",
    "a method in small letters": "methods are case-sensitive, and nobody has this one; h11 leaves methods to the application",
    "an unknown method": "the sandbox answers 501, as RFC 9110 section 9.1 wants of a server that does not know it",
    "a method that nobody has": "the sandbox answers 501, as RFC 9110 section 9.1 wants of a server that does not know it",
    "two blanks in the request line": GRAMMAR,
    "a blank behind the request line": GRAMMAR,
    "no version": "nginx answers HTTP/0.9",
    "HTTP/1.0": "Node answers 400 when anything stands behind a last request",
    "HTTP/1.2": "RFC 9112 section 2.3: a later minor version is understood; Node knows 1.0 and 1.1",
    "HTTP/1.10": "a version has one digit on each side",
    "HTTP/2.0": APPLICATION,
    "HTTP/0.9": APPLICATION,
    "a target without a slash": APPLICATION,
    "an asterisk as target": "RFC 9112 section 3.2.4: for OPTIONS alone",
    "OPTIONS of an asterisk": "nginx does not know this form",
    "CONNECT": "only a proxy connects; Node ends the connection without an answer",
    "a fragment in the target": "a fragment never goes over the wire: RFC 9112 section 3.2.1",
    "UTF-8 in the target": "nginx takes any byte",
    "an escape that is none in the target": "what cannot be decoded names nothing; Node and h11 leave it to the application",
    "an escaped zero byte in the target": "nginx names files by it; here it is text like any other",
    "an escape that is no UTF-8 in the target": "what is no text names nothing; the others do not decode to text",
    "quotation marks in the target": "browsers, fetch and Python's requests encode them",
    "a target of 9,000 bytes": "longer than 8 KiB, the limit of the sandbox and nginx",
    "an empty line before the request": "RFC 9112 section 2.2: at least one is ignored; h11 ignores none",
    "three empty lines before the request": "the sandbox ignores one; nginx and Node any number",
    "a line feed before the request": "only CRLF ends a line",
    "two equal hosts": "RFC 9112 section 3.2: 400; Node takes the first",
    "two different hosts": "RFC 9112 section 3.2: 400; Node takes the first",
    "an empty host": "names no host that the sandbox knows; --allowed-hosts says which",
    "a host with a path": "RFC 9110 section 7.2: a host and a port alone",
    "a host with a user": "RFC 9110 section 7.2: a host and a port alone",
    "a host with a blank": "RFC 9110 section 7.2: a host and a port alone",
    "a host with a port that is none": "RFC 9110 section 7.2: a host and a port alone",
    "a field without a colon": "nginx ignores the line",
    "a folded field": "RFC 9112 section 5.2: 400, or unfolded as h11 does",
    "a bracket in a field's name": "nginx drops fields that it takes for invalid",
    "UTF-8 in a field's name": "nginx drops fields that it takes for invalid",
    "a bare line feed in a value": "only CRLF ends a line",
    "a control byte in a value": "RFC 9110 section 5.5: it may be refused",
    "a delete byte in a value": "RFC 9110 section 5.5: it may be refused",
    "bare line feeds": "only CRLF ends a line",
    "101 fields": "more than 100 fields, the sandbox's limit",
    "a field of 70,000 bytes": "longer than what each but h11 takes",
    "an expectation that nobody has": "RFC 9110 section 10.1.1: 417; nginx and h11 do not look",
    "the wish to close": "Node answers 400 when anything stands behind a last request",
    "an upgrade that nobody has": "RFC 9110 section 7.8: an upgrade may be ignored; Node waits for one who takes it",
    "an encoding of the content": "RFC 9110 section 8.4: 415 where nothing decodes it; the others leave it to the application",
}


def compare(binary, count, seed):
    """For each request its changes and each peer's verdict."""
    servers = peers(binary)
    try:
        found = []
        for names in generated(count, seed):
            data = request(names)
            found.append((names, [server.takes(data) for server in servers]))
        return [server.name for server in servers], found
    finally:
        for server in servers:
            server.stop()


def table(servers, found):
    lines = [f"| Changed | {' | '.join(servers)} | Why |", "|---|" + "---|" * (len(servers) + 1)]
    for names, verdicts in found:
        if len(names) == 1 and len(set(verdicts)) > 1:
            lines.append(f"| {names[0]} | {' | '.join(verdicts)} | {REASONS.get(names[0], '**?**')} |")
    return lines


def check(binary, count=1000, seed=2019):
    servers, found = compare(binary, count, seed)
    differing = {names[0] for names, verdicts in found if len(names) == 1 and len(set(verdicts)) > 1}
    problems = [f"'{name}' differs, and nobody says why" for name in sorted(differing - set(REASONS))]
    problems += [f"'{name}' has a reason, and does not differ" for name in sorted(set(REASONS) - differing)]
    for names, verdicts in found:
        if len(names) > 1 and len(set(verdicts)) > 1 and not differing & set(names):
            problems.append(f"{' and '.join(names)}: {dict(zip(servers, verdicts))}, though neither differs alone")
    alike = sum(len(set(verdicts)) == 1 for _, verdicts in found)
    alone = [sum(v[0] != v[k] for _, v in found) for k in range(1, len(servers))]
    summary = f"{len(found)} requests of {len(CHANGES)} changes: {alike} alike in all four; differing from the sandbox: "
    summary += ", ".join(f"{name} {number}" for name, number in zip(servers[1:], alone))
    return summary, problems, table(servers, found)
