// Drawings: a value against its limit, and prices by weight.

import { s } from "./dom.js";

/** The ranges of a limit: `0 to 2`, `up to 50`, `from 3 or up to 1`; null where one is none of numbers. */
export function ranges(text) {
  const found = (text ?? "").split(" or ").map((part) => {
    const [, low, high] = /^(?:from )?(-?[\d.]+)(?: to (-?[\d.]+))?$/.exec(part) ?? [];
    const most = /^up to (-?[\d.]+)$/.exec(part)?.[1];
    if (most !== undefined) return { low: 0, high: Number(most) };
    if (low === undefined || (high === undefined && !part.startsWith("from "))) return null;
    return { low: Number(low), high: high === undefined ? Infinity : Number(high) };
  });
  return found.length && found.every((range) => range && !Number.isNaN(range.low) && !Number.isNaN(range.high)) ? found : null;
}

/** A bar for the value found, upon the tracks of what is allowed, each with a mark at its ends; null where these are no numbers. */
export function limitBar(found, limit, name) {
  const value = Number(found);
  const allowed = ranges(limit);
  if (!allowed || found === null || found === "" || Number.isNaN(value)) return null;
  const width = 160;
  const ends = allowed.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  // Beyond the last number there is room to see that a range without an end goes on.
  const scale = width / (Math.max(value, ...ends) * (allowed.some(({ high }) => high === Infinity) ? 1.3 : 1.05) || 1);
  const isWithin = allowed.some(({ low, high }) => value >= low && value <= high);
  const mark = (at) => s("line", { class: "mark", x1: at * scale, x2: at * scale, y1: 0, y2: 16 });
  return s("svg", { class: "limit", viewBox: `0 0 ${width} 16`, width, height: 16, role: "img", "aria-label": `${name}: ${found}, allowed ${limit}` },
    allowed.map(({ low, high }) => s("rect", {
      class: "track",
      x: low * scale,
      y: 2,
      width: Math.max(1, (high === Infinity ? width : high * scale) - low * scale),
      height: 12,
      rx: high === Infinity ? 0 : 2,
    })),
    s("rect", { class: isWithin ? "within" : "over", x: 0, y: 5, width: Math.max(1, value * scale), height: 6, rx: 1 }),
    allowed.map(({ low, high }) => [low > 0 ? mark(low) : null, high < Infinity ? mark(high) : null]));
}

/** A bar for a price beside one that is dear; what is dearer still is as long, and open at its end. */
export function priceBar(price, dear) {
  const length = Math.max(2, 90 * Math.min(1, price / (dear || 1)));
  return s("svg", { class: "limit", viewBox: "0 0 100 16", width: 100, height: 16, "aria-hidden": "true" },
    s("rect", { class: "within", x: 0, y: 4, width: length, height: 8, rx: 1 }),
    price > dear ? s("path", { class: "within", d: "M92 4l6 4l-6 4z" }) : null);
}

function ticks(most, wanted) {
  const rough = most / wanted;
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, place) => Number((place * step).toFixed(6)));
}

/** Round numbers between two, each about twice the one before. */
function doublings(low, high) {
  const found = [];
  for (let power = 0.01; power <= high; power *= 10) {
    for (const factor of [1, 2, 5]) {
      if (power * factor >= low && power * factor <= high) found.push(Number((power * factor).toFixed(2)));
    }
  }
  return found;
}

/**
 * Prices as steps over the weight; the dear and the cheap are told apart by a scale of ratios.
 * `lines` are `{ name, title, colour, prices: [{ from, upTo, at(weight) }], isMain }`, one of which may stand out. `at` is the weight whose prices are asked for.
 */
export function pricePlot(lines, { width, most, at, currency, label, choose }) {
  const [height, left, bottom] = [width < 600 ? 260 : 380, 44, 36];
  const prices = lines.flatMap((line) => line.prices.filter(({ from }) => from < most)
    .flatMap(({ from, upTo, at }) => [at(from), at(Math.min(upTo, most))])).filter((net) => net > 0);
  const [low, high] = prices.length ? [Math.min(...prices) / 1.15, Math.max(...prices) * 1.15] : [1, 10];
  const x = (weight) => left + ((width - left - 10) * Math.min(weight, most)) / most;
  const y = (price) => height - bottom - ((height - bottom - 18) * Math.log(Math.max(price, low) / low)) / Math.log(high / low);
  const point = (weight, { at }) => `${x(weight).toFixed(1)} ${y(at(Math.min(weight, most))).toFixed(1)}`;
  const path = (pieces) => pieces.filter(({ from }) => from < most).map((piece, place) =>
    `${place && pieces[place - 1].upTo === piece.from ? "L" : "M"}${point(piece.from, piece)}L${point(piece.upTo, piece)}`).join("");
  const sorted = [...lines].sort((one, other) => Number(Boolean(one.isMain)) - Number(Boolean(other.isMain)));
  return s("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    doublings(low, high).map((price) => [s("line", { class: "grid", x1: left, x2: width - 10, y1: y(price), y2: y(price) }),
      s("text", { x: left - 6, y: y(price) + 4, "text-anchor": "end" }, `${price}`)]),
    ticks(most, width < 600 ? 6 : 12).map((weight) => s("text", { x: x(weight), y: height - bottom + 16, "text-anchor": "middle" }, `${weight}`)),
    s("text", { x: width - 10, y: height - 4, "text-anchor": "end" }, "weight, kg"),
    s("text", { x: 4, y: 10 }, `${currency}, net`),
    s("line", { class: "asked", x1: x(at), x2: x(at), y1: 8, y2: height - bottom }),
    sorted.map((line) => s("path", {
      class: line.isMain ? `line main ${line.colour}` : `line ${line.colour}`,
      d: path(line.prices),
      onclick: () => choose(line.name),
    }, s("title", {}, line.title))));
}
