// All worlds, and what can be done with the one that this page looks at.

import { answered, change, get, segment, session } from "./api.js";
import {
  badge, button, buttons, bytes, cell, count, distance, doing, empty, h, head, moment, plural, refused, remark, renew, replace, rowHead,
  save, say, section, table, under,
} from "./dom.js";
import { field, form, inputOf, named } from "./form.js";
import { isNarrow, LongList } from "./list.js";
import { follow, quietly } from "./stream.js";

export async function show({ main, signal }) {
  const [note, shelf] = [h("div"), h("div")];
  let [worlds, here, shown, kept] = [[], "", "", ""];
  const list = new LongList({
    label: "All worlds, the last used first",
    height: () => (isNarrow() ? 176 : 64),
    row: (index) => row(worlds[index], here, load),
  });

  async function load() {
    try {
      const report = await get("worlds", {}, signal);
      // How long ago something was is told by the minute.
      const text = JSON.stringify([report, session.key, session.world, new Date().toISOString().slice(0, 16)]);
      if (text !== shown) {
        [worlds, here, shown] = [report.worlds, session.key ? report.own : session.world, text];
        list.element.hidden = !worlds.length;
        list.setCount(worlds.length);
        replace(note, worlds.length ? [] : empty("No world yet", "A world is opened by the first request with its key."),
          report.evictions ? remark(`${plural(report.evictions, "world")} had to make room for others.`) : null);
      }
    } catch (error) {
      if (error.name === "AbortError") return;
      shown = "";
      list.element.hidden = true;
      replace(note, refused(error), error.code === "worldsNotOpen"
        ? remark("What is below works all the same: it is about the world of the key alone.") : null);
    }
    await loadSnapshots();
  }

  async function loadSnapshots() {
    if (!session.isChosen) { kept = ""; replace(shelf, remark("Choose a world first.")); return; }
    try {
      const { snapshots } = await get("snapshots", {}, signal);
      const text = JSON.stringify([snapshots, session.key, session.world]);
      if (text !== kept) renew(shelf, snapshots.length
        ? table("Snapshots of this world", ["Name", "Consignments", "Its clock", ""], snapshots.map(snapshotRow))
        : remark("No snapshot yet. One costs next to nothing, and the world goes back to it at once."));
      kept = text;
    } catch (error) {
      kept = "";
      replace(shelf, refused(error));
    }
  }

  const name = field("Name of the snapshot", { path: "name", placeholder: "before-the-sale" });
  const into = field("Key of the other world", { path: "into", type: "password", note: "Its world becomes a copy of this one." });
  const file = field("A file that was exported", { path: "world", type: "file", accept: "application/json,.json" });
  replace(main, head("Worlds", "One world for each key. What is done here is done to the world that this page looks at."),
    section("All worlds", list.element, note),
    section("This world", buttons(
      doing("Reset to the fixtures", async () => { await change("POST", "reset"); say("The world has begun anew."); }),
      doing("Export as a file", async () => save(await (await answered("GET", "state")).blob(), "world.json")))),
    section("Snapshots", shelf,
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
        },
      })),
    h("div", { class: "columns" },
      section("Fork", form({
        label: "Fork", submit: "Fork", fields: [into],
        work: async () => {
          const answer = await change("POST", "fork", { body: { into: inputOf(into).value } });
          inputOf(into).value = "";
          say(`${answer.into} is a copy of ${answer.from}: ${plural(answer.consignments, "consignment")}.`);
        },
      })),
      section("Import", form({
        label: "Import", submit: "Import in place of this world", fields: [file],
        work: async () => {
          const chosen = inputOf(file).files[0];
          if (!chosen) throw named("world", "a file is needed");
          let answer;
          try { answer = await change("PUT", "state", { body: await chosen.text() }); } catch (error) {
            // Whatever is wrong in it: the file is the field at fault.
            if (error.status === 0 || error.status === 401) throw error;
            const problems = error.problems?.length ? error.problems : [{ path: "", problem: error.message }];
            throw named("world", problems.slice(0, 5).map((one) => `${one.path ? one.path + ": " : ""}${one.problem}`).join("; "));
          }
          say(`The world is that of the file: ${plural(answer.consignments, "consignment")}.`);
        },
      }))));
  list.element.hidden = true;
  await load();
  window.addEventListener("worldchanged", load, { signal });
  const again = quietly(load, 4000);
  if (session.isChosen) follow(signal, again);
  // Of other worlds the stream of this one says nothing.
  const timer = setInterval(() => { if (!document.hidden) again(); }, 5000);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function snapshotRow({ name, consignments, now }) {
  const path = () => `snapshots/${segment(name)}`;
  return h("tr", {}, rowHead(name), cell(count(consignments)), cell(moment(now)), cell(h("span", { class: "buttons" },
    doing("Restore", async () => {
      await change("POST", `${path()}/restore`);
      say(`The world is as it was in ${name}.`);
    }, { "aria-label": `Restore ${name}` }),
    doing("Remove", async () => {
      await change("DELETE", path());
      say("The snapshot is gone.");
    }, { "aria-label": `Remove ${name}` }))));
}

function row(world, here, load) {
  const { name, states, clock } = world;
  const two = (first, second) => h("span", {}, first, under(second));
  return h("div", { class: "cells realms" },
    two([h("b", {}, name), name === here ? [" ", badge("open here", "good")] : null],
      world.lastRequest ? `last request ${distance(world.lastRequest, new Date().toISOString())}` : "no request kept"),
    two(plural(world.consignments, "consignment"), states.map((part) => `${part.state} ${count(part.count)}`).join(", ")),
    two(plural(world.requests, "request"), `keeps ${bytes(world.bytes)}, ${plural(world.snapshots, "snapshot")}`),
    two(`clock ${clock.mode}`, moment(clock.now, false)),
    h("span", { class: "buttons" },
      button("Open", () => { session.choose({ world: name, key: "" }); say(`This page looks at ${name} now.`); load(); }, { "aria-label": `Open ${name}` }),
      doing("Forget", async () => { await change("DELETE", `worlds/${segment(name)}`); say(`${name} is forgotten.`); }, { "aria-label": `Forget ${name}` })));
}
