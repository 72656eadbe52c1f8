"""What `scripts/deployment-check --self-test` tries: shipped files with a wrong value that must be found, and with another that is right."""

import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request

from deployment_files import PROBES

ROOT = pathlib.Path(__file__).resolve().parent.parent
MANIFEST, COMPOSE, SCALED = "deploy/kubernetes/sandbox.yaml", "deploy/compose.yaml", "deploy/compose.scaled.yaml"
# What is bent in each: a part of the file, what stands in its place, and what the complaint must name.
BENT = [
    (COMPOSE, 'SANDBOX_TLS: "on"', 'SANDBOX_TLS: "maybe"', "SANDBOX_TLS"),
    (COMPOSE, "build: ..", "command: [--nonsense]", "--nonsense"),
    (COMPOSE, "build: ..", "command: serve --max-body 10MB", "--max-body"),
    (COMPOSE, "build: ..", "command: [srve]", "srve"),
    (COMPOSE, "read_only: true", "read_only: perhaps", "read_only"),
    (COMPOSE, '["127.0.0.1:8080:8080"', '["eighty"', "eighty"),
    (COMPOSE, 'SANDBOX_TLS: "on"', "SANDBOX_MAX_BODY: ${MOST:-10MB}", "SANDBOX_MAX_BODY"),
    (COMPOSE, "SANDBOX_STATE_DIR: /var/lib/sortedpro-sandbox", "SANDBOX_STATE_DIR: /var/lib/sortedpro", "is on no volume"),
    (SCALED, "SANDBOX_STATE_DIR:", "SANDBOX_STATE_DIRR:", "SANDBOX_STATE_DIRR"),
    (SCALED, "condition: service_healthy", "condition: service_helthy", "service_helthy"),
    (MANIFEST, "value: sandbox.example.internal", "value: 'https://sandbox'", "SANDBOX_ALLOWED_HOSTS"),
    (MANIFEST, "mountPath: /var/lib/sortedpro-sandbox", "mountPath: /var/lib/other", "is on no volume"),
    (MANIFEST, "replicas: 4", "replicas: four", "replicas"),
    (MANIFEST, "memory: 1Gi", "memory: 1GiX", "memory: '1GiX'"),
    (MANIFEST, "path: /_sandbox/health/ready", "path: /readyy", "/readyy"),
    (MANIFEST, "readOnlyRootFilesystem", "readOnlyRootFs", "readOnlyRootFs"),
    (MANIFEST, "targetPort: http}", "targetPort: htttp}", "htttp"),
    (MANIFEST, "[{ports: [{port: http}]}]", "[{ports: [{port: htp}]}]", "port htp"),
    (MANIFEST, "port: {name: http}}", "port: {name: web}}", "port web"),
    (MANIFEST, "imagePullPolicy: IfNotPresent", 'args: ["--max-body", "10MB"]', "--max-body"),
    (MANIFEST, "value: sandbox.example.internal", "value: 8080", "SANDBOX_ALLOWED_HOSTS"),
    ("deploy/ingress-nginx.yaml", "http-snippet: |", "http-snippet: [1]\n  more: |", "http-snippet"),
    ("deploy/nginx.conf", "client_max_body_size 256m", "client_max_body_size 256x", "client_max_body_size"),
    ("deploy/haproxy.cfg", "timeout connect 2s", "timeout connect two", "timeout connect"),
    ("deploy/envoy.yaml", "lb_policy: RING_HASH", "lb_policy: RING_HUSH", "RING_HUSH"),
]
# What is right all the same.
RIGHT = [
    (COMPOSE, 'SANDBOX_TLS: "on"', "SANDBOX_PORT: 8080"),
    (COMPOSE, 'SANDBOX_TLS: "on"', "SANDBOX_TLS: on"),
    (COMPOSE, 'SANDBOX_TLS: "on"', 'SANDBOX_CLOCK: "${CLOCK:-2019-06-14T09:00:00Z}"'),
    (COMPOSE, 'SANDBOX_TLS: "on"', "SANDBOX_CONTROL_TOKEN: ${TOKEN:?name one}"),
    (COMPOSE, "read_only: true", "read_only: ${READ_ONLY-true}"),
    (COMPOSE, '["127.0.0.1:8080:8080"', '["${PORT}:8080"'),
    (COMPOSE, "build: ..", "command: [serve, --no-tls, --max-body=10MiB, --host, 0.0.0.0]"),
    (COMPOSE, "build: ..", "command: serve --webhook http://127.0.0.1:9000/a --webhook http://127.0.0.1:9000/b --host 0.0.0.0 --host ::1"),
    (COMPOSE, "build: ..", "command: trust"),
    (COMPOSE, 'SANDBOX_TLS: "on"', "SANDBOX_FIXTURES: /fixtures"),
    (SCALED, "image: nginx:1.27", "image: nginx:1.27\n    command: [nginx, -g, daemon off;]"),
    (MANIFEST, "memory: 1Gi", "memory: 1.5e9"),
    (MANIFEST, "imagePullPolicy: IfNotPresent", 'args: ["--max-body", "10MiB"]'),
]


def self_test(checker, binary):
    for name, part, other, *named in BENT + RIGHT:
        text = (ROOT / name).read_text()
        if part not in text:
            sys.exit(f"deployment-check: FAILED: {name} has no '{part}' to bend")
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / pathlib.Path(name).name
            copy.write_text(text.replace(part, other, 1))
            wrong, unchecked = checker.file(copy)
        if not named and wrong:
            sys.exit(f"deployment-check: FAILED: '{other}' in {name} is right, and refused: {wrong}")
        if named and not any(named[0] in line for line in wrong):
            if not unchecked:
                sys.exit(f"deployment-check: FAILED: '{other}' in {name} is not found: {wrong}")
            print(f"{name}: '{other}' is not tried: {unchecked[0]}", flush=True)
            continue
        found = next((line for line in wrong if named[0] in line), "")[:160] if named else ""
        print(f"{name}: '{other}' is " + (f"found: {found}" if named else "taken"), flush=True)
    if binary:
        probe(binary)


def probe(binary):
    """The paths that are known for probes are those that a server answers."""
    with tempfile.TemporaryDirectory() as folder:
        ready = pathlib.Path(folder) / "ready"
        server = subprocess.Popen([binary, "--port", "0", "--ready-file", str(ready)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + 60
            while not (ready.exists() and ready.stat().st_size):
                if server.poll() is not None or time.monotonic() > deadline:
                    sys.exit("deployment-check: FAILED: the server did not come up")
                time.sleep(0.02)
            for path in PROBES:
                urllib.request.urlopen(ready.read_text().splitlines()[0] + path, timeout=60).close()
        finally:
            server.terminate()
            server.wait()
