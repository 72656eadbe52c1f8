"""Reads compose files and Kubernetes objects: what containers they describe, and what is wrong with them whatever runs there."""

import json
import re
from dataclasses import dataclass, field

import yaml

PROBES = ("/_sandbox/health", "/_sandbox/health/live", "/_sandbox/health/ready")
# A number and a suffix, as Kubernetes reads amounts; its schemas take any text for one.
QUANTITY = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]?|[eE][+-]?\d+)")
# Members of services that compose has and compose-spec does not know yet.
NEWER = {"gpus", "label_file", "models", "post_start", "pre_stop", "provider", "use_api_socket"}
VARIABLE = re.compile(r"\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])([^${}]*))?\})")


class NotChecked(Exception):
    """Why something cannot be said here."""


@dataclass
class Container:
    name: str
    image: str
    # Those whose value is known here: nothing from a ConfigMap, a secret or the shell of who deploys.
    environment: dict = field(default_factory=dict)
    arguments: list = field(default_factory=list)
    mounts: list = field(default_factory=list)
    read_only: bool = False

    @property
    def is_sandbox(self):
        return "sandbox" in self.image.rpartition("/")[2] or any(name.startswith("SANDBOX_") for name in self.environment)


class Text(yaml.SafeLoader):
    """Every value as it is written: numbers and words like `on` are text, as they are where compose sets variables."""


Text.yaml_implicit_resolvers = {
    first: kept for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if (kept := [pair for pair in resolvers if pair[0].rpartition(":")[2] in ("merge", "null")])}


# Compose


def substituted(text):
    """With the defaults of `${NAME:-default}`; None where a value is only known to who deploys."""
    unknown = False

    def value(match):
        nonlocal unknown
        escaped, bare, name, operator, word = match.groups()
        if escaped:
            return "\0"
        unknown = unknown or bare is not None or operator not in (":-", "-")
        return word or ""

    before = None
    while before != text:
        before, text = text, VARIABLE.sub(value, text)
    return None if unknown else text.replace("\0", "$")


def resolved(node, retyped):
    """The tree with its variables replaced, without what cannot be known; `retyped` reads `true` of a default as YAML does."""
    if isinstance(node, dict):
        pairs = ((key, resolved(value, retyped)) for key, value in node.items())
        return {key: value for (key, value), was in zip(pairs, node.values()) if value is not None or was is None}
    if isinstance(node, list):
        return [value for value in (resolved(value, retyped) for value in node) if value is not None]
    if not isinstance(node, str) or "$" not in node:
        return node
    text = substituted(node)
    return yaml.safe_load(text) if text and retyped else text


def words(command):
    return command.split() if isinstance(command, str) else list(command or [])


def compose_containers(text):
    services = (resolved(yaml.load(text, Text), False) or {}).get("services") or {}
    for name, service in services.items():
        service = service if isinstance(service, dict) else {}
        given = service.get("environment") or {}
        if isinstance(given, list):
            given = dict(entry.split("=", 1) for entry in given if "=" in str(entry))
        known = {key: value for key, value in given.items() if isinstance(value, str)}
        mounts = [
            entry.get("target") if isinstance(entry, dict) else entry.split(":")[-2 if entry.endswith((":ro", ":rw")) else -1]
            for entry in service.get("volumes") or []]
        yield Container(
            name, str(service.get("image", "")), known, words(service.get("entrypoint")) + words(service.get("command")),
            [*mounts, *words(service.get("tmpfs"))], service.get("read_only") == "true")


def compose_mistakes(document):
    try:
        from compose_spec import PyCompose
    except ImportError:
        raise NotChecked("no compose-spec here, which knows what a compose file may be") from None
    document = json.loads(json.dumps(resolved(document, True), default=str))
    for service in (document.get("services") or {}).values():
        for member in NEWER & set(service or {}):
            del service[member]
    try:
        # From text, as only that says where.
        PyCompose.from_yaml(yaml.safe_dump(document)).validate()
    except ValueError as error:
        return [re.sub(r" at line \d+ column \d+$", "", str(error))]
    return []


# Kubernetes


def pod_of(document):
    spec = document.get("spec") or {}
    labels = (document.get("metadata") or {}).get("labels") or {}
    while isinstance(spec, dict) and ("template" in spec or "jobTemplate" in spec):
        template = spec.get("template") or spec.get("jobTemplate")
        labels, spec = (template.get("metadata") or {}).get("labels") or {}, template.get("spec") or {}
    return labels, (spec.get("initContainers") or []) + (spec.get("containers") or []) if isinstance(spec, dict) else []


