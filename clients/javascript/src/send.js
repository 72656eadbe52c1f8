/** @typedef {import('./surface.js').Calls} Calls */

/** What the server did not do, with the facts that it gave: its code, what would have been taken, and each problem with the member's path. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {string[]} allowed
   * @param {{path: string, problem: string, value?: string, allowed?: string[], nearest?: string}[]} problems
   */
  constructor(status, code, message, allowed, problems) {
    super(`${status} ${code}: ${message}`);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.allowed = allowed;
    this.problems = problems;
  }
}

/**
 * Does a call and resolves to what the server said. Rejects with `Refused` for a 4xx or 5xx, with fetch's own error where nobody answers.
 *
 * @template {keyof Calls} Name
 * @param {{url: string, key?: string | undefined, token?: string | undefined}} to
 * @param {Name} call the method and the path of the server's OpenAPI document
 * @param {(Calls[Name] extends {body: infer Body} ? {body: Body} : {body?: undefined})
 *   & (Calls[Name] extends {query: infer Query} ? {query?: Query} : {query?: undefined})
 *   & {path?: Record<string, string | number>}} given
 * @returns {Promise<Calls[Name]['answer']>}
 */
export async function send(to, call, given) {
  const [method, template] = /** @type {[string, string]} */ (call.split(' '));
  const url = new URL(to.url + template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(given.path?.[name]))));
  for (const [name, value] of Object.entries(given.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const response = await fetch(url, {
    method,
    headers: {
      ...(to.key === undefined ? {} : { 'ocp-apim-subscription-key': to.key }),
      ...(to.token === undefined ? {} : { authorization: `Bearer ${to.token}` }),
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  throw refusal(response.status, text);
}

/**
 * @param {number} status
 * @param {string} text
 */
function refusal(status, text) {
  try {
    const { code, message, allowed, problems } = JSON.parse(text).error;
    return new Refused(status, code, message, allowed ?? [], problems ?? []);
  } catch {
    return new Refused(status, 'noSandbox', text.slice(0, 200), [], []);
  }
}
