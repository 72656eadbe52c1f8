// What the client under test does wrong, the gravest first, each with the requests that prove it.

import { get } from "./api.js";
import { badge, empty, entryLink, firstRequest, h, head, plural, remark, replace, words } from "./dom.js";
import { LongList } from "./list.js";
import { keepDrawn } from "./stream.js";

const kinds = { error: "bad", warning: "warn", notice: "calm" };
const severities = Object.keys(kinds);
const proofs = 10;

export async function show({ main, signal }) {
  const [note, none] = [h("p", { class: "note", role: "status" }), h("div")];
  let findings = [];
  const list = new LongList({
    label: "Findings, the gravest first",
    height: (width) => heightOf(findings, width || 320),
    row: (index) => card(findings[index]),
  });
  replace(main, head("Findings", "What the client under test does that is worth a look, with its proof."), note, list.element, none);
  list.element.hidden = true;
  await keepDrawn(signal, none, () => get("findings", {}, signal), (report) => {
    findings = report.findings.sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
    note.textContent = summary(report);
    list.element.hidden = !findings.length;
    replace(none, findings.length ? [] : report.examined
      ? empty("Nothing to find fault with", "The client did nothing that can be proved to be wrong.")
      : empty("No request yet", "Findings come from requests. Send one with this world's key.", firstRequest()));
    list.setCount(findings.length);
  });
}

function summary({ findings, examined, evicted }) {
  const parts = severities.map((severity) => [findings.filter((one) => one.severity === severity).length, severity]);
  return [
    ...parts.filter(([number]) => number).map(([number, severity]) => `${plural(number, severity)}. `),
    examined ? `Looked at ${plural(examined, "request")}. ` : "",
    evicted ? `${plural(evicted, "request")} had to make room before.` : "",
  ].join("");
}

/** Rows are of one height: that of the longest, by the width of letters, within reason. */
function heightOf(findings, width) {
  const lines = (length) => Math.min(12, Math.ceil((length * 8.5) / (width - 60)));
  const most = (length) => findings.reduce((longest, one) => Math.max(longest, length(one)), 0);
  return 48 + 23 * (1 + lines(most((one) => one.message.length)) + lines(most((one) => one.advice.length))
    + lines(most((one) => 9 * Math.min(proofs + 1, one.requests.length + 1))));
}

function card(finding) {
  const { severity, requests } = finding;
  const left = requests.length - proofs;
  return h("div", { class: `card ${kinds[severity]}` },
    h("p", {}, badge(severity, kinds[severity]), " ", h("b", {}, words(finding.kind))),
    h("p", {}, finding.message), remark(finding.advice),
    h("p", {}, "Proof: ", requests.length ? requests.slice(0, proofs).map((number) => [entryLink(number), " "])
      : h("a", { href: "#/live" }, "all requests"), left > 0 ? `and ${left} more` : ""));
}
