import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ExpectationFailed, Refused, Sandbox, StartFailed } from '../src/index.js';

const socks = 'EC-000-05B-MMA';
const cheapest = `/allocation/${socks}/allocatewithcheapestquote`;
/** @type {Sandbox} */
let sandbox;

before(async () => { sandbox = await Sandbox.start({ args: ['--clock', '2019-06-14T09:00:00Z'] }); });
after(() => sandbox.stop());

/**
 * The status that a request of the client's gets.
 *
 * @param {import('../src/index.js').World} world
 * @param {string} path
 */
async function ask(world, path, method = 'GET') {
  return (await fetch(world.url + path, { method, headers: world.headers })).status;
}

test('a started sandbox is well and stops', async () => {
  const own = await Sandbox.start();
  assert.equal((await own.health()).status, 'ok');
  assert.match(await own.log(), /listens on/);
  await own.stop();
  await own.stop();
  await assert.rejects(own.health());
});

test('a token among the arguments is sent', async () => {
  for (const args of [['--control-token', 'mine'], ['--control-token=mine'], ['--control-token', 'other', '--control-token=mine']]) {
    const own = await Sandbox.start({ args });
    assert.deepEqual(await own.world().requests(), []);
    await own.stop();
  }
});

test("a token of the environment is the server's and the helper's", async () => {
  const before = process.env.SANDBOX_CONTROL_TOKEN;
  process.env.SANDBOX_CONTROL_TOKEN = 'of-the-job';
  try {
    const own = await Sandbox.start();
    assert.deepEqual(await new Sandbox(own.url).worlds(), []);
    await assert.rejects(new Sandbox(own.url, 'another').worlds(), (error) => error instanceof Refused && error.status === 401
      && error.code === 'tokenNeeded' && error.allowed[0] === 'Authorization: Bearer <token>');
    await own.stop();
  } finally {
    if (before === undefined) delete process.env.SANDBOX_CONTROL_TOKEN;
    else process.env.SANDBOX_CONTROL_TOKEN = before;
  }
});

