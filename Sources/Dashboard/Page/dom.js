// Elements, and the few things that every view writes in the same way.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element of HTML, and of SVG: `h("p", { class: "note" }, "text", child)`. */
export const h = (tag, properties, ...children) => fill(document.createElement(tag), properties, children);
export const s = (tag, properties, ...children) => fill(document.createElementNS(SVG, tag), properties, children);

export function replace(element, ...children) {
  element.replaceChildren(...children.flat(3).filter(Boolean));
  return element;
}

/** Draws anew what has changed; the focus and what has been scrolled sideways stay where they were. */
export function renew(place, ...children) {
  const name = (element) => `${element.tagName} ${element.getAttribute("aria-label") || element.name || element.textContent}`;
  const focused = place.contains(document.activeElement) ? name(document.activeElement) : null;
  const boxes = () => [...place.querySelectorAll(".scroll")];
  const scrolled = new Map(boxes().map((box) => [name(box), box.scrollLeft]));
  replace(place, ...children);
  for (const box of boxes()) box.scrollLeft = scrolled.get(name(box)) ?? 0;
  if (focused) [...place.querySelectorAll(focused.split(" ")[0])].find((one) => name(one) === focused)?.focus({ preventScroll: true });
}

let toastTimer = 0;
export function say(text) {
  const toast = document.getElementById("toast");
  toast.textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.textContent = ""; }, 5000);
}

/** Copies; where the browser keeps its clipboard from a page in the clear, as it does but for localhost, by the older way. */
export async function copy(text, what) {
  let isCopied = false;
  try {
    await navigator.clipboard.writeText(text);
    isCopied = true;
  } catch {
    const focused = document.activeElement;
    const area = h("textarea", { class: "quiet", "aria-hidden": "true", tabindex: "-1", value: text });
    document.body.append(area);
    area.select();
    isCopied = document.execCommand("copy");
    area.remove();
    focused?.focus();
  }
  say(isCopied ? `${what} copied.` : "The browser does not let this page copy; select the text instead.");
}

export const button = (text, onclick, properties = {}) => h("button", { type: "button", onclick, ...properties }, text);

/** A call that may be refused, from a button: what is refused is said in the page, and the button cannot be pressed twice meanwhile. */
export function doing(text, work, properties = {}) {
  const refusal = h("span", { class: "refused", role: "alert" });
  const element = button(text, async () => {
    element.disabled = true;
    refusal.textContent = "";
    try { await work(); } catch (error) { if (error.name !== "AbortError") refusal.textContent = error.message; }
    element.disabled = false;
  }, properties);
  return h("span", { class: "doing" }, element, refusal);
}

export const badge = (text, kind = "calm") => h("span", { class: `badge ${kind}` }, text);
export const stateBadge = (state) => badge(state, /Failed$|Lost|Damaged|^Not|Unable/.test(state) ? "bad" : /ing$/.test(state) ? "busy"
  : /^(Allocated|Manifested|ReadyToShip|Dispatched|Delivered)$/.test(state) ? "good" : "calm");

const reasons = {
  200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
  405: "Method Not Allowed", 406: "Not Acceptable", 408: "Timeout", 409: "Conflict", 413: "Too Large", 415: "Unsupported Type",
  429: "Too Many Requests", 500: "Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Unavailable", 504: "Gateway Timeout",
};
/** There is none where a fault withheld the answer, or an address of webhooks gave none. */
export const statusWords = (code) => code === null ? "no answer" : `${code}${reasons[code] ? " " + reasons[code] : ""}`;
export const statusBadge = (code) => badge(statusWords(code), code >= 500 || code === null ? "bad" : code >= 400 ? "warn" : code === 202 ? "busy" : "good");

/** A moment as its own offset shows it: `14 Jun 2019, 09:00:00 +00:00`. */
export function moment(text, withSeconds = true) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?/.exec(text ?? "");
  if (!parts) return text ?? "–";
  const month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][parts[2] - 1];
  const offset = !parts[6] || parts[6] === "Z" || parts[6] === "+00:00" ? "UTC" : parts[6];
  return `${Number(parts[3])} ${month} ${parts[1]}, ${parts[4]}${withSeconds ? parts[5] ?? "" : ""} ${offset}`;
}
export const shortMoment = (text) => moment(text, false).replace(/ \d{4},/, ",");
export const timeOfDay = (text) => /T(\d\d:\d\d:\d\d)/.exec(text ?? "")?.[1] ?? "–";

