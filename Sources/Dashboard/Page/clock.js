// The world's clock: what it shows, what comes next, and how to move it.

import { change, get } from "./api.js";
import {
  badge, buttons, cell, consignmentLink, count, distance, doing, facts, h, head, moment, plural, refused, remark, replace, say, section,
  shortMoment, table, words,
} from "./dom.js";
import { field, form, inputOf } from "./form.js";
import { follow, quietly } from "./stream.js";

const jumps = [
  ["any", "To whatever is next"], ["cutOff", "To the cut-off"], ["collection", "To the collection"], ["trackingEvent", "To the tracking event"],
  ["quoteExpiry", "To the quote's expiry"], ["optionExpiry", "To the option's expiry"], ["allocationEnd", "To the allocation's end"],
  ["faultEnd", "To the fault's end"],
];
const spans = [["PT1M", "+1 minute"], ["PT1H", "+1 hour"], ["P1D", "+1 day"], ["P7D", "+1 week"]];
const modes = { real: "runs as the machine's clock", frozen: "stands still", offset: "runs ahead of the machine's clock", scaled: "runs at another speed" };

export async function show({ main, signal }) {
  const face = h("section", { class: "face", "aria-label": "Now" });
  const events = h("div");
  const happened = h("div");
  let report = null;
  let readAt = 0;

  const shown = () => new Date(Date.parse(report.now) + (report.mode === "frozen" ? 0 : (performance.now() - readAt) * (report.mode === "scaled" ? Number(report.factor) : 1)));

  function take(answer) {
    report = answer;
    readAt = performance.now();
    replace(face, h("p", { class: "time" }, h("time", { id: "clock-face" }, moment(report.now))),
      facts([
        ["The clock", [badge(report.mode, report.mode === "real" ? "calm" : "busy"), ` ${modes[report.mode]}`]],
        ["Ahead by", report.offset],
        ["Times as fast", report.factor],
      ]));
    replace(events, report.events.length ? table("What is to come", ["What", "When", "In", "Of what"],
      [...report.events].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).slice(0, 12).map((event) => line(event, report.now)))
      : remark("Nothing is to come."));
  }

  async function load() {
    try { take(await get("clock", {}, signal)); } catch (error) { replace(face, refused(error)); }
  }

  async function advance(body) {
    const answer = await change("POST", "clock/advance", { body });
    await load();
    say(`It is ${moment(answer.now)} now.`);
    replace(happened, h("h2", {}, "What happened on the way"), answer.events.length
      ? table("What happened on the way", ["What", "When", "Of what"], answer.events.slice(0, 100).map((event) => line(event)))
      : remark(`Nothing, between ${moment(answer.from)} and ${moment(answer.now)}.`));
  }

  const by = field("By", { path: "by", placeholder: "PT30M, P1DT2H" });
  const to = field("Or to", { path: "to", placeholder: "2019-06-14T15:30:00Z" });
  const mode = field("The clock", { path: "mode", options: Object.entries(modes).map(([name, text]) => [name, `${name}: ${text}`]) });
  const settings = [
    field("Frozen at", { path: "now", placeholder: "2019-06-14T09:00:00Z", note: "The present moment unless said" }),
    field("Offset: ahead by", { path: "offset", placeholder: "P1D" }),
    field("Scaled: times as fast", { path: "factor", placeholder: "3600", inputmode: "decimal" }),
  ];
  replace(main, head("Clock", "The time of this world alone."), face,
    section("Advance",
      buttons(jumps.map(([toNext, text]) => doing(text, () => advance({ toNext })))),
      buttons(spans.map(([span, text]) => doing(text, () => advance({ by: span })))),
      form({
        label: "Advance by a span or to a moment", submit: "Advance", fields: h("div", { class: "inline" }, by, to),
        work: () => advance(Object.fromEntries([by, to].map((one) => [one.dataset.path, inputOf(one).value.trim()]).filter(([, text]) => text))),
      })),
    happened,
    section("What comes next", events),
    section("How it runs",
      buttons([
        ["Freeze", "frozen", "The clock stands still."],
        ["Back to the real time", "real", "The clock runs as the machine's."],
      ].map(([text, mode, done]) => doing(text, async () => { take(await change("PUT", "clock", { body: { mode } })); say(done); }))),
      form({
        label: "How the clock runs", submit: "Set the clock", fields: h("div", { class: "inline" }, mode, settings),
        work: async () => {
          const body = { mode: inputOf(mode).value };
          for (const one of settings) {
            const text = inputOf(one).value.trim();
            if (text) body[one.dataset.path] = one.dataset.path === "factor" && !Number.isNaN(Number(text)) ? Number(text) : text;
          }
          take(await change("PUT", "clock", { body }));
          say("The clock is set.");
        },
      })));
  await load();
  const timer = setInterval(() => {
    const place = document.getElementById("clock-face");
    if (place && report && report.mode !== "frozen") place.textContent = moment(shown().toISOString());
  }, 1000);
  signal.addEventListener("abort", () => clearInterval(timer));
  // What is to come changes with what the client does, but not more often than is worth a look.
  follow(signal, quietly(load, 5000));
}

function line(event, now) {
  return h("tr", {}, h("th", { scope: "row", class: "nowrap" }, words(event.kind)), h("td", { class: "nowrap" }, shortMoment(event.at)),
    now ? h("td", { class: "nowrap" }, distance(event.at, now)) : null, cell(subject(event)));
}

function subject(event) {
  if (event.kind === "quoteExpiry") return h("b", {}, plural(event.count, "quote"));
  const references = event.references.slice(0, 6).map((reference, place) => [
    place ? ", " : "",
    /^EC-/.test(reference) ? consignmentLink(reference) : reference,
  ]);
  const rest = event.count - Math.min(6, event.references.length);
  const one = { cutOff: "service", optionExpiry: "option", faultEnd: "fault" }[event.kind] ?? "consignment";
  return [h("b", {}, plural(event.count, one)), ": ", references, rest > 0 ? ` and ${count(rest)} more` : "",
    event.states?.length ? ` (${[...new Set(event.states)].join(", ")})` : ""];
}
