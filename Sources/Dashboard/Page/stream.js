// News of the world: by the stream of events where the server has one, else by asking once a second. Only while the page is seen:
// a browser has few connections to a host, and each stream holds one.

import { get, send } from "./api.js";
import { refused, replace } from "./dom.js";

const rest = (milliseconds, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
});

const seen = (signal) => new Promise((resolve) => {
  if (!document.hidden) { resolve(); return; }
  document.addEventListener("visibilitychange", resolve, { once: true, signal });
  signal.addEventListener("abort", resolve, { once: true });
});

// How far this page has read the world's events, whichever view did: who comes back goes on from there.
let cursor = "";
window.addEventListener("worldchosen", () => { cursor = ""; });

/** Calls `tell` when something has happened, at most four times a second, until `signal` says stop. `state` hears `stream`, `poll` or `gone`. */
export async function follow(signal, tell, state = () => {}) {
  let isTold = false;
  const news = () => {
    if (isTold || signal.aborted) return;
    isTold = true;
    setTimeout(() => { isTold = false; if (!signal.aborted) tell(); }, 250);
  };
  while (!signal.aborted) {
    await seen(signal);
    const unseen = new AbortController();
    document.addEventListener("visibilitychange", () => unseen.abort(), { once: true, signal });
    let isServed = false;
    try {
      const until = AbortSignal.any([signal, unseen.signal]);
      const response = await send("GET", "events", { query: { after: cursor }, accept: "text/event-stream", signal: until });
      isServed = response.ok && (response.headers.get("content-type") ?? "").startsWith("text/event-stream");
      if (isServed) {
        state("stream");
        news();
        await read(response.body.getReader(), news);
      } else await response.body?.cancel();
    } catch { /* ended by this page, or by the server */ }
    if (signal.aborted || unseen.signal.aborted) continue;
    if (!isServed) await poll(signal, news, state);
    state("gone");
    await rest(1000, signal);
  }
}

/** Reads events. One that says that the world has begun anew is told to the whole page: what any view holds is of the old one. */
async function read(reader, news) {
  const decoder = new TextDecoder();
  let [line, event] = ["", ""];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (line + decoder.decode(value, { stream: true })).split("\n");
    line = lines.pop();
    for (const text of lines) {
      if (text.startsWith("event: ")) event = text.slice(7);
      else if (text.startsWith("id: ")) cursor = text.slice(4);
      else if (text.startsWith("data: ")) {
        const isAnew = event === "reset" || (event === "lost" && (JSON.parse(text.slice(6)).requests ?? null) === null);
        if (isAnew) window.dispatchEvent(new Event("worldanew"));
        news();
      }
    }
  }
}

/** Asks for a minute, then lets the stream be tried again. */
async function poll(signal, news, state) {
  for (let second = 0; second < 60 && !signal.aborted; second += 1) {
    if (!document.hidden) {
      try {
        await get("health", {}, signal);
        state("poll");
        news();
      } catch (error) {
        if (error.name === "AbortError") return;
        state("gone");
      }
    }
    await rest(1000, signal);
  }
}

/** Calls `load` when this page or anybody else has changed something, as often as `quietly` lets it. */
export function keep(signal, load) {
  window.addEventListener("worldchanged", load, { signal });
  follow(signal, quietly(load));
}

/** The same for what is asked for whole, and drawn where it is new; a refusal stands in its place. Gives the load, done once. */
export async function keepDrawn(signal, place, ask, draw) {
  let shown = "";
  const load = async () => {
    try {
      const answer = await ask();
      const text = JSON.stringify(answer);
      if (text !== shown) draw(answer);
      shown = text;
    } catch (error) {
      shown = "";
      replace(place, refused(error));
    }
  };
  await load();
  keep(signal, load);
  return load;
}

/** Once at a time, for a tenth of the time at most, with a pause of so many milliseconds, and once after the last. */
export function quietly(work, pause = 2000) {
  let [isWanted, isBusy] = [false, false];
  return async () => {
    isWanted = true;
    if (isBusy) return;
    for (isBusy = true; isWanted;) {
      isWanted = false;
      const began = Date.now();
      await work();
      await rest(Math.max(pause, 10 * (Date.now() - began)));
    }
    isBusy = false;
  };
}