test('what cannot start says why', async () => {
  await assert.rejects(Sandbox.start({ args: ['--prot', '1'] }), /--prot/);
  await assert.rejects(Sandbox.start({ binary: '/nowhere/sandbox' }), /cannot be started/);
  const folder = await mkdtemp(join(tmpdir(), 'sleeper-'));
  await writeFile(join(folder, 'sleeper'), '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
  await assert.rejects(Sandbox.start({ binary: join(folder, 'sleeper'), waitMs: 200 }), StartFailed);
  await rm(folder, { recursive: true, force: true });
});

test('two worlds never meet', async () => {
  const [one, other] = [sandbox.world(), sandbox.world()];
  assert.equal(await ask(one, cheapest, 'PUT'), 200);
  assert.deepEqual([(await one.requests()).length, (await other.requests()).length], [1, 0]);
});

test('a world resets and forks', async () => {
  const world = sandbox.world();
  await ask(world, cheapest, 'PUT');
  const copy = await world.fork(`${world.key}-copy`);
  await world.reset();
  assert.deepEqual([await ask(copy, cheapest, 'PUT'), await ask(world, cheapest, 'PUT')], [400, 200]);
});

test('a snapshot is kept, listed, restored and removed', async () => {
  const world = sandbox.world();
  const kept = await world.snapshot('before a/b');
  await ask(world, cheapest, 'PUT');
  assert.deepEqual(await world.restore('before a/b'), kept);
  assert.deepEqual(await world.snapshots(), [kept]);
  assert.equal(await ask(world, cheapest, 'PUT'), 200);
  await world.removeSnapshot('before a/b');
  assert.deepEqual(await world.snapshots(), []);
});

test('the clock stops and goes on', async () => {
  const world = sandbox.world();
  assert.equal((await world.freeze('2020-02-28T23:00:00Z')).now, '2020-02-28T23:00:00+00:00');
  assert.equal((await world.advance({ by: 'PT2H' })).now, '2020-02-29T01:00:00+00:00');
  assert.equal((await world.advance({ toNext: 'cutOff' })).events[0]?.kind, 'cutOff');
  await world.setClock({ mode: 'scaled', factor: 60 });
  assert.equal((await world.clock()).mode, 'scaled');
});

test('a fault strikes, is counted and goes', async () => {
  const world = sandbox.world();
  const id = await world.fault({ match: { operation: 'Allocate*' }, when: { times: 1 }, then: { status: 503, retryAfter: 1 } });
  assert.deepEqual([await ask(world, cheapest, 'PUT'), await ask(world, cheapest, 'PUT')], [503, 200]);
  assert.deepEqual((await world.faults()).map((rule) => [rule.id, rule.struck]), [[id, 1]]);
  assert.equal((await world.replaceFault(id, { when: { times: 2 }, then: { status: 429 } })).struck, 1);
  assert.deepEqual([await ask(world, cheapest, 'PUT'), await ask(world, cheapest, 'PUT')], [429, 400]);
  await world.removeFault(id);
  await world.fault({ then: { delay: 'PT0S' } });
  await world.removeFaults();
  assert.deepEqual(await world.faults(), []);
});

test('what the server refuses comes with its facts', async () => {
  // @ts-expect-error a mode that is none
  const refused = sandbox.world().setClock({ mode: 'frozn' });
  await assert.rejects(refused, (error) => error instanceof Refused && error.status === 400
    && error.allowed.includes('frozen') && error.problems[0]?.path === 'mode' && error.problems[0].nearest === 'frozen'
    && error.problems[0].value === '"frozn"');
});

test('an expectation holds or tells the nearest misses', async () => {
  const world = sandbox.world();
  await ask(world, cheapest, 'PUT');
  await ask(world, `/labels/${socks}`);
  await world.expect({ match: { operation: 'AllocateWithCheapestQuote', status: 200 }, exactly: 1 });
  await world.expect({ inOrder: [{ method: 'PUT' }, { operation: 'GetLabels' }] });
  await assert.rejects(world.expect({ match: { operation: 'AllocateWithCheapestQuote', status: 503 }, waitMs: 10 }),
    (error) => error instanceof ExpectationFailed && /request 1, PUT .* status is 200, wanted 503/.test(error.message));
});

test('the journal is filtered, read by pages and cleared', async () => {
  const world = sandbox.world();
  for (let count = 0; count < 101; count += 1) await ask(world, `/consignments/${socks}/status`);
  await ask(world, cheapest, 'PUT');
  assert.equal((await world.requests()).length, 102);
  assert.equal((await world.requests({ limit: 5 })).length, 5);
  assert.deepEqual((await world.requests({ method: 'PUT' })).map((entry) => entry.changes[0]?.to), ['Allocated']);
  await world.clearRequests();
  assert.deepEqual(await world.requests(), []);
});

test('an expectation is kept and judged', async () => {
  const world = sandbox.world();
  const id = await world.keepExpectation({ name: 'nothing is manifested', match: { operation: 'Manifest*' }, exactly: 0 });
  assert.deepEqual((await world.expectations()).map((e) => [e.id, e.name, e.verdict]), [[id, 'nothing is manifested', 'holds']]);
  await world.removeExpectation(id);
  await world.keepExpectation({ match: { operation: 'Manifest*' } });
  assert.deepEqual((await world.findings('error')).map((finding) => finding.kind), ['expectationUnmet']);
  await world.removeExpectations();
  assert.deepEqual(await world.expectations(), []);
});

test('findings are told by severity', async () => {
  const world = sandbox.world();
  await world.fault({ match: { consignment: 'EC-000-000-000' }, then: { status: 503 } });
  assert.deepEqual((await world.findings('warning')).map((finding) => finding.kind), ['faultNeverHit']);
  assert.deepEqual(await world.findings('error'), []);
});

/**
 * Puts a consignment in and resolves to its reference.
 *
 * @param {import('../src/index.js').World} world
 * @param {string} state
 */
async function shipmentIn(world, state) {
  const loaded = await world.load([{
    Reference: 'EC-000-00T-EST',
    ConsignmentState: state,
    Packages: [{ Weight: { Value: 1, Unit: 'Kg' }, Dimensions: { Unit: 'Cm', Width: 10, Length: 10, Height: 10 } }],
    Addresses: [
      { AddressType: 'Origin', ShippingLocationReference: 'Sorted1' },
      { AddressType: 'Destination', AddressLine1: '13 Porter Street', Postcode: 'M1 5WG', Country: { IsoCode: { TwoLetterCode: 'GB' } } }],
  }]);
  assert.deepEqual(loaded, [{ reference: 'EC-000-00T-EST', state }]);
  return 'EC-000-00T-EST';
}

test('consignments are loaded in any state, and counted', async () => {
  const world = sandbox.world();
  await shipmentIn(world, 'Allocated');
  assert.ok(((await world.counts()).Allocated ?? 0) >= 1);
});

test("a shipment's life is told and steered", async () => {
  const world = sandbox.world();
  const reference = await shipmentIn(world, 'Manifested');
  assert.equal((await world.shipment(reference)).changes.at(-1)?.to, 'Delivered');
  assert.equal((await world.tell(reference, { branch: 'lost' })).branch, 'lost');
  assert.equal((await world.tell(reference, { code: 'Delivered', signedBy: 'Jones', plan: 'ends' })).state, 'Delivered');
});

test("settings are this world's alone, and go back", async () => {
  const world = sandbox.world();
  assert.deepEqual((await world.changeSettings({ allocation: 'async', allocationDelay: 'PT90S' })).changed, ['allocation']);
  assert.equal(await ask(world, cheapest, 'PUT'), 202);
  assert.deepEqual((await sandbox.world().settings()).changed, []);
  assert.equal((await world.changeSettings({ allocation: null })).allocation, 'sync');
});

test('a catalog is read, replaced and changed by service', async () => {
  const [world, other] = [sandbox.world(), sandbox.world()];
  const { winner } = await world.explain(socks);
  assert.ok(winner);
  assert.equal((await world.changeService(winner ?? '', { enabled: false })).enabled, false);
  assert.ok((await world.explain(socks)).winner !== winner);
  const catalog = await world.catalog();
  assert.equal((await other.setCatalog(catalog)).carrierServices, catalog.carrierServices?.length);
  assert.deepEqual(await other.catalog(), catalog);
});

test('an allocation and options are explained', async () => {
  const world = sandbox.world();
  assert.deepEqual((await world.explain(socks, { service: 'CX_ECO' })).services.map((service) => service.reference), ['CX_ECO']);
  const options = await world.explainOptions({ options: 'pickupOptions', reference: socks });
  assert.ok(options.offered > 0 && options.shops.some((shop) => shop.isOffered));
  await assert.rejects(world.explainOptions({ options: 'deliveryOptions', request: { Packages: 7 } }),
    (error) => error instanceof Refused && error.problems[0]?.path === 'request.Packages');
});

test('a world goes on in another place', async () => {
  const [world, other] = [sandbox.world(), sandbox.world()];
  await ask(world, cheapest, 'PUT');
  await other.setState(await world.state());
  assert.deepEqual(await other.counts(), await world.counts());
});

test('all worlds are told, and one is forgotten', async () => {
  await ask(sandbox.world(), cheapest, 'PUT');
  const name = (await sandbox.worlds())[0]?.name ?? '';
  await sandbox.forget(name);
  assert.ok(!(await sandbox.worlds()).some((world) => world.name === name));
  assert.ok((await sandbox.magic()).some((value) => value.value === 'sandbox:carrier-refuses'));
});

test('every world goes back at once', async () => {
  const own = await Sandbox.start();
  const worlds = [own.world(), own.world()];
  for (const world of worlds) assert.equal(await ask(world, cheapest, 'PUT'), 200);
  await own.resetAll();
  for (const world of worlds) assert.equal(await ask(world, cheapest, 'PUT'), 200);
  await own.stop();
});
