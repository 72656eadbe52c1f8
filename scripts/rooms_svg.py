"""Draws the rooms of the manifest as SVG: each row of rooms imports from the rows below it alone."""

import html

WIDTH, BOX, TALL, ROW, GAP, EDGE = 1180, 26, 34, 92, 16, 24
STYLE = (
    "rect{fill:#fff;stroke:#33526b;stroke-width:1.2}.outside{fill:#eef2f5;stroke-dasharray:4 3}"
    "path{fill:none;stroke:#7d93a5;stroke-width:1.1}text{font:13px system-ui,sans-serif;fill:#14232e;text-anchor:middle}"
    "@media(prefers-color-scheme:dark){rect{fill:#17232d;stroke:#8fb3cf}.outside{fill:#22313d}path{stroke:#6c8598}text{fill:#e4edf4}}")


def width(name):
    """A box's width, in pixels, for a name in 13 pixels of a sans-serif; a place where an arrow passes by is narrow."""
    return BOX + 7.4 * len(name) if isinstance(name, str) else 6


def rows(arrows):
    """The rooms in rows: who imports nothing stands in row 0, everybody else above all that it imports."""
    heights = {}

    def height(name):
        if name not in heights:
            heights[name] = 1 + max((height(to) for to in arrows[name]), default=-1)
        return heights[name]

    found = [[] for _ in range(1 + max(map(height, arrows), default=-1))]
    for name in sorted(arrows):
        found[heights[name]].append(name)
    return found


def by_steps(arrows, levels):
    """The arrows cut into steps of one row each: a long one passes by places of its own, (from, to, row), on its way down."""
    heights = {name: number for number, level in enumerate(levels) for name in level}
    steps = {name: set() for name in arrows}
    for name in sorted(arrows):
        for to in sorted(arrows[name]):
            at = name
            for row in range(heights[name] - 1, heights[to], -1):
                place = (name, to, row)
                levels[row].append(place)
                steps[at].add(place)
                steps[place] = set()
                at = place
            steps[at].add(to)
    return steps


def placed(arrows):
    """The arrows by steps, and where each room's or place's middle is. A row is ordered by its neighbours, so that few arrows cross."""
    levels = rows(arrows)
    steps = by_steps(arrows, levels)
    users = {name: [other for other in steps if name in steps[other]] for name in steps}
    across = {}
    for level in levels:
        spread(level, across)
    for turn in range(24):
        near = users if turn % 2 else steps
        for level in levels if turn % 2 == 0 else reversed(levels):
            middle = {name: round(mean([across[other] for other in sorted(near[name], key=str)], across[name]), 3) for name in level}
            level.sort(key=lambda name: (middle[name], str(name)))
            spread(level, across)
    lowest = EDGE + ROW * (len(levels) - 1)
    return steps, {name: (across[name], lowest - ROW * number + TALL / 2) for number, level in enumerate(levels) for name in level}


def mean(values, otherwise):
    return sum(values) / len(values) if values else otherwise


def spread(level, across):
    """Sets the rooms of a row side by side over the whole width."""
    room = WIDTH - 2 * EDGE - sum(map(width, level))
    gap = max(GAP, room / (len(level) + 1))
    at = (WIDTH - sum(map(width, level)) - gap * (len(level) - 1)) / 2
    for name in level:
        across[name] = at + width(name) / 2
        at += width(name) + gap


def drawing(arrows, outside):
    """The picture as text. `arrows` names what each room imports; `outside` are rooms that are libraries of the system."""
    steps, places = placed(arrows)
    tall = EDGE * 2 + TALL + ROW * (len(rows(arrows)) - 1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" role="img" aria-label="The rooms and what each imports">',
        f"<style>{STYLE}</style>"]
    for name in sorted(steps, key=str):
        x, y = places[name]
        for to in sorted(steps[name], key=str):
            down, below = places[to]
            # Where an arrow passes by, it goes straight on through the row.
            begin, end = y + TALL / 2, below - TALL / 2
            bend = (end - begin) / 2
            through = f"V{below + TALL / 2:.0f}" if not isinstance(to, str) else ""
            lines.append(f'<path d="M{x:.0f} {begin:.0f}C{x:.0f} {begin + bend:.0f} {down:.0f} {end - bend:.0f} {down:.0f} {end:.0f}{through}"/>')
    for name in sorted(arrows):
        x, y = places[name]
        kind = ' class="outside"' if name in outside else ""
        lines.append(f'<rect{kind} x="{x - width(name) / 2:.0f}" y="{y - TALL / 2:.0f}" width="{width(name):.0f}" height="{TALL}" rx="5"/>')
        lines.append(f'<text x="{x:.0f}" y="{y + 4.5:.0f}">{html.escape(name)}</text>')
    return "\n".join(lines + ["</svg>"]) + "\n"