def kubernetes_containers(document):
    for container in pod_of(document)[1]:
        known = {
            entry["name"]: entry["value"] for entry in container.get("env") or []
            if "value" in entry and "$(" not in str(entry["value"])}
        yield Container(
            container.get("name"), str(container.get("image", "")), known, (container.get("command") or []) + (container.get("args") or []),
            [mount["mountPath"] for mount in container.get("volumeMounts") or []],
            (container.get("securityContext") or {}).get("readOnlyRootFilesystem") is True)


def kubernetes_schema(document):
    try:
        import kubernetes_validate
    except ImportError:
        raise NotChecked("no kubernetes-validate here, which has Kubernetes' schemas") from None
    kind = document.get("kind")
    if not kind or not document.get("apiVersion"):
        return ["an object has neither kind nor apiVersion, or one of the two"]
    try:
        kubernetes_validate.validate(document, kubernetes_validate.latest_version(), strict=True)
    except kubernetes_validate.ValidationError as error:
        return [f"{kind}: {'.'.join(map(str, error.path))}: {error.message}"]
    except kubernetes_validate.SchemaNotFoundError:
        raise NotChecked(f"no schema of {kind} {document['apiVersion']} here") from None
    return []


def quantities(node, where=""):
    """Amounts that Kubernetes cannot read."""
    if isinstance(node, list):
        return [wrong for number, value in enumerate(node) for wrong in quantities(value, f"{where}[{number}]")]
    if not isinstance(node, dict):
        return []
    found = []
    for name, value in node.items():
        at = f"{where}.{name}".lstrip(".")
        if name in ("requests", "limits") and isinstance(value, dict):
            found += [
                f"{at}.{part}: {amount!r} is no amount; a number, with Ki, Mi, Gi or m behind it" for part, amount in value.items()
                if not QUANTITY.fullmatch(str(amount))]
        else:
            found += quantities(value, at)
    return found


def kubernetes_mistakes(documents):
    """What no schema sees: amounts, paths of probes, and names of ports that none of these objects has."""
    pods = [pod for pod in map(pod_of, documents) if pod[1]]
    services = {document["metadata"]["name"]: document["spec"].get("ports") or [] for document in documents if document.get("kind") == "Service"}
    for document in documents:
        kind, spec = document.get("kind"), document.get("spec") or {}
        yield from (f"{kind}: {wrong}" for wrong in quantities(document))
        for container in pod_of(document)[1]:
            yield from probe_mistakes(container)
        if kind == "Service":
            yield from port_mistakes(kind, (port.get("targetPort") for port in spec.get("ports") or []), spec.get("selector"), pods)
        if kind == "NetworkPolicy":
            ports = (port.get("port") for rule in spec.get("ingress") or [] for port in rule.get("ports") or [])
            yield from port_mistakes(kind, ports, (spec.get("podSelector") or {}).get("matchLabels"), pods)
        if kind == "Ingress":
            for path in (path for rule in spec.get("rules") or [] for path in (rule.get("http") or {}).get("paths") or []):
                wanted = (path.get("backend") or {}).get("service") or {}
                has = services.get(wanted.get("name"))
                port = wanted.get("port") or {}
                if has is not None and not any(port in ({"name": one.get("name")}, {"number": one.get("port")}) for one in has):
                    yield f"Ingress: the service {wanted['name']} has no port {port.get('name', port.get('number'))}"


def probe_mistakes(container):
    names = {port.get("name") for port in container.get("ports") or []}
    is_sandbox = any(True for known in kubernetes_containers({"spec": {"containers": [container]}}) if known.is_sandbox)
    for kind in ("startupProbe", "readinessProbe", "livenessProbe"):
        asked = (container.get(kind) or {}).get("httpGet")
        if not asked:
            continue
        if is_sandbox and asked.get("path") not in PROBES:
            yield f"{container['name']}: {kind}: {asked.get('path')} is no path of the sandbox's health; there are {', '.join(PROBES)}"
        if isinstance(asked.get("port"), str) and asked["port"] not in names:
            yield f"{container['name']}: {kind}: the container has no port {asked['port']}"


def port_mistakes(kind, ports, selector, pods):
    chosen = [containers for labels, containers in pods if selector and selector.items() <= labels.items()]
    names = {port.get("name") for containers in chosen for container in containers for port in container.get("ports") or []}
    for port in ports:
        if chosen and isinstance(port, str) and port not in names:
            yield f"{kind}: no container that it selects has a port {port}"
