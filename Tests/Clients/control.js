// Resets a world, sets its clock, lets an answer fail and reads the journal by a generated client: node control.js FOLDER BASE
"use strict";
const assert = require("node:assert");
const path = require("node:path");

const [folder, base] = process.argv.slice(2);
const made = require(path.resolve(folder, "index.js"));
const key = "generated-control-typescript";
const headers = { "ocp-apim-subscription-key": key };

async function flow() {
  const configuration = new made.Configuration({ basePath: base, headers, apiKey: () => key });
  const [clock, faults, journal, worlds] = [made.ClockApi, made.FaultsApi, made.JournalApi, made.WorldsApi].map(
    (Api) => new Api(configuration));
  assert.equal((await worlds.reset()).reset, "caller");
  const shown = await clock.setClock({ clockChange: { mode: "frozen", now: new Date("2030-01-02T03:04:05Z") } });
  assert.equal(shown.mode, "frozen");
  const advanced = await clock.advanceClock({ clockAdvance: { by: "PT2H" } });
  assert.equal(advanced.now - shown.now, 7_200_000);
  await faults.setFault({ faultRuleInput: { when: { times: 1 }, then: { status: 503, retryAfter: 1 } } });
  const statuses = [];
  for (let turn = 0; turn < 2; turn += 1) {
    statuses.push((await fetch(`${base}/consignments/EC-000-05B-MMA`, { headers })).status);
  }
  assert.deepEqual(statuses, [503, 200]);
  const { requests } = await journal.listRequests();
  assert.deepEqual(requests.map((entry) => entry.response.status), [503, 200]);
  const verdict = await journal.verifyRequests({ verifyRequest: { match: { status: "5xx" }, exactly: 1 } });
  assert.equal(verdict.verdict, "holds");
  await worlds.reset();
  assert.deepEqual((await journal.listRequests()).requests, []);
}

flow().then(
  () => console.log("reset, set the clock, set a fault and read the journal by the generated client"),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  });
