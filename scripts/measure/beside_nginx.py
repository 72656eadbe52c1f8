"""Throughput, latency, start and size beside nginx on the same machine in the same run."""

import json
import os
import pathlib
import random
import re
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

from .server import NAME, ROOT, Pipeline, Server, broken, create, free_port, machine, say, states

CONNECTIONS, THREADS, STARTS = 32, 2, 20
SAMPLE, STORED = 2_000, 200_000
FEW, MANY, AMONG_RUNS, AMONG_COUNT = 25, 1_000, 5, 4_000


def catalog_of(count):
    """The built-in catalog with this many services: the first 25 that are enabled, again and again, each time a little dearer."""
    catalog = json.loads((ROOT / "Fixtures" / "catalog.json").read_text())
    kinds = [service for service in catalog["carrierServices"] if service.get("enabled", True)][:FEW]
    services = []
    for number in range(count):
        service = json.loads(json.dumps(kinds[number % FEW]))
        again = number // FEW
        if again:
            service["reference"] += f"-{again}"
            for rate in service.get("rates", []):
                for band in rate["bands"]:
                    band["net"] = round(band["net"] + 0.05 * again, 2)
        services.append(service)
    del catalog["$schema"]
    catalog.update(carrierServices=services, serviceGroups=[], shops=[])
    return {"catalog": catalog, "consignments": []}


def nginx_configuration(folder, port, body, padding=0, listen="", more=""):
    extra = f"add_header Padding '{'x' * padding}';" if padding > 0 else ""
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return f"""daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/nginx-error.log crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; server_tokens off; keepalive_requests 1000000000; keepalive_timeout 300s; tcp_nodelay on; {temporary}
  server {{
    listen 127.0.0.1:{port}{listen}; {more}
    location / {{ default_type 'application/json; charset=utf-8'; {extra} return 200 '{body}'; }}
  }}
}}
"""


def wrk(port, seconds, references, mode, *written):
    command = [
        "wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(ROOT / "scripts" / "bench.lua"),
        f"http://127.0.0.1:{port}", "--", str(references), mode, *written]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=seconds + 60)
    line = re.search(r"RESULT (.*)", done.stdout) or broken(f"wrk: {done.stdout}{done.stderr}")
    result = json.loads(line[1])
    if result["not2xx"] or result["socket"]:
        broken(f"wrk saw answers other than 200, or errors: {result}")
    result["rate"] = result["requests"] / (result["microseconds"] / 1e6)
    return result


