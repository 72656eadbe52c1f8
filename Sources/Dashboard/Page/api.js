// Calls of the control surface, each for the world that this page looks at. What is chosen is kept for this tab alone,
// never in the address.

const store = window.sessionStorage;
const names = ["key", "world", "token"];

/** Whose world it is: a key, or the name of a world that somebody else's key opened; and the control token where one is set. */
export const session = {
  get key() { return store.getItem("key") ?? ""; },
  get world() { return store.getItem("world") ?? ""; },
  get token() { return store.getItem("token") ?? ""; },
  get isChosen() { return Boolean(this.key || this.world); },
  /** Takes what is named and leaves the rest. */
  choose(values) {
    for (const name of names) {
      if (!(name in values)) continue;
      if (values[name]) store.setItem(name, values[name]);
      else store.removeItem(name);
    }
    window.dispatchEvent(new Event("worldchosen"));
  },
};

/** What a surface said instead of doing what it was asked; `problems` are those of the body, by path. */
export class Refusal extends Error {
  constructor(status, body) {
    const error = body?.error;
    super(error?.message ?? body?.Message ?? body?.message ?? `The server answered ${status}.`);
    this.status = status;
    this.code = error?.code ?? body?.Code ?? "";
    this.allowed = error?.allowed ?? [];
    this.problems = error?.problems
      ?? (body?.Details ?? []).map((detail) => ({ path: detail.Target ?? "", problem: detail.Message, allowed: [] }));
  }
}

/** Calls that are about no world, or about all of them. */
const worldless = /^(worlds|health|magic|openapi)/;

function address(path, query) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") parameters.append(name, value);
  }
  if (session.world && !session.key && !worldless.test(path)) parameters.append("world", session.world);
  const text = parameters.toString();
  return "/_sandbox/" + path + (text ? "?" + text : "");
}

function headers(more = {}) {
  const all = { Accept: "application/json", ...more };
  if (session.key) all["ocp-apim-subscription-key"] = session.key;
  if (session.token) all.Authorization = "Bearer " + session.token;
  return all;
}

/** Sends a call and gives the whole response, whatever it says. */
export function send(method, path, { query = {}, body, accept, signal } = {}) {
  const more = accept ? { Accept: accept } : {};
  if (body !== undefined) more["Content-Type"] = "application/json";
  return fetch(address(path, query), {
    method, signal, cache: "no-store", headers: headers(more),
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return null; }
}

/** Sends a call and gives its response, which is no refusal. Throws a `Refusal`. */
export async function answered(method, path, options) {
  let response;
  try {
    response = await send(method, path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, { error: { code: "unreachable", message: "The sandbox does not answer. Is it still running?" } });
  }
  if (!response.ok) throw new Refusal(response.status, parsed(await response.text()));
  return response;
}

/** The same with the answer's JSON. */
export const call = async (method, path, options) => parsed(await (await answered(method, path, options)).text());

export const get = (path, query, signal) => call("GET", path, { query, signal });

/** What the vendor's API answers to a GET, without leaving a trace in the world. */
export const look = (path, signal) => call("GET", "look", { query: { path }, signal });

/** For a call whose refusal says as much as an answer without anything. */
export function orNothing(error) {
  if (error.name === "AbortError") throw error;
  return null;
}

/** Does something that changes the world, and tells the views that show it. */
export async function change(method, path, options) {
  const answer = await call(method, path, options);
  window.dispatchEvent(new Event("worldchanged"));
  return answer;
}

/** A part of a path. Dots alone are none: a browser takes them for a way up. */
export function segment(text) {
  if (text === "." || text === "..") throw new Refusal(0, { error: { code: "dots", message: `“${text}” is no name that an address can hold.` } });
  return encodeURIComponent(text);
}
