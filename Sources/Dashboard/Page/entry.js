// One request and its answer, side by side, with what it changed and why it was refused.

import { get } from "./api.js";
import { curl, whyNoCurl } from "./curl.js";
import {
  badge, button, buttons, bytes, code, consignmentLink, copy, duration, facts, h, moment, refused, remark, replace, stateBadge, statusBadge,
  statusWords,
} from "./dom.js";
import { why } from "./why.js";

export async function showEntry(place, number, signal) {
  replace(place, remark("Reading …"));
  try {
    const page = await get("requests", { after: number - 1, before: number + 1 }, signal);
    const entry = page.requests[0];
    if (!entry) {
      replace(place, closing(), h("h2", { tabindex: "-1" }, `Request ${number}`), h("p", {}, "It is not in the journal any more."));
    } else {
      replace(place, closing(), drawn(entry, signal));
    }
    place.querySelector("h2")?.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  } catch (error) { replace(place, refused(error)); }
}

const closing = () => h("a", { class: "close", href: "#/live" }, "Close");

function drawn(entry, signal) {
  return [
    h("h2", { tabindex: "-1" }, `#${entry.number} ${entry.operation ?? "No operation"} `, statusBadge(entry.response.status)),
    buttons(
      whyNoCurl(entry) ? null : button("Copy as curl", () => copy(curl(entry), "The curl command")),
      entry.response.body.text && !entry.response.body.isCut
        ? button("Copy the answer", () => copy(entry.response.body.text, "The answer")) : null),
    whyNoCurl(entry) ? remark(whyNoCurl(entry)) : null,
    facts([
      [entry.operation === "Webhook" ? "Sent by the sandbox" : "Came", moment(entry.time)], ["By the world's clock", moment(entry.worldTime)],
      ...[["Received", "receive"], ["Decided", "decide"], ["Written", "write"]]
        .map(([word, name]) => [`${word} in`, entry.durations[`${name}Microseconds`]])
        .map(([word, time]) => time !== null && [word, duration(time)]),
      entry.references.length && ["About", entry.references.slice(0, 20).map((reference, place) => [place ? ", " : "", about(reference)])],
      entry.faults.length && ["Faults that struck", entry.faults.map((fault) => badge(`${fault.kind}: ${fault.name}`, "warn"))],
      ["Hint to the client", entry.hint],
      entry.unreadMembers.length && ["Sent, and read by nothing",
        entry.unreadMembers.map((member) => [h("code", {}, member.path), member.nearest ? ` (meant: ${member.nearest}?) ` : " "])],
    ]),
    changes(entry), why(entry, signal),
    h("div", { class: "pair" }, side("Request", [`${entry.request.method} ${entry.request.url}`], entry.request),
      side("Answer", [statusWords(entry.response.status)], entry.response)),
  ];
}

const about = (reference) => (/^EC-/i.test(reference) ? consignmentLink(reference) : reference);

function changes(entry) {
  if (!entry.changes.length) return remark("It changed no consignment's state.");
  return h("ul", { class: "changes", "aria-label": "What it changed" }, entry.changes.slice(0, 50).map((change) =>
    h("li", {}, consignmentLink(change.consignment), " ", change.from ? stateBadge(change.from) : "new",
      h("span", { "aria-label": "became" }, " → "), stateBadge(change.to))),
  entry.changes.length > 50 ? h("li", {}, `and ${entry.changes.length - 50} more`) : null);
}

function side(title, lines, message) {
  const body = message.body;
  const text = body.text === null ? `(${bytes(body.size)} that are no text)` : pretty(body.text);
  return h("section", { "aria-label": title },
    h("h3", {}, title), h("p", { class: "line" }, lines),
    h("details", {}, h("summary", {}, `${message.headers.length} header fields`),
      code(message.headers.map((item) => `${item.name}: ${item.value}`).join("\n") || "none", `${title}: header fields`)),
    body.size ? code(text, `${title}: body`) : remark("No body."),
    body.isCut ? remark(`Only the beginning of ${bytes(body.size)} is kept.`) : null);
}

/** JSON and XML with one member a line; anything else as it is. */
export function pretty(text) {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed)) {
    // Numbers stay as they were written: money must not change by being looked at.
    return indented(trimmed);
  }
  if (trimmed.startsWith("<")) return indentedMarkup(trimmed);
  return text;
}

function indented(text) {
  let [depth, result, isText] = [0, "", false];
  const line = () => "\n" + "  ".repeat(Math.max(0, depth));
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place];
    if (isText) {
      result += character;
      if (character === "\\") { place += 1; result += text[place] ?? ""; } else if (character === '"') isText = false;
    } else if (character === '"') { isText = true; result += character; }
    else if (character === "{" || character === "[") {
      const closes = /^\s*[}\]]/.exec(text.slice(place + 1, place + 40));
      if (closes) { result += character + closes[0].trim(); place += closes[0].length; continue; }
      depth += 1;
      result += character + line();
    } else if (character === "}" || character === "]") { depth -= 1; result += line() + character; }
    else if (character === ",") result += character + line();
    else if (character === ":") result += ": ";
    else if (!/\s/.test(character)) result += character;
  }
  return result;
}

function indentedMarkup(text) {
  let depth = 0;
  return text.replace(/>\s*</g, ">\n<").split("\n").map((line) => {
    if (line.startsWith("</")) depth -= 1;
    const shown = "  ".repeat(Math.max(0, depth)) + line;
    if (/^<[^!?/]/.test(line) && !line.endsWith("/>") && !/<\/[^>]*>$/.test(line)) depth += 1;
    return shown;
  }).join("\n");
}
