"""What callgrind writes: instructions by function, and by the arcs between functions."""

import collections
import re
import subprocess

# Where a project function's instructions belong, by its module. Wire and Contract read and write: their names tell which.
ROOMS = {
    "Transport": "transport", "TLS": "transport", "HTTP1": "HTTP", "HTTP2": "HTTP", "HTTPCore": "HTTP", "HTTPTypes": "HTTP",
    "Routing": "routing", "Sandbox": "world", "HashTreeCollections": "world", "OrderedCollections": "world",
    "Allocation": "engine", "Documents": "answer", "VendorAPI": "answer", "ControlAPI": "answer", "Faults": "answer",
    "Journal": "answer", "Contract": "answer", "Wire": "writing",
}
GROUPS = ["transport", "HTTP", "routing", "reading", "world", "engine", "answer", "writing", "runtime"]
READING = re.compile(r"Decod|Read|Tape|Pars|Scan|Syntax|Tree")
WRITING = re.compile(r"Encod|Writ")
MODULE = re.compile(r"^\$s(?:[A-Za-z]{0,2})(\d+)([A-Za-z_]\w*)")


class Profile:
    """Self costs of functions, and costs of calls, as `{function: cost}` and `{(caller, callee): cost}`."""

    def __init__(self):
        self.own, self.arcs = collections.Counter(), collections.Counter()

    @classmethod
    def read(cls, path):
        profile, names = cls(), {}

        def name(text):
            number, _, rest = text.partition(" ")
            if rest:
                names[number] = rest.split("'")[0]  # 'n marks a recursion
            return names[number]

        function = callee = None
        called = False
        with open(path) as lines:
            for line in lines:
                if line.startswith("fn="):
                    function = name(line[3:].rstrip())
                elif line.startswith("cfn="):
                    callee = name(line[4:].rstrip())
                elif line.startswith("calls="):
                    called = True
                elif line[:1].isdigit() or line[:1] in "+-*":
                    cost = int(line.split()[1])
                    if called:
                        profile.arcs[function, callee] += cost
                        called = False
                    else:
                        profile.own[function] += cost
        return profile

    def each(self, count):
        """What one of `count` requests costs."""
        result = Profile()
        for mine, into in ((self.own, result.own), (self.arcs, result.arcs)):
            into.update({key: cost / count for key, cost in mine.items()})
        return result

    def total(self):
        return sum(self.own.values())

    def groups(self):
        """Instructions by group: each function's own go to its room, the runtime's (retain, malloc, the standard library) apart."""
        found = dict.fromkeys(GROUPS, 0)
        for function, cost in self.own.items():
            found[group(function) or "runtime"] += cost
        return found

    def shared(self):
        """By group, with the runtime's own given to who calls it, in proportion to what the calls cost."""
        callers = collections.defaultdict(list)
        for (caller, callee), cost in self.arcs.items():
            if cost > 0 and caller != callee and not group(callee):
                callers[callee].append((caller, cost))
        parts = {function: collections.Counter({group(function): 1.0}) for function in self.own if group(function)}
        for _ in range(30):
            for callee, found in callers.items():
                whole, mixed = sum(cost for _, cost in found), collections.Counter()
                for caller, cost in found:
                    for name, part in parts.get(caller, {}).items():
                        mixed[name] += part * cost / whole
                parts[callee] = mixed
        result = dict.fromkeys(GROUPS, 0)
        for function, cost in self.own.items():
            mixed = parts.get(function, {})
            for name, part in mixed.items():
                result[name] += cost * part
            result["runtime"] += cost * (1 - sum(mixed.values()))
        return result

    def listing(self, limit=60):
        """Functions by what they cost themselves and with what they call, the dearest first."""
        inclusive = collections.Counter(self.own)
        for (caller, callee), cost in self.arcs.items():
            if caller != callee:
                inclusive[caller] += cost
        whole = self.total()
        self_first = [name for name, _ in self.own.most_common(limit)]
        called_first = [name for name, cost in inclusive.most_common(3 * limit) if cost < whole * 1.01][:limit]
        words = demangled({*self_first, *called_first})
        lines = [f"by their own instructions, of {whole:,.0f} a request", f"{'own':>10} {'inclusive':>10}"]
        for title, names in (("", self_first), ("\nby instructions with all that is called", called_first)):
            lines += [title] * bool(title)
            for name in names:
                lines.append(f"{self.own[name]:10,.0f} {min(inclusive[name], whole):10,.0f}  {words[name][:180]}")
        return "\n".join(lines)


def group(function):
    match = MODULE.match(function)
    if not match:
        return None
    length = int(match[1])
    room = ROOMS.get(match[2][:length])
    if room is None and match[2][:length] != "FoundationEssentials":
        return None
    rest = match[2][length:]
    if match[2][:length] in ("Wire", "Contract", "FoundationEssentials"):
        # FoundationEssentials reads JSON and little else here.
        if READING.search(rest):
            return "reading"
        if WRITING.search(rest):
            return "writing"
    return room


def demangled(names):
    names = sorted(names)
    done = subprocess.run(["swift", "demangle", "--simplified"], input="\n".join(names), capture_output=True, text=True)
    words = done.stdout.split("\n")
    return dict(zip(names, words if done.returncode == 0 else names))
