// What stands against a service or a shop: rule by rule, the value found against the limit.

import { cell, h, money, table, under, words } from "./dom.js";
import { limitBar } from "./plot.js";

export const verdict = (isGood, title, ...content) =>
  h("section", { class: `verdict ${isGood ? "good" : "bad"}`, "aria-label": "Verdict" }, h("h2", {}, title), content);

/** A row for each rule; `what` names the first column, and prices are shown where they decide. */
export function ruledOut(caption, what, things, { priced = false } = {}) {
  const columns = [what, ...(priced ? ["Net"] : []), "Rule", "Found, against the limit"];
  return table(caption, columns, things.flatMap((thing) => thing.exclusions.map((rule, place) => h("tr", { class: place ? "more" : "" },
    place ? null : h("th", { scope: "rowgroup", rowspan: thing.exclusions.length }, thing.name, under(thing.reference)),
    place || !priced ? null : h("td", { rowspan: thing.exclusions.length }, money(thing.price?.total, thing.price?.currency ?? "GBP")),
    cell(words(rule.rule), rule.package ? ` (package ${rule.package})` : ""),
    cell(limitBar(rule.found, rule.limit, words(rule.rule)), h("span", { class: "explained" }, rule.explanation))))));
}