class Bench:
    def __init__(self, binary, folder, pairs, seconds):
        self.binary, self.folder, self.pairs, self.seconds = binary, folder, pairs, seconds
        self.rows, self.log = [], folder / "log"
        self.running = []

    def row(self, what, ours, nginx="", ratio="", wanted=""):
        self.rows.append((what, ours, nginx, ratio, wanted))

    def start(self, *options):
        port = free_port()
        arguments = [self.binary, "serve", "--port", str(port), "--clock", "2019-06-14T09:00:00Z", "--access-log", "off", "--max-memory", "8192MiB", *options]
        server = Server(arguments, port, "/_sandbox/health", self.log)
        self.running.append(server)
        return server

    def start_nginx(self, body="{}", padding=0, listen="", more=""):
        port = free_port()
        configuration = self.folder / "nginx.conf"
        configuration.write_text(nginx_configuration(self.folder, port, body, padding, listen, more))
        server = Server(
            [shutil.which("nginx"), "-p", str(self.folder), "-c", str(configuration)], port, "/", self.log, plain=not listen)
        self.running.append(server)
        return server

    def stop(self, server):
        self.running.remove(server)
        server.stop()

    def starts(self):
        say(f"cold start, {STARTS} each")
        ours, theirs = [], []
        for _ in range(STARTS):
            for start, times in ((self.start, ours), (self.start_nginx, theirs)):
                server = start()
                times.append(server.started * 1000)
                self.stop(server)
        median, other = statistics.median(ours), statistics.median(theirs)
        self.row("cold start, median", f"{median:.1f} ms", f"{other:.1f} ms", f"{median / other:.2f}", "≤ 20 ms")
        self.row("cold start, slowest", f"{max(ours):.1f} ms", f"{max(theirs):.1f} ms")

    def memory(self):
        say(f"memory, with {STORED:,} consignments")
        server = self.start()
        idle = server.resident()
        create(server.port, "one", 1)
        first = server.resident()
        begin = time.monotonic()
        create(server.port, "memory", STORED)
        took = time.monotonic() - begin
        full = server.resident()
        self.stop(server)
        self.row("resident, idle", f"{idle / 2**20:.1f} MiB", wanted="≤ 15 MiB")
        self.row("resident, after the first consignment", f"{first / 2**20:.1f} MiB")
        self.row(f"resident, {STORED:,} consignments", f"{full / 2**20:.1f} MiB")
        self.row("per stored consignment", f"{(full - first) / STORED / 1024:.2f} KiB", wanted="≤ 3 KiB (goal 1.5)")
        self.row("consignments created on one connection", f"{STORED / took:,.0f}/s")

    def throughput(self):
        ours = self.start()
        # What an allocation answers, to give nginx the same to send.
        reference = create(ours.port, "probe", 1)[0]
        pipeline = Pipeline(ours.port, "probe")
        body = json.dumps({"ConsignmentReferences": [reference]}, separators=(",", ":"))
        head, answer = pipeline.ask(pipeline.request("PUT", "/allocation/allocate", body))
        pipeline.close()
        if not head.startswith(b"HTTP/1.1 200") or json.loads(answer)[0]["StatusCode"] != 200 or b"'" in answer:
            broken(f"the benchmark's consignment is not allocated: {head!r} {answer!r}")
        size = len(head) + 4 + len(answer)

        def nginx_with(padding):
            server = self.start_nginx(answer.decode(), padding)
            pipeline = Pipeline(server.port, "probe")
            other, text = pipeline.ask(pipeline.request("GET", "/"))
            pipeline.close()
            return server, len(other) + 4 + len(text)

        nginx, other = nginx_with(0)
        if size - other > len("Padding: \r\n"):
            self.stop(nginx)
            nginx, other = nginx_with(size - other - len("Padding: \r\n"))

        file = self.folder / "references"
        say("throughput: warming up")
        file.write_text("\n".join(create(ours.port, "bench", 150_000)) + "\n")
        wrk(nginx.port, 1, file, "again")
        # More than a run is likely to use, so that none runs out, and none is ever sent twice.
        count = min(500_000, int(wrk(ours.port, 1, file, "once")["rate"] * self.seconds * 1.4))
        first, rates, theirs, ratios, slow = None, [], [], [], []
        for pair in range(self.pairs):
            pipeline = Pipeline(ours.port, "bench")
            head, answer = pipeline.ask(pipeline.request("POST", "/_sandbox/reset", ""))
            pipeline.close()
            if not head.startswith(b"HTTP/1.1 20"):
                broken(f"reset: {head!r} {answer!r}")
            references = create(ours.port, "bench", count)
            first = first or references
            if references != first:
                broken("the same seed gives other references after a reset")
            file.write_text("\n".join(references) + "\n")
            reference_rate = wrk(nginx.port, self.seconds, file, "again")
            result = wrk(ours.port, self.seconds, file, "once")
            self.verify(ours.port, references, result)
            theirs.append(reference_rate["rate"])
            rates.append(result["rate"])
            ratios.append(result["rate"] / reference_rate["rate"])
            slow.append((result["p50"], result["p99"], reference_rate["p50"], reference_rate["p99"]))
            note = "; the consignments ran out, so the rate is a lower bound" if result["ranOut"] else ""
            say(f"pair {pair + 1}: nginx {theirs[-1]:,.0f}/s, {NAME} {rates[-1]:,.0f}/s, ratio {ratios[-1]:.2f}{note}")
        self.row("allocations a second, median", f"{statistics.median(rates):,.0f}", f"{statistics.median(theirs):,.0f}",
                 f"{statistics.median(ratios):.2f}", "≥ 0.70")
        for name, mine, other_one in (("p50", 0, 2), ("p99", 1, 3)):
            a, b = (statistics.median(row[i] for row in slow) for i in (mine, other_one))
            self.row(f"latency, {name}", f"{a / 1000:.2f} ms", f"{b / 1000:.2f} ms", f"{a / b:.2f}")
        self.row("bytes an answer, with its fields", str(size), str(other))
        self.stop(ours)
        self.stop(nginx)

    def verify(self, port, references, result):
        """Each thread used the front of its half; what it used is allocated, and what it left is not."""
        used, left = [], []
        for thread, number in enumerate(result["used"]):
            half = references[thread::THREADS]
            used += half[: max(0, number - CONNECTIONS)]  # the last ones may have been under way at the end
            left += half[number:]
        sample = random.Random(1).sample(used, min(SAMPLE, len(used)))
        other = [state for state in states(port, "bench", sample) if state != b"Allocated"]
        if other or not sample:
            broken(f"{len(other)} of {len(sample)} consignments are not Allocated but {set(other)}")
        if left and states(port, "bench", left[:1]) != [b"Unallocated"]:
            broken("a consignment that no request named is not Unallocated")

    def in_xml(self):
        """What an allocation costs when it is asked for and answered in XML."""
        server = self.start()
        file = self.folder / "references"
        rates = {"json": [], "xml": []}
        count = 50_000
        for pair in range(self.pairs):
            for written, found in rates.items():
                references = create(server.port, "bench", count)
                file.write_text("\n".join(references) + "\n")
                result = wrk(server.port, self.seconds, file, "once", written)
                self.verify(server.port, references, result)
                found.append(result["rate"])
                count = max(count, int(result["rate"] * self.seconds * 1.4))
                pipeline = Pipeline(server.port, "bench")
                head, answer = pipeline.ask(pipeline.request("POST", "/_sandbox/reset", ""))
                pipeline.close()
                if not head.startswith(b"HTTP/1.1 20"):
                    broken(f"reset: {head!r} {answer!r}")
            say(f"pair {pair + 1}: {rates['json'][-1]:,.0f}/s in JSON, {rates['xml'][-1]:,.0f}/s in XML")
        json_rate, xml_rate = (statistics.median(found) for found in rates.values())
        ratio = statistics.median(xml / json for json, xml in zip(*rates.values()))
        self.row("allocations a second in XML, median", f"{xml_rate:,.0f}", f"JSON: {json_rate:,.0f}", f"{ratio:.2f}")
        self.stop(server)

    def dialects(self):
        """HTTP/2 and TLS, by h2load: reads of one status, and real allocations, each beside nginx over the same protocol."""
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
            check=True, capture_output=True)
        os.chmod(key, 0o644)
        tls_port = free_port()
        ours = self.start("--tls", "--tls-port", str(tls_port), "--tls-cert", str(certificate), "--tls-key", str(key))
        reference = create(ours.port, "probe", 1)[0]
        pipeline = Pipeline(ours.port, "probe")
        status = pipeline.ask(pipeline.request("GET", f"/consignments/{reference}/status"))[1].decode()
        summary = pipeline.ask(pipeline.request("PUT", f"/allocation/{reference}/allocatewithcheapestquote"))[1].decode()
        pipeline.close()
        within = f"ssl_certificate {certificate}; ssl_certificate_key {key}; ssl_protocols TLSv1.2 TLSv1.3; "
        dialects = [
            ("HTTP/2", "http", ours.port, " http2", "", []),
            ("HTTP/1.1 within TLS", "https", tls_port, " ssl", within, ["--h1"]),
            ("HTTP/2 within TLS", "https", tls_port, " ssl http2", within, []),
        ]
        for name, scheme, port, listen, more, options in dialects:
            for kind, body in (("reads", status), ("allocations", summary)):
                nginx = self.start_nginx(body, listen=listen, more=more + "add_header Sandbox-Request-Id d5b53dc5-3ca1-4d4a-8fd5-d5b53dc53ca1;")
                rates, theirs, ratios = [], [], []
                for pair in range(self.pairs):
                    for found, at in ((theirs, nginx.port), (rates, port)):
                        if kind == "reads":
                            found.append(self.reads(f"{scheme}://127.0.0.1:{at}/consignments/{reference}/status", options))
                        else:
                            found.append(self.allocations(f"{scheme}://127.0.0.1:{at}", ours, options, at == port))
                    ratios.append(rates[-1] / theirs[-1])
                self.stop(nginx)
                say(f"{name}, {kind}: nginx {statistics.median(theirs):,.0f}/s, {NAME} {statistics.median(rates):,.0f}/s")
                self.row(f"{name}, {kind} a second, median", f"{statistics.median(rates):,.0f}", f"{statistics.median(theirs):,.0f}",
                         f"{statistics.median(ratios):.2f}", "≥ 0.60")
        self.stop(ours)

    def h2load(self, options, key, url=()):
        command = ["h2load", "-t", "1", "-m", "1" if "--h1" in options else "10", *options, "-H", f"ocp-apim-subscription-key: {key}", *url]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True)

    def answered(self, process):
        text = process.communicate(timeout=120)[0]
        done = re.search(r"(\d+) succeeded, 0 failed, 0 errored, 0 timeout", text) or broken(f"h2load: {text}")
        if f"status codes: {done[1]} 2xx" not in text:
            broken(f"h2load saw answers other than 2xx: {text}")
        return int(done[1])

    def reads(self, url, options):
        begin = time.perf_counter()
        count = self.answered(self.h2load([*options, "-c", "16", "-n", "100000"], "probe", [url]))
        return count / (time.perf_counter() - begin)

    def allocations(self, base, ours, options, are_ours):
        """Ten connections, a process each, since h2load gives every connection of one process the same list of URLs."""
        connections, each = 10, 6_000
        if not hasattr(self, "used") or are_ours:
            self.used = create(ours.port, "bench", connections * each)
        processes = []
        for number in range(connections):
            file = self.folder / f"urls-{number}"
            part = self.used[number * each : (number + 1) * each]
            file.write_text("".join(f"{base}/allocation/{r}/allocatewithcheapestquote\n" for r in part))
        begin = time.perf_counter()
        for number in range(connections):
            file = self.folder / f"urls-{number}"
            processes.append(self.h2load([*options, "-c", "1", "-n", str(each), "-H", ":method: PUT", "-i", str(file)], "bench"))
        count = sum(self.answered(process) for process in processes)
        rate = count / (time.perf_counter() - begin)
        if are_ours:
            sample = random.Random(1).sample(self.used, SAMPLE)
            if set(states(ours.port, "bench", sample)) != {b"Allocated"}:
                broken("consignments are not Allocated")
        return rate

    def among(self):
        """Processor time of a whole allocation, from request to answer, among few services and among many."""
        say(f"allocation among {FEW} and among {MANY:,} services, {AMONG_RUNS} runs each")
        times = {FEW: [], MANY: []}
        for _ in range(AMONG_RUNS):
            for services, found in times.items():
                file = self.folder / f"catalog-{services}.json"
                if not file.exists():
                    file.write_text(json.dumps(catalog_of(services)))
                server = self.start("--fixtures", str(file))
                references = create(server.port, "among", AMONG_COUNT)
                pipeline = Pipeline(server.port, "among")
                bodies = (json.dumps({"ConsignmentReferences": [r]}, separators=(",", ":")) for r in references)
                requests = [pipeline.request("PUT", "/allocation/allocate", body) for body in bodies]
                begin = server.worked()
                answers = list(pipeline.each(requests, re.compile(rb'"StatusCode":(\d+)')))
                found.append((server.worked() - begin) / AMONG_COUNT * 1e6)
                pipeline.close()
                if set(answers) != {b"200"}:
                    broken(f"allocations among {services} services answer {set(answers)}")
                self.stop(server)
        few, many = statistics.median(times[FEW]), statistics.median(times[MANY])
        self.row(f"processor time of an allocation among {FEW} services", f"{few:.1f} µs")
        self.row(f"processor time of an allocation among {MANY:,} services", f"{many:.1f} µs", f"among {FEW}:", f"{many / few:.2f}", "≤ 6")

    def size(self):
        stripped = self.folder / "stripped"
        shutil.copy(self.binary, stripped)
        if shutil.which("strip"):
            subprocess.run(["strip", str(stripped)], check=True)
        self.row("binary, stripped as in the image", f"{stripped.stat().st_size / 2**20:.1f} MiB")

    def table(self):
        rows = [("", NAME, "nginx", "ratio", "wanted"), *self.rows]
        widths = [max(len(row[i]) for row in rows) for i in range(5)]
        for row in rows:
            print("  ".join([row[0].ljust(widths[0]), *(row[i].rjust(widths[i]) for i in range(1, 4)), row[4]]).rstrip())


def run(binary, pairs, seconds):
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(binary, pathlib.Path(folder), pairs, seconds)
        # nginx drops its privileges, and keeps its temporary files here.
        os.chmod(folder, 0o755)
        try:
            bench.starts()
            bench.memory()
            bench.throughput()
            bench.in_xml()
            bench.dialects()
            bench.among()
            bench.size()
        finally:
            for server in bench.running:
                os.kill(server.pid, signal.SIGTERM)
    print(f"{machine()}, {CONNECTIONS} connections, load on the same cores, {time.monotonic() - begin:.0f} s in all")
    bench.table()
