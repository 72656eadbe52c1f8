// What the client under test does wrong, the gravest first, each with the requests that prove it.

import { get } from "./api.js";
import { badge, empty, entryLink, firstRequest, h, head, plural, refused, replace, words } from "./dom.js";
import { keep } from "./stream.js";

const kinds = { error: "bad", warning: "warn", notice: "calm" };
const titles = { error: "Errors", warning: "Warnings", notice: "Notices" };

export async function show({ main, signal }) {
  const place = h("div");
  replace(main, head("Findings", "What the client under test does that is worth a look, with its proof."), place);
  let shown = "";
  async function load() {
    try {
      const report = await get("findings", {}, signal);
      const text = JSON.stringify([report.findings, report.evicted]);
      if (text === shown) return;
      shown = text;
      replace(place, drawn(report));
    } catch (error) {
      if (error.name !== "AbortError") { shown = ""; replace(place, refused(error)); }
    }
  }
  await load();
  keep(signal, load);
}

function drawn(report) {
  const note = h("p", { class: "note", role: "status" }, `Looked at ${plural(report.examined, "request")}.`,
    report.evicted ? ` ${plural(report.evicted, "request")} had to make room before.` : "");
  if (!report.findings.length) {
    return report.examined ? [note, empty("Nothing to find fault with", "The client did nothing that can be proved to be wrong.")]
      : empty("No request yet", "Findings come from requests. Send one with this world's key.", firstRequest());
  }
  return [note, Object.keys(titles).map((severity) => {
    const found = report.findings.filter((finding) => finding.severity === severity);
    return found.length ? h(
      "section",
      { "aria-label": titles[severity] },
      h("h2", {}, `${titles[severity]} (${found.length})`),
      h("ul", { class: "cards" }, found.map(card))
    ) : null;
  })];
}

function card(finding) {
  return h("li", { class: `card ${kinds[finding.severity]}` },
    h("p", {}, badge(finding.severity, kinds[finding.severity]), " ", h("b", {}, words(finding.kind))),
    h("p", {}, finding.message), h("p", { class: "note" }, finding.advice),
    finding.requests.length ? h(
      "p",
      {},
      "Proof: ",
      finding.requests.slice(0, 30).map((number) => [entryLink(number), " "]),
      finding.requests.length > 30 ? `and ${finding.requests.length - 30} more` : ""
    ) : null);
}