/** How far one moment is from another: `in 3 h 20 min`, `2 days ago`. */
export function distance(text, now) {
  const seconds = Math.round((Date.parse(text) - Date.parse(now)) / 1000);
  if (Number.isNaN(seconds)) return "";
  if (seconds === 0) return "just now";
  const size = Math.abs(seconds);
  const [days, hours, minutes] = [Math.floor(size / 86400), Math.floor(size / 3600) % 24, Math.floor(size / 60) % 60];
  const words = days > 1 ? `${days} days` : days === 1 ? `1 day${hours ? ` ${hours} h` : ""}`
    : hours ? `${hours} h${minutes ? ` ${minutes} min` : ""}` : minutes ? `${minutes} min` : `${size} s`;
  return seconds >= 0 ? `in ${words}` : `${words} ago`;
}

export function duration(microseconds) {
  if (microseconds < 1000) return `${microseconds} µs`;
  if (microseconds < 1e6) return `${(microseconds / 1000).toFixed(microseconds < 1e4 ? 1 : 0)} ms`;
  return `${(microseconds / 1e6).toFixed(2)} s`;
}

const signs = { GBP: "£", EUR: "€", USD: "$" };
export const money = (amount, currency = "GBP") =>
  amount === null || amount === undefined ? "–"
    : signs[currency] ? signs[currency] + Number(amount).toFixed(2) : `${Number(amount).toFixed(2)} ${currency}`;

export function bytes(count) {
  if (count < 1024) return `${count} B`;
  if (count < 1048576) return `${(count / 1024).toFixed(1)} KiB`;
  return `${(count / 1048576).toFixed(1)} MiB`;
}

export const count = (number) => Number(number).toLocaleString("en-GB");
export const plural = (number, one, many = one + "s") => `${count(number)} ${number === 1 ? one : many}`;

/** Camel case as words: `allocatedNeverLabelled` reads `Allocated never labelled`. */
export function words(name) {
  const text = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const head = (title, note) => [h("h1", { tabindex: "-1" }, title), note ? h("p", { class: "lead" }, note) : null];

export const section = (title, ...content) => h("section", { "aria-label": title }, h("h2", {}, title), content);
export const buttons = (...content) => h("p", { class: "buttons" }, content);
export const remark = (...content) => h("p", { class: "note" }, content);
export const under = (...content) => [h("br"), h("small", {}, content)];

export function empty(title, note, command) {
  return h("div", { class: "empty" }, h("h2", {}, title), note ? h("p", {}, note) : null,
    command ? [code(command, "The command"), remark("With ", h("code", {}, "SORTEDPRO_KEY"), " in the shell's environment: the key of this world."), button("Copy the command", () => copy(command, "The command"))] : null);
}

/** Text as it was written, which a keyboard can scroll. */
export const code = (text, label) => h("pre", { tabindex: "0", role: "region", "aria-label": label }, h("code", {}, text));

export function firstRequest() {
  return `curl -X PUT ${location.origin}/allocation/allocate \\
  -H "ocp-apim-subscription-key: \${SORTEDPRO_KEY:?is not set}" -H 'Content-Type: application/json' \\
  -d '{"ConsignmentReferences":["EC-000-05B-MMA"]}'`;
}

/** A table with a caption that is read aloud, in a box that scrolls sideways where there is no room. */
export function table(caption, columns, rows, className = "") {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", { class: className }, h("caption", { class: "quiet" }, caption),
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
      h("tbody", {}, rows)));
}

export const cell = (...content) => h("td", {}, ...content);
export const rowHead = (...content) => h("th", { scope: "row" }, ...content);

/** What an answer says instead of what was asked for; nothing of a question that nobody waits for any more. */
export const refused = (error) => error.name !== "AbortError" && h("p", { class: "refused", role: "alert" }, error.message);

export const facts = (pairs) => h("ul", { class: "facts" },
  pairs.filter((pair) => pair && pair[1] !== null && pair[1] !== undefined && pair[1] !== "")
    .map(([name, value]) => h("li", {}, h("span", { class: "name" }, name), " ", h("span", { class: "value" }, value))));

export const consignmentLink = (reference) => h("a", { href: `#/consignments/${encodeURIComponent(reference)}` }, reference);
export const entryLink = (number) => h("a", { href: `#/live/${number}`, "aria-label": `Request ${number}` }, `#${number}`);

export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
