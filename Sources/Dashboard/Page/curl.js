// A request once more, by hand.

import { bytes } from "./dom.js";

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
/** What curl writes by itself, or what stood in the connection that is gone. */
const own = /^(host|content-length|connection|user-agent|accept-encoding|transfer-encoding|expect|upgrade|te)$/i;

/** Why there is no command for it, in words; null where there is one. */
export function whyNoCurl({ request: { body } }) {
  return body.isCut
    ? `No curl command: of the request's ${bytes(body.size)} only the beginning is kept, and half a body is not what was sent.`
    : null;
}

/** The command: the key is not in the journal and comes from the environment. A shell says what is missing where it is not set. */
export function curl(entry) {
  const { method, url, headers, body } = entry.request;
  const parts = ["curl -sS"];
  if (method === "HEAD") parts.push("-I");
  else if (method !== "GET" || body.size) parts.push(`-X ${quoted(method)}`);
  // Brackets and braces in it are meant as they stand.
  parts.push("--globoff", quoted(called(url, entry)));
  // What the sandbox itself sent to somebody else has no key, and must not get one.
  if (entry.operation !== "Webhook") parts.push('-H "ocp-apim-subscription-key: ${SORTEDPRO_KEY:?is not set}"');
  for (const { name, value } of headers) {
    if (value.includes("(redacted)") || own.test(name)) continue;
    parts.push(`-H ${quoted(value ? `${name}: ${value}` : `${name};`)}`);
  }
  if (!body.size) return parts.join(" \\\n  ");
  // Else curl says that it is a form.
  if (!headers.some(({ name }) => /^content-type$/i.test(name))) parts.push("-H 'Content-Type:'");
  // `--data-raw` sends a body that begins with @ as it is; no argument of a command can hold a zero.
  const isText = body.text !== null && !body.text.includes("\0");
  parts.push(isText ? `--data-raw ${quoted(body.text)}` : "--data-binary @-");
  const command = parts.join(" \\\n  ");
  return isText ? command : `printf %s ${quoted(body.base64 ?? encoded(body.text))} | base64 -d | ${command}`;
}

/** Without keys; where this page has reached the sandbox, whatever name the client has for it. */
function called(url, entry) {
  const clean = url.replace(/([?&])[^=&]+=\(redacted\)(&|$)/g, "$1").replace(/[?&]$/, "");
  return entry.operation === "Webhook" ? clean : clean.replace(/^[a-z]+:\/\/[^/]*/, location.origin);
}

const encoded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
