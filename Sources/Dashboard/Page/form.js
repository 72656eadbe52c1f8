// Forms: fields with labels, and each refusal beside the field that it is about.

import { buttons, h } from "./dom.js";

let next = 0;

/** What a browser may fill in by itself: nothing. */
const fillings = { text: "off", password: "new-password" };

/** A field of a form. `path` is the member of the body that it writes, and by which a refusal finds it. */
export function field(label, { path, type = "text", options, value = "", note, list, ...properties } = {}) {
  const id = `field-${++next}`;
  const choices = options?.map((option) => Array.isArray(option) ? option : [option, option]);
  // What stands there already stays, whoever wrote it.
  if (choices && value !== "" && !choices.some(([key]) => String(key) === String(value))) choices.push([value, String(value)]);
  const input = choices
    ? h("select", { id, name: path, ...properties }, choices.map(([key, text]) =>
      h("option", { value: key, selected: String(key) === String(value) }, text)))
    : type === "textarea"
      ? h("textarea", { id, name: path, rows: 8, spellcheck: "false", ...properties, value })
      : h("input", { id, name: path, type, autocomplete: fillings[type], spellcheck: "false", ...properties, value });
  const hint = note ? h("span", { class: "note", id: `${id}-note` }, note) : null;
  const fault = h("span", { class: "refused", id: `${id}-fault` });
  const described = [hint?.id, fault.id].filter(Boolean).join(" ");
  input.setAttribute("aria-describedby", described);
  const extra = list ? h("datalist", { id: `${id}-list` }, list.map((item) => h("option", { value: item }))) : null;
  if (extra) input.setAttribute("list", extra.id);
  return h("p", { class: "field", data: { path: path ?? "" } }, h("label", { for: id }, label), input, extra, hint, fault);
}

export const inputOf = (element) => element.querySelector("input, select, textarea");

function sentence(problem) {
  const meant = problem.nearest ? ` Did you mean “${problem.nearest}”?` : "";
  const allowed = problem.allowed?.length ? ` Allowed: ${problem.allowed.slice(0, 12).join(", ")}.` : "";
  return `${problem.problem}${/[.!?]$/.test(problem.problem) ? "" : "."}${meant}${meant ? "" : allowed}`;
}

/** Gives a field other choices; what is chosen stays. */
export function offer(element, choices) {
  const [input, list] = [inputOf(element), element.querySelector("datalist")];
  const { value } = input;
  const all = choices.map((choice) => (Array.isArray(choice) ? choice : [choice, choice]));
  if (!list && !all.some(([key]) => key === value)) all.push([value, value]);
  (list ?? input).replaceChildren(...all.map(([key, text]) => h("option", { value: key, selected: key === value }, list ? "" : text)));
}

export function form({ label, fields, submit, work, more = [] }) {
  const general = h("p", { class: "refused", role: "alert" });
  const send = h("button", { type: "submit", class: "main" }, submit);
  const element = h("form", {
    "aria-label": label, novalidate: true,
    onsubmit: async (event) => {
      event.preventDefault();
      clear(element, general);
      send.disabled = true;
      try { await work(element); } catch (error) { if (error.name !== "AbortError") show(element, general, error); }
      send.disabled = false;
    },
  }, fields, general, buttons(send, more));
  return element;
}

/** Fields that act as they are filled in, once the hand rests. */
export function filters(label, fields, work, properties) {
  let timer = 0;
  const changed = () => { clearTimeout(timer); timer = setTimeout(work, 200); };
  return h("form", {
    class: "filters", role: "search", "aria-label": label, onsubmit: (event) => event.preventDefault(), oninput: changed, onchange: changed, ...properties,
  }, fields);
}

function clear(element, general) {
  general.textContent = "";
  for (const fault of element.querySelectorAll(".field .refused")) fault.textContent = "";
  for (const input of element.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
}

/** The field whose path is the problem's, or begins it; of a problem of the whole body those that it allows. */
function fieldsFor(element, { path, allowed }) {
  const fields = [...element.querySelectorAll(".field")].filter((candidate) => candidate.dataset.path);
  if (!path) return fields.filter((candidate) => allowed?.includes(candidate.dataset.path));
  const found = fields.find((candidate) => candidate.dataset.path === path)
    ?? fields.filter((candidate) => path.startsWith(candidate.dataset.path + ".") || path.startsWith(candidate.dataset.path + "["))
      .sort((one, other) => other.dataset.path.length - one.dataset.path.length)[0];
  return found ? [found] : [];
}

function show(element, general, error) {
  const left = [];
  let first = null;
  for (const problem of error.problems ?? []) {
    const places = fieldsFor(element, problem);
    if (!places.length) left.push((problem.path ? problem.path + ": " : "") + sentence(problem));
    for (const place of places) {
      place.querySelector(".refused").textContent = sentence(problem.path ? problem : { ...problem, allowed: [] });
      inputOf(place).setAttribute("aria-invalid", "true");
      first ??= inputOf(place);
    }
  }
  if (left.length) general.textContent = left.join(" ");
  else if (!first) general.textContent = error.message;
  first?.focus();
}

/** A refusal of the page's own, or the one given, beside a field. */
export const named = (path, problem, error = new Error(problem)) => Object.assign(error, { problems: [{ path, problem, allowed: [] }] });

export function put(object, path, value) {
  const parts = path.split(".");
  const last = parts.pop();
  let place = object;
  for (const part of parts) place = place[part] ??= {};
  place[last] = value;
}

export function at(object, path) {
  return path.split(".").reduce((place, part) => (place === null || place === undefined ? undefined : place[part]), object);
}

/** What a field's text stands for: by its kind a number, yes or no, JSON where it begins like JSON; else the text. */
export function value(text, kind) {
  if (kind === "flag") return text === "true";
  if (kind === "number" && !Number.isNaN(Number(text))) return Number(text);
  if (kind !== "json" || !/^[[{"]/.test(text)) return text;
  try { return JSON.parse(text); } catch { return text; }
}
