// Faults: set, changed, taken away, and how often they struck; and the values that bring one about by themselves.

import { change, get } from "./api.js";
import {
  badge, button, buttons, cell, copy, count, doing, empty, h, head, refused, replace, rowHead, say, section, table, words,
} from "./dom.js";
import { at, field, form, inputOf, put, value } from "./form.js";
import { keepDrawn } from "./stream.js";

const number = { kind: "number", inputmode: "numeric" };
const flag = { kind: "flag", options: [["", "no"], ["true", "yes"]] };
const parts = [
  ["Which requests", [
    ["match.operation", "Operation", { placeholder: "Allocate*", note: "The vendor's name of it; * for any run of characters" }],
    ["match.method", "Method", { options: [["", "any"], "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] }],
    ["match.path", "Path", { placeholder: "/consignments/*" }],
    ["match.consignment", "Consignment", { placeholder: "EC-…" }],
    ["match.clientReference", "Customer's reference"],
    ["match.carrierService", "Carrier service"],
    ["match.serviceGroup", "Service group"],
    ["match.header", "Header fields", { kind: "json", placeholder: '{"X-Test": "*"}' }],
  ]],
  ["How often", [
    ["when.times", "At most so many times", number],
    ["when.nth", "Only this one, from 1", number],
    ["when.every", "Each so many", number],
    ["when.after", "Only beyond so many", number],
    ["when.probability", "By chance, 0 to 1", { kind: "number", inputmode: "decimal" }],
    ["when.until", "Before, by the world's clock", { placeholder: "2019-06-14T12:00:00Z" }],
  ]],
  ["What happens", [
    ["then.status", "Status", { ...number, placeholder: "503" }],
    ["then.form", "In the form of", { options: [["", "the vendor's unless said"], "vendor", "gateway"] }],
    ["then.error", "Documented error", { placeholder: "OperationFailedException" }],
    ["then.retryAfter", "Retry-After, seconds", number],
    ["then.delay", "Delay", { kind: "json", placeholder: "PT0.5S" }],
    ["then.rateLimit", "Rate limit", { kind: "json", placeholder: '{"perMinute": 60, "burst": 10}' }],
    ["then.connection", "Connection", { options: [["", "as it is"], "reset", "close", "hang"] }],
    ["then.commit", "Carried out", { options: [
      ["", "as ever"], ["lost", "yes, and the client hears nothing"], ["before", "no, the connection ends before"], ["late", "yes, and answered late"],
    ] }],
    ["then.body", "Body", { kind: "json", placeholder: "malformed, empty, wrongContentType, {\"cutAfterBytes\": 40}" }],
    ["then.async", "Allocated later, after", { placeholder: "PT2S" }],
    ["then.carrierRefuses", "The carrier refuses", flag],
    ["then.noService", "No service takes it", flag],
  ]],
];

export async function show({ main, signal }) {
  const list = h("div");
  const place = h("div");
  let edited = null;

  function faultTable(faults) {
    const columns = ["Fault", "Which requests", "How often", "What happens", "Looked at", "Struck", ""];
    return [table("Faults, in the order in which they were set", columns, faults.map(({ id, rule, lookedAt, struck }) => h("tr", {},
      rowHead(rule.name ?? `Fault ${id}`),
      cell(members(rule.match) || "every one"),
      cell(members(rule.when) || "each time"),
      cell(members(rule.then)),
      cell(count(lookedAt)),
      cell(struck ? badge(struck === 1 ? "once" : `${count(struck)} times`, "warn") : "never"),
      cell(h("span", { class: "buttons" },
        button("Edit", () => edit({ id, rule }), { "aria-label": `Edit ${rule.name ?? `fault ${id}`}` }),
        doing("Remove", async () => {
          await change("DELETE", `faults/${id}`);
          say("The fault is gone.");
        }, { "aria-label": `Remove ${rule.name ?? `fault ${id}`}` })))))),
    buttons(doing("Remove all", async () => { await change("DELETE", "faults"); say("No fault is set."); }))];
  }

  function edit(fault) {
    edited = fault;
    drawForm();
    place.scrollIntoView({ block: "start" });
    place.querySelector("input").focus();
  }

  function drawForm() {
    const rule = edited?.rule ?? {};
    const kinds = new Map();
    const one = (path, label, { kind, ...more } = {}) => {
      kinds.set(path, kind);
      const held = at(rule, path);
      return field(label, { path, value: held === undefined || held === null ? "" : typeof held === "object" ? JSON.stringify(held) : String(held),...more });
    };
    const known = new Set(parts.flatMap(([, fields]) => fields.map(([path]) => path)));
    replace(place, h("h2", {}, edited ? `Edit ${rule.name ?? `fault ${edited.id}`}` : "Set a fault"),
      form({
        label: edited ? "Edit the fault" : "Set a fault", submit: edited ? "Save" : "Set the fault",
        fields: [
          one("name", "Name"),
          parts.map(([legend, fields], place) => h("fieldset", { class: "grid" }, h("legend", {}, legend), fields.map((item) => one(...item)))),
        ],
        more: edited ? [button("Cancel", () => { edited = null; drawForm(); })] : [],
        work: async (element) => {
          const body = { then: {} };
          for (const found of element.querySelectorAll(".field")) {
            const [path, text] = [found.dataset.path, inputOf(found).value.trim()];
            if (text) put(body, path, value(text, kinds.get(path)));
          }
          // What this form has no field for stays as it was.
          for (const part of ["match", "when", "then"]) {
            for (const [name, held] of Object.entries(rule[part] ?? {})) {
              if (held !== null && !known.has(`${part}.${name}`)) put(body, `${part}.${name}`, held);
            }
          }
          await change(...edited ? ["PUT", `faults/${edited.id}`] : ["POST", "faults"], { body });
          say(edited ? "Saved: it stands where it stood, and goes on counting." : "The fault is set.");
          edited = null;
          drawForm();
        },
      }));
  }

  drawForm();
  const magic = h("div");
  replace(main, head("Faults", "What goes wrong in this world, on purpose. No other world meets it."), list, h("section", { "aria-label": "Fault" }, place),
    section("Magic values",
      h("p", {}, "Give a consignment one of these as ", h("code", {}, "ConsignmentReferenceProvidedByCustomer"),
        ", as a tag, or send it to the postcode; nothing has to be set here."), magic));
  await keepDrawn(signal, list, () => get("faults", {}, signal), ({ faults }) => replace(list, faults.length ? faultTable(faults) : empty(
    "No fault is set",
    "Every request of this world is answered as the vendor would. Set a fault below, or let a value of the magic table bring one about."
  )));
  try {
    const { values } = await get("magic", {}, signal);
    replace(magic, table("Magic values", ["Value", "Postcode", "Acts on", "What it provokes", "What comes of it"], values.map((item) => h("tr", {},
      h("th", { scope: "row" }, h("code", {}, item.value), " ", copier(item.value)),
      h("td", { class: "nowrap" }, item.postcode ? [h("code", {}, item.postcode), " ", copier(item.postcode)] : "–"),
      cell(item.actsOn), cell(item.provokes), cell(item.outcome)))));
  } catch (error) { replace(magic, refused(error)); }
}

const copier = (text) => button("Copy", () => copy(text, text), { class: "small", "aria-label": `Copy ${text}` });

function members(part) {
  return Object.entries(part ?? {}).filter(([, held]) => held !== null && held !== undefined)
    .map(([name, held]) => `${words(name).toLowerCase()} ${held === true ? "" : typeof held === "object" ? JSON.stringify(held) : held}`.trim()).join(", ");
}
