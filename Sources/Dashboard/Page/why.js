// Why a request was refused: what the answer says, what struck, and of an allocation what the rules find for what it named.

import { get, look, segment } from "./api.js";
import { badge, h, refused } from "./dom.js";

const most = 3;

/** Null where nothing was refused and nothing made to go wrong. */
export function why(entry, signal) {
  const failed = entry.changes.filter((change) => change.to === "AllocationFailed").map((change) => change.consignment);
  if (entry.response.status < 400 && !failed.length && !entry.faults.length) return null;
  const lines = [...new Set(said(entry))].slice(0, 20);
  const place = h("section", { class: "why", "aria-label": "Why" }, h("h3", {}, "Why"),
    h("ul", {}, lines.map((line) => h("li", {}, line))));
  struck(place, entry, signal);
  const isAllocation = /Allocat|SelectDeliveryOption/.test(entry.operation ?? "");
  const about = failed.length ? failed : isAllocation && entry.response.status >= 400
    ? entry.references.filter((name) => /^EC-/i.test(name)).slice(0, 1) : [];
  explainAll(place, entry, about, lines, signal);
  return place;
}

function said(entry) {
  try {
    const body = JSON.parse(entry.response.body.text ?? "");
    return (Array.isArray(body) ? body : [body])
      .filter((part) => part?.Message || part?.message || part?.StatusCode >= 400)
      .flatMap((part) => [part.Message ?? part.message ?? part.Description,
        ...(part.Details ?? []).map((detail) => `${detail.Target ? detail.Target + ": " : ""}${detail.Message}`)])
      .filter(Boolean);
  } catch { return []; /* no JSON, or only its beginning: the body is shown as it is */ }
}

const sources = { rule: "a fault of this world", header: "the header Sandbox-Fault", magic: "a magic value in the data" };

/** Whatever else stands against it: this was made to go wrong. */
async function struck(place, entry, signal) {
  const lines = entry.faults.map((fault) => h("li", {},
    badge(fault.name, "warn"), ` ${sources[fault.kind] ?? fault.kind}, struck. `, h("span", {})));
  if (!lines.length) return;
  place.append(h("p", {}, "On purpose:"), h("ul", {}, lines));
  if (!entry.faults.some((fault) => fault.kind === "magic")) return;
  try {
    const { values } = await get("magic", {}, signal);
    entry.faults.forEach((fault, number) => {
      const value = fault.kind === "magic" && values.find((one) =>
        [one.value, one.postcode].some((text) => text && (fault.name === text || fault.name.startsWith(`${text}:`))));
      if (value) lines[number].lastChild.textContent = `${value.provokes} It stands for: ${value.outcome}.`;
    });
  } catch { /* the table of magic values tells the same */ }
}

/** The service and the group that an allocation names: in its path, else in its body, in JSON or XML. */
function named(entry) {
  const find = (name) => entry.pathParameters.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value
    ?? new RegExp(`\\b${name}"?\\s*[:>]\\s*"?([^"<>,}\\s]+)`, "i").exec(entry.request.body.text ?? "")?.[1] ?? "";
  const [service, group] = [find("mpdCarrierServiceReference"), find("mpdCarrierServiceGroupReference")];
  return { service: service === "null" ? "" : service, group: group === "null" ? "" : group };
}

async function explainAll(place, entry, references, lines, signal) {
  try {
    for (const reference of references.slice(0, most)) await explain(place, entry, reference, lines, signal);
    const left = references.length - most;
    if (left > 0) place.append(h("p", { class: "note" }, `${left} more failed.`));
  } catch (error) {
    // Whom nobody knows has been named by the answer already.
    if (error.name !== "AbortError" && error.status !== 404) place.append(refused(error));
  }
}

async function explain(place, entry, reference, lines, signal) {
  const among = named(entry);
  if (!among.service && !among.group) {
    // A quote is named by a number: what its attempt has left on the consignment tells of whom it was.
    const left = (await look(`/consignments/${segment(reference)}`, signal).catch(orNothing))?.FailedAllocation;
    if (left && Date.parse(left.AttemptedAllocationDate) === Date.parse(entry.worldTime)) {
      among.service = left.MpdCarrierServiceReference ?? "";
      among.group = left.CarrierServiceGroupReference ?? "";
    }
  }
  const report = await get(`explain/${segment(reference)}`, among, signal);
  const whom = [among.service, among.group && `the group ${among.group}`].filter(Boolean).join(" of ");
  const near = report.services.filter((service) => !service.qualifies)
    .sort((one, other) => one.exclusions.length - other.exclusions.length).slice(0, most);
  const query = [among.service, among.group].some(Boolean) ? `/${segment(among.service || "-")}/${segment(among.group || "-")}` : "";
  place.append(
    h("p", {}, report.isAllocatable ? "" : `${reference} is ${report.consignmentState}, and cannot be allocated so. `,
      whom ? `Asked for was ${whom}. ` : "",
      report.winner ? `By the rules alone, as the world stands now, ${report.winner} would take it.`
        : lines.includes(report.reason) ? "" : report.reason ?? "No service takes it."),
    report.winner ? "" : h("ul", {}, near.map((service) => h("li", {}, h("b", {}, service.reference), ": ",
      service.exclusions.map((rule) => rule.explanation).join("; ")))),
    h("p", {}, h("a", { href: `#/explain/${segment(reference)}${query}` },
      whom ? `Why, for ${reference}: ${whom}` : `All services for ${reference}`)));
}

function orNothing(error) {
  if (error.name === "AbortError") throw error;
  return null;
}
