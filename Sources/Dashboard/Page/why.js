// Why a request was refused: what the answer says, what struck, and of an allocation what the rules find for what it named.

import { get, look, orNothing, segment } from "./api.js";
import { badge, h, refused, remark } from "./dom.js";

const most = 3;

/** Null where nothing was refused and nothing made to go wrong. */
export function why(entry, signal) {
  const failed = entry.changes.filter((change) => change.to === "AllocationFailed").map((change) => change.consignment);
  const lines = [...new Set(said(entry))];
  if (entry.response.status < 400 && !lines.length && !failed.length && !entry.faults.length) return null;
  const place = h("section", { class: "why", "aria-label": "Why" }, h("h3", {}, "Why"),
    h("ul", {}, lines.slice(0, 20).map((line) => h("li", {}, line)), lines.length > 20 ? h("li", {}, `and ${lines.length - 20} more`) : null));
  struck(place, entry, signal);
  const isAllocation = /Allocat|SelectDeliveryOption/.test(entry.operation ?? "");
  const about = entry.references.filter((name) => /^EC-/i.test(name)
    && (entry.response.status >= 400 || lines.some((line) => line.includes(name))));
  explainAll(place, entry, failed.length ? failed : isAllocation ? about : [], lines, signal);
  return place;
}

/** What the answer says of each thing that it refuses: itself, or some of the things that it lists. */
function said({ response: { status, body: { text } } }) {
  return parts(text ?? "").filter((part) => isRefused(part, status))
    .flatMap((part) => [part.Message ?? part.message ?? part.Description,
      ...(part.Details ?? []).map((detail) => `${detail.Target ? detail.Target + ": " : ""}${detail.Message}`)])
    .filter(Boolean);
}

function isRefused(part, status) {
  if ("IsSuccess" in part) return String(part.IsSuccess) === "false";
  return (Number(part.StatusCode ?? part.HttpStatusCode ?? part.Status) || status) >= 400;
}

/** The objects that a body is or lists, in JSON or XML; none of anything else, or of a beginning of JSON. */
function parts(text) {
  if (text.trimStart().startsWith("<")) {
    const root = new DOMParser().parseFromString(text, "application/xml").documentElement;
    return (/^ArrayOf/.test(root.localName) ? [...root.children] : [root]).map(object);
  }
  try { return [JSON.parse(text)].flat().filter((part) => typeof part === "object" && part); } catch { return []; }
}

/** An element of XML as JSON would have it, as far as refusals go. */
const object = (element) => Object.fromEntries([...element.children].map((child) =>
  [child.localName, child.localName === "Details" ? [...child.children].map(object) : child.textContent]));

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
  for (const reference of references.slice(0, most)) {
    try { await explain(place, entry, reference, lines, signal); } catch (error) {
      if (error.name === "AbortError") return;
      // Whom nobody knows has been named by the answer already.
      if (error.status !== 404) place.append(refused(error));
    }
  }
  const left = references.length - most;
  if (left > 0) place.append(remark(`${left} more failed.`));
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
