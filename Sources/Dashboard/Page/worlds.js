// All worlds, and what can be done with the one that this page looks at.

import { call, change, get, segment, send, session } from "./api.js";
import {
  badge, bytes, button, cell, count, distance, doing, empty, h, head, moment, plural, refused, renew, replace, rowHead,
  save, say, table,
} from "./dom.js";
import { field, form, inputOf } from "./form.js";
import { keep } from "./stream.js";

export async function show({ main, signal }) {
  const [all, shelf] = [h("div"), h("div")];

  let [shown, kept] = ["", ""];

  async function load() {
    try {
      const report = await get("worlds", {}, signal);
      const text = JSON.stringify([report, session.key, session.world, new Date().toISOString().slice(0, 16)]);
      if (text !== shown) renew(all, report.worlds.length ? worldTable(report, load) : empty(
        "No world yet",
        "A world is opened by the first request with its key."
      ),
        report.evictions ? h("p", { class: "note" }, `${plural(report.evictions, "world")} had to make room for others.`) : null);
      shown = text;
    } catch (error) {
      shown = "";
      if (error.name !== "AbortError") replace(
        all,
        refused(error),
        error.code === "worldsNotOpen" ? h(
          "p",
          { class: "note" },
          "What is below works all the same: it is about the world of the key alone."
        ) : null
      );
    }
    await loadSnapshots();
  }

  async function loadSnapshots() {
    if (!session.isChosen) { kept = ""; replace(shelf, h("p", { class: "note" }, "Choose a world first.")); return; }
    try {
      const { snapshots } = await get("snapshots", {}, signal);
      const text = JSON.stringify([snapshots, session.key, session.world]);
      if (text !== kept) renew(shelf, snapshots.length ? table("Snapshots of this world", [
        "Name",
        "Consignments",
        "Its clock",
        "",
      ], snapshots.map((snapshot) => h("tr", {},
        rowHead(snapshot.name), cell(count(snapshot.consignments)), cell(moment(snapshot.now)),
        cell(h("span", { class: "buttons" }, doing(
          "Restore",
          async () => {
            await change("POST", `snapshots/${segment(snapshot.name)}/restore`);
            say(`The world is as it was in ${snapshot.name}.`);
            await load();
          },
          { "aria-label": `Restore ${snapshot.name}` }
        ),
          doing(
            "Remove",
            async () => {
              await change("DELETE", `snapshots/${segment(snapshot.name)}`);
              say("The snapshot is gone.");
              await load();
            },
            { "aria-label": `Remove ${snapshot.name}` }
          ))))))
        : h("p", { class: "note" }, "No snapshot yet. One costs next to nothing, and the world goes back to it at once."));
      kept = text;
    } catch (error) {
      kept = "";
      if (error.name !== "AbortError") replace(shelf, refused(error));
    }
  }

  const name = field("Name of the snapshot", { path: "name", placeholder: "before-the-sale" });
  const into = field("Key of the other world", { path: "into", type: "password", note: "Its world becomes a copy of this one." });
  const file = field("A file that was exported", { path: "world", type: "file", accept: "application/json,.json" });
  replace(main, head("Worlds", "One world for each key. What is done here is done to the world that this page looks at."),
    h("section", { "aria-label": "All worlds" }, h("h2", {}, "All worlds"), all),
    h("section", { "aria-label": "This world" }, h("h2", {}, "This world"),
      h(
        "p",
        { class: "buttons" },
        doing("Reset to the fixtures", async () => { await change("POST", "reset"); say("The world has begun anew."); await load(); }),
        doing("Export as a file", exported)
      )),
    h("section", { "aria-label": "Snapshots" }, h("h2", {}, "Snapshots"), shelf,
      form({
        label: "Keep a snapshot", submit: "Keep a snapshot", fields: [name],
        work: async () => {
          const text = inputOf(name).value.trim();
          if (!text) throw named("name", "a name is needed");
          try { await change("POST", `snapshots/${segment(text)}`); } catch (error) {
            throw error.problems?.length ? error : named("name", error.message);
          }
          inputOf(name).value = "";
          say(`Kept as ${text}.`);
          await load();
        },
      })),
    h("div", { class: "columns" },
      h("section", { "aria-label": "Fork" }, h("h2", {}, "Fork"), form({
        label: "Fork", submit: "Fork", fields: [into],
        work: async () => {
          const answer = await change("POST", "fork", { body: { into: inputOf(into).value } });
          inputOf(into).value = "";
          say(`${answer.into} is a copy of ${answer.from}: ${plural(answer.consignments, "consignment")}.`);
          await load();
        },
      })),
      h("section", { "aria-label": "Import" }, h("h2", {}, "Import"), form({
        label: "Import", submit: "Import in place of this world", fields: [file],
        work: async () => {
          const chosen = inputOf(file).files[0];
          if (!chosen) throw named("world", "a file is needed");
          let answer;
          try { answer = await change("PUT", "state", { body: await chosen.text() }); } catch (error) {
            // Whatever is wrong in it: the file is the field at fault.
            if (error.status === 0 || error.status === 401) throw error;
            const problems = error.problems?.length ? error.problems : [{ path: "", problem: error.message }];
            error.problems = [{ path: "world", problem: problems.slice(0, 5).map((one) =>
              `${one.path ? one.path + ": " : ""}${one.problem}`).join("; ") }];
            throw error;
          }
          say(`The world is that of the file: ${plural(answer.consignments, "consignment")}.`);
          await load();
        },
      }))));
  await load();
  if (session.isChosen) keep(signal, load);
  // Of other worlds the stream of this one says nothing.
  const timer = setInterval(() => { if (!document.hidden) load(); }, 5000);
  signal.addEventListener("abort", () => clearInterval(timer));
}

/** A refusal of the page's own, beside a field. */
const named = (path, problem) => Object.assign(new Error(problem), { problems: [{ path, problem, allowed: [] }] });

async function exported() {
  const response = await send("GET", "state");
  if (!response.ok) await call("GET", "state");
  else save(await response.blob(), "world.json");
}

function worldTable(report, load) {
  const now = new Date().toISOString();
  return table("All worlds, the last used first", [
    "World",
    "Last request",
    "Requests",
    "Consignments",
    "Keeps",
    "Snapshots",
    "Clock",
    "",
  ], report.worlds.map((world) => h("tr", {},
    rowHead(world.name, world.name === session.world ? [" ", badge("open here", "good")] : null),
    cell(world.lastRequest ? distance(world.lastRequest, now) : "–"), cell(count(world.requests)),
    cell(count(world.consignments), h("br"), h(
      "small",
      {},
      world.states.slice(0, 4).map((part) => `${part.state} ${count(part.count)}`).join(", "),
      world.states.length > 4 ? " …" : ""
    )),
    cell(bytes(world.bytes)),
    cell(world.snapshots),
    cell(world.clock.mode, h("br"), h("small", {}, moment(world.clock.now, false))),
    cell(h("span", { class: "buttons" }, button(
      "Open",
      () => { session.choose({ world: world.name, key: "" }); say(`This page looks at ${world.name} now.`); load(); },
      { "aria-label": `Open ${world.name}` }
    ),
      doing(
        "Forget",
        async () => {
          await call("DELETE", `worlds/${segment(world.name)}`);
          say(`${world.name} is forgotten.`);
          await load();
        },
        { "aria-label": `Forget ${world.name}` }
      ))))));
}
