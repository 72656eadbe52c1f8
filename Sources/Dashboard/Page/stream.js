// News of the world: by the stream of events where the server has one, else by asking once a second while the page is seen.

import { get, send } from "./api.js";

const rest = (milliseconds, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
});

/** Calls `tell` when something has happened, at most four times a second, until `signal` says stop. `state` hears `stream`, `poll` or `gone`. */
export async function follow(signal, tell, state = () => {}) {
  let isTold = false;
  const news = () => {
    if (isTold || signal.aborted) return;
    isTold = true;
    setTimeout(() => { isTold = false; if (!signal.aborted) tell(); }, 250);
  };
  while (!signal.aborted) {
    let isServed = false;
    try {
      const response = await send("GET", "events", { accept: "text/event-stream", signal });
      isServed = response.ok && (response.headers.get("content-type") ?? "").startsWith("text/event-stream");
      if (isServed) {
        state("stream");
        news();
        await read(response.body.getReader(), news);
      } else await response.body?.cancel();
    } catch (error) {
      if (error.name === "AbortError") return;
    }
    if (signal.aborted) return;
    if (!isServed) await poll(signal, news, state);
    state("gone");
    await rest(1000, signal);
  }
}

/** Reads lines; one that begins a comment is the server's sign of life. */
async function read(reader, news) {
  const decoder = new TextDecoder();
  let line = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (line + decoder.decode(value, { stream: true })).split("\n");
    line = lines.pop();
    if (lines.some((text) => text.startsWith("data:"))) news();
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
export function keep(signal, load, pause) {
  window.addEventListener("worldchanged", load, { signal });
  follow(signal, quietly(load, pause));
}

/** Not more often than every two seconds or as many milliseconds as said, however much happens, and once after the last of it. */
export function quietly(work, pause = 2000) {
  let [last, timer] = [0, 0];
  return () => {
    if (timer) return;
    timer = setTimeout(() => { timer = 0; last = Date.now(); work(); }, Math.max(0, last + pause - Date.now()));
  };
}
