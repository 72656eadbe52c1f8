"""JSON beside Python's reader, XML beside `xml.etree`: which bodies are read at all, and which texts they hold.

A body is a whole consignment with something done to its bytes. What both read is created, and what was stored is compared.
"""

import json
import random
import re
import tempfile
from xml.etree import ElementTree

from measure.server import CONSIGNMENT, NAME, Pipeline, Server, free_port

TEXTS = ["Socks", "Zażółć", "日本語", "a\u0301", "\U0001F4E6", '"', "\\", "/", "\u2028", "tab\there", "line\nfeed", "&<>'", "]]>", "\u00a0", "\ufeff", " padded "]
JSON_BYTES = [b'"', b"\\", b",", b":", b"{", b"}", b"[", b"]", b" ", b"\t", b"\n", b"\r", b"\0", b"\x0b", b"\x7f", b"/", b"0", b"1", b"-", b"+", b".", b"e", b"E5",
              b"null", b"true", b"\xc3", b"\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\\u0041", b"\\ud83d", b"\\ud83d\\udce6", b"\\x41", b"\\u00", b"\\n", b"NaN", b"//", b"/**/", b"'"]
XML_BYTES = [b"<", b">", b"&", b"&amp;", b"&lt;", b"&#65;", b"&#x41;", b"&#0;", b"&#xD800;", b"&nope;", b"<!-- c -->", b"<!-- -- -->", b"<![CDATA[x]]>", b"<?pi x?>",
             b"<?xml?>", b"]]>", b'"', b"=", b"/", b" ", b"\n", b"\r", b"\0", b"\x0b", b"\x7f", b"\xc3", b"\xff", b"\xed\xa0\x80", b"\xef\xbf\xbf", b":", b"xmlns:p='u'", b" a='1' a='2'"]
# How the server says that it could not read a body, whatever stands in it.
UNREADABLE = re.compile(rb"the body is not (JSON|XML|UTF-8)|is not read|encoding")


def with_text(chance):
    body = json.loads(CONSIGNMENT)
    body["Packages"][0]["Description"] = chance.choice(TEXTS)
    body["Addresses"][1]["AddressLine1"] = chance.choice(TEXTS)
    return body


def changed(data, inserts, chance):
    data = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2])):
        at = chance.randrange(len(data) + 1)
        what = chance.random()
        if what < 0.5:
            data[at:at] = chance.choice(inserts)
        elif what < 0.7:
            del data[at:at + chance.choice([1, 1, 2])]
        elif what < 0.9:
            data[at:at + 1] = chance.choice(inserts)
        else:
            del data[at:]
    return bytes(data)


class JSONBodies:
    media = "application/json"

    def body(self, chance):
        whole = with_text(chance)
        text = json.dumps(whole, ensure_ascii=chance.random() < 0.5, separators=chance.choice([(",", ":"), (", ", ": ")]), indent=chance.choice([None, None, 2]))
        data = text.encode()
        return data if chance.random() < 0.2 else changed(data, JSON_BYTES, chance)

    @staticmethod
    def read(data):
        """What Python reads; nothing where it reads nothing. A byte order mark is taken, as the server takes it."""
        def refuse(constant):
            raise ValueError(constant)

        # Python's texts may hold halves of surrogate pairs, which are no text in UTF-8.
        tree = json.loads(data.decode("utf-8-sig"), parse_constant=refuse)
        json.dumps(tree, ensure_ascii=False).encode()
        return tree

    @staticmethod
    def texts(tree):
        """Description and address line, where the tree still says them once and under these names."""
        try:
            return tree["Packages"][0]["Description"], tree["Addresses"][1]["AddressLine1"]
        except (KeyError, IndexError, TypeError):
            return None


class XMLBodies:
    media = "application/xml"

    def body(self, chance):
        whole = with_text(chance)
        texts = whole["Packages"][0]["Description"], whole["Addresses"][1]["AddressLine1"]
        escaped = [t.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;") for t in texts]
        data = f"""<?xml version="1.0" encoding="utf-8"?>
<CreateConsignmentRequest><Packages><Package><Weight><Unit>Kg</Unit><Value>0.5</Value></Weight>
<Dimensions><Unit>Cm</Unit><Width>10</Width><Length>10</Length><Height>10</Height></Dimensions><Description>{escaped[0]}</Description>
<Value><Amount>5.99</Amount><Currency><IsoCode>GBP</IsoCode></Currency></Value></Package></Packages><Addresses>
<Address><AddressType>Origin</AddressType><ShippingLocationReference>Sorted1</ShippingLocationReference></Address>
<Address><AddressType>Destination</AddressType><Contact><FirstName>A</FirstName><LastName>B</LastName><Telephone>01</Telephone><Email>a@b.test</Email></Contact>
<AddressLine1>{escaped[1]}</AddressLine1><Postcode>M1 5WG</Postcode><Country><IsoCode><TwoLetterCode>GB</TwoLetterCode></IsoCode></Country></Address>
</Addresses></CreateConsignmentRequest>""".encode()
        return data if chance.random() < 0.2 else changed(data, XML_BYTES, chance)

    @staticmethod
    def read(data):
        data.decode("utf-8")
        # A name that only Python knows.
        if b'encoding="utf8"' in data:
            raise LookupError("utf8")
        return ElementTree.fromstring(data)

    @staticmethod
    def texts(tree):
        found = [tree.findall("Packages/Package/Description"), tree.findall("Addresses/Address/AddressLine1")]
        if any(len(part) != 1 or len(part[0]) for part in found):
            return None
        return tuple(part[0].text or "" for part in found)


BODIES = {"JSON": JSONBodies, "XML": XMLBodies}
HREF = re.compile(rb"/consignments/(EC-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3})")


def check(binary, kind, count, seed=2019):
    folder = tempfile.mkdtemp(prefix=f"{NAME}-differential-")
    port, bodies, chance = free_port(), BODIES[kind](), random.Random(seed)
    server = Server([str(binary), "--port", str(port), "--log-level", "error"], port, "/_sandbox/health", f"{folder}/log")
    problems, read, created = [], 0, 0
    try:
        pipeline = Pipeline(port, "differential")
        for number in range(count):
            data = bodies.body(chance)
            request = (f"POST /consignments {pipeline.head}Content-Type: {bodies.media}\r\nAccept: application/json\r\nContent-Length: {len(data)}\r\n\r\n").encode() + data
            head, answer = pipeline.ask(request)
            takes = not UNREADABLE.search(answer)
            try:
                tree = bodies.read(data)
            except (ValueError, LookupError, ElementTree.ParseError) as problem:
                tree, reason = None, problem
            read += tree is not None
            if takes != (tree is not None):
                problems.append(f"{kind} {number}: the server {'reads' if takes else 'refuses'} what the other does not: {answer[:200]} {reason if tree is None else ''}\n  {data!r}")
            elif tree is not None and b" 201 " in head[:16]:
                created += 1
                expected = bodies.texts(tree)
                reference = HREF.search(answer)[1].decode()
                stored = json.loads(pipeline.ask(pipeline.request("GET", f"/consignments/{reference}"))[1])
                found = stored["Packages"][0]["Description"], next(a for a in stored["Addresses"] if a["AddressType"] == "Destination")["AddressLine1"]
                if expected is not None and found != expected:
                    problems.append(f"{kind} {number}: stored {found}, sent {expected}")
            if len(problems) > 20:
                break
        pipeline.close()
    finally:
        server.stop()
    return f"{count} {kind} bodies: both read {read} and refuse {count - read}; {created} were created, with the same texts", problems
