// Its suite: npm install, put sortedpro-sandbox on PATH, and run npm test.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, beforeEach, test } from 'node:test';
import { Sandbox } from 'sortedpro-sandbox';
import { CannotShip, Warehouse } from './warehouse.js';

const keys = [];
let sandbox, world, warehouse;

before(async () => {
  // In a container, with the testcontainers package, in place of a binary:
  //   const box = await new GenericContainer('sortedpro-sandbox').withExposedPorts(8080)
  //     .withWaitStrategy(Wait.forHttp('/_sandbox/health', 8080)).start();
  //   sandbox = new Sandbox(`http://${box.getHost()}:${box.getMappedPort(8080)}`);
  sandbox = await Sandbox.start();
});

after(async () => {
  // What is worth a look in all that the suite did, as a pipeline's summary; a warning fails it.
  try {
    const binary = process.env.SORTEDPRO_SANDBOX ?? 'sortedpro-sandbox';
    const named = keys.flatMap((key) => ['--key', key]);
    execFileSync(binary, ['report', '--url', sandbox.url, ...named, '--format', 'markdown', '--fail-on', 'warning'], { stdio: 'inherit' });
  } finally {
    await sandbox.stop();
  }
});

beforeEach(async () => {
  world = sandbox.world(); // a key, and so a world, for each test
  keys.push(world.key);
  await world.freeze('2019-06-14T09:00:00Z');
  warehouse = new Warehouse(sandbox.url, world.key);
});

test('an order is labelled and handed over', async () => {
  const shipment = await warehouse.ship('ORDER-1');
  assert.equal(shipment.label.subarray(0, 4).toString(), '%PDF');
  assert.equal(await warehouse.status(shipment.reference), 'Manifested');
  await world.expect({ match: { operation: 'Allocate*', reference: shipment.reference, status: 200 }, exactly: 1 });
});

test('a gateway that is away is asked again when it says', async () => {
  await world.fault({
    match: { operation: 'Allocate*' }, when: { times: 1 }, then: { status: 503, form: 'gateway', retryAfter: 1 },
  });
  await warehouse.ship('ORDER-2');
  await world.expect({ inOrder: [{ operation: 'Allocate*', status: 503 }, { operation: 'Allocate*', status: 200 }] });
});

test('an order whose answer is lost is not made twice', async () => {
  const shipment = await warehouse.ship('sandbox:lost-after-commit:ORDER-3');
  assert.equal(await warehouse.status(shipment.reference), 'Manifested');
  await world.expect({ match: { operation: 'CreateConsignment' }, exactly: 1 });
});

test('an order that no carrier takes is told and stays', async () => {
  await assert.rejects(warehouse.ship('ORDER-4', 'ZZ99 1AB'), CannotShip);
  await world.expect({ match: { operation: 'Manifest*' }, exactly: 0 });
});

test('an order after the last cut-off leaves on another day', async () => {
  const first = await warehouse.ship('ORDER-5');
  await world.advance({ by: 'PT12H' });
  const second = await warehouse.ship('ORDER-6');
  const booked = async ({ reference }) => (await world.requests({ operation: 'Allocate*', reference }))[0].response.body.text;
  assert.match(await booked(first), /14\/06\/2019/);
  assert.doesNotMatch(await booked(second), /14\/06\/2019/);
});
