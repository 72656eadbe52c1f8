// The frame: which world, which view.

import { get, session } from "./api.js";
import { button, h, refused, replace, say, words } from "./dom.js";
import { field, form, inputOf, named } from "./form.js";

const views = ["live", "consignments", "explain", "catalog", "faults", "clock", "findings", "worlds"];

const main = document.getElementById("main");
const nav = document.getElementById("views");
const world = document.getElementById("world");
let leaving = new AbortController();
let isFirst = true;
// The view that is shown, and how it goes on to another address of its own; null where it is drawn anew.
let [shown, turn] = ["", null];

function route() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/").map((part) => {
    try { return decodeURIComponent(part); } catch { return part; }
  });
  return views.includes(name) ? { name, rest } : { name: "live", rest: [] };
}

/** Goes where the address leads: the view that is shown stays as it is if it knows the way. */
function go() {
  const { name, rest } = route();
  if (name !== shown || !turn) { draw(); return; }
  entitle(name, rest);
  turn(rest);
}

function entitle(name, rest) {
  const title = words(name);
  document.title = `${rest[0] ? rest[0] + " – " : ""}${title} – SortedPRO Sandbox`;
  return title;
}

async function draw() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const { name, rest } = route();
  const title = entitle(name, rest);
  [shown, turn] = [name, null];
  replace(nav, h("ul", {}, views.map((known) => h("li", {}, h("a", { href: `#/${known}`, "aria-current": known === name ? "page" : null }, words(known))))));
  main.className = `view ${name}`;
  if (!session.isChosen && name !== "worlds") { replace(main, welcome()); }
  else {
    try {
      const { show } = await import(`/_sandbox/dashboard/${name}.js`);
      if (signal.aborted) return;
      main.replaceChildren();
      const next = await show({ main, rest, signal });
      if (!signal.aborted) turn = next ?? null;
    } catch (error) { if (!signal.aborted) replace(main, h("h1", { tabindex: "-1" }, title), refused(error)); }
  }
  // Whoever goes by keyboard or by ear begins at the heading of what has been opened.
  if (!isFirst && !signal.aborted && !main.contains(document.activeElement)) main.querySelector("h1")?.focus({ preventScroll: true });
  isFirst = false;
}

function chooser(isOpen) {
  const key = field("Key", { path: "key", type: "password", value: session.key, note: "What your client sends as ocp-apim-subscription-key." });
  const token = field("Control token", { path: "token", type: "password", value: session.token, note: "Only where the server was started with one." });
  return form({
    label: "Which world", submit: "Open", fields: [key, token],
    more: isOpen ? [button("Close", () => drawWorld())] : [],
    work: async () => {
      const [before, value] = [{ key: session.key, world: session.world, token: session.token }, inputOf(key).value.trim()];
      if (!value) throw named("key", "a key is needed");
      try {
        await asking({ key: value, world: "", token: inputOf(token).value.trim() });
      } catch (error) {
        session.choose(before);
        const path = { tokenNeeded: "token", keyNotLetIn: "key", worldHeldElsewhere: "key" }[error.code];
        throw path ? named(path, error.message, error) : error;
      }
    },
  });
}

/** Takes the choice if the server does. */
async function asking(values) {
  session.choose(values);
  await get("settings");
  drawWorld();
  draw();
}

function drawWorld(isOpen = false) {
  const shown = session.key ? `key ${"•".repeat(6)}` : session.world ? `world ${session.world}` : "no world chosen";
  const change = button("Change", () => drawWorld(!isOpen), { "aria-expanded": String(isOpen), "aria-label": `Change the world: ${shown}` });
  replace(world, h("span", {}, shown), session.isChosen ? change : null, isOpen ? h("div", { class: "sheet" }, chooser(true)) : null);
  if (isOpen) world.querySelector("input").focus();
}

function welcome() {
  const others = h("div");
  list(others);
  return h("div", { class: "welcome" }, h("h1", { tabindex: "-1" }, "Which world?"),
    h("p", { class: "lead" }, "Each key has a world of its own. Name the key that your client sends, and see what it does. ",
      "The key stays in this tab and is written nowhere."),
    chooser(false), others);
}

/** Worlds that stand already can be opened without their keys, where the server lets one look after all of them. */
async function list(place) {
  try {
    const { worlds } = await get("worlds");
    if (!worlds.length) return;
    replace(place, h("h2", {}, "Or one that is open already"), h("ul", { class: "plain" }, worlds.slice(0, 20).map((one) =>
      h("li", {}, button(one.name, async () => {
        try { await asking({ key: "", world: one.name }); } catch (error) { say(error.message); }
      }), ` ${one.requests} requests, ${one.consignments} consignments`))));
  } catch { /* then only by key */ }
}

window.addEventListener("hashchange", go);
window.addEventListener("worldchosen", () => drawWorld());
world.addEventListener("keydown", (event) => { if (event.key === "Escape") { drawWorld(); world.querySelector("button")?.focus(); } });
document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); main.focus(); });
drawWorld();
draw();
