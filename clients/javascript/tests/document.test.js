import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Sandbox } from '../src/index.js';
import { complaints, readSurface } from './document.js';

const surface = readSurface(await readFile(new URL('../src/surface.d.ts', import.meta.url), 'utf8'));
/** @type {Sandbox} */
let sandbox;
/** @type {any} */
let document;

before(async () => {
  sandbox = await Sandbox.start();
  const token = process.env.SANDBOX_CONTROL_TOKEN;
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  document = await (await fetch(`${sandbox.url}/_sandbox/openapi.json?surface=control`, { headers })).json();
});
after(() => sandbox.stop());

for (const call of surface.calls.keys()) {
  test(`the document has all that ${call} uses`, () => assert.deepEqual(complaints(call, surface, document), []));
}

test('the helper has every call that a suite may want', () => {
  // The page, its looks and the stream are for who looks on, probes and metrics for who keeps it running; the documents of surfaces
  // are for generators.
  const forOthers = ['GET /_sandbox', 'GET /_sandbox/dashboard/{file}', 'GET /_sandbox/events', 'GET /_sandbox/health/live',
    'GET /_sandbox/health/ready', 'GET /_sandbox/look', 'GET /_sandbox/metrics', 'GET /_sandbox/openapi.json'];
  const offered = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  assert.deepEqual(offered.filter((call) => !surface.calls.has(call)).sort(), forOthers);
});

test('every call that the source does is declared', async () => {
  for (const file of ['world.js', 'sandbox.js']) {
    const text = await readFile(new URL(`../src/${file}`, import.meta.url), 'utf8');
    const done = [...text.matchAll(/'((?:GET|PUT|POST|PATCH|DELETE) \/[^']*)'/g)].map((match) => match[1] ?? '');
    assert.ok(done.length > 0);
    assert.deepEqual(done.filter((call) => !surface.calls.has(call)), []);
  }
});

for (const [call, place, complaint] of /** @type {[string, string[], string][]} */ ([
  ['GET /_sandbox/clock', ['paths', '/_sandbox/clock'], 'GET /_sandbox/clock is not in the document'],
  ['PUT /_sandbox/clock', ['components', 'schemas', 'ClockChange', 'properties', 'factor'], 'PUT /_sandbox/clock, body has no member factor'],
  ['GET /_sandbox/findings', ['components', 'schemas', 'FindingsReportItem', 'properties', 'advice'],
    'GET /_sandbox/findings, answer.findings[] has no member advice'],
])) {
  test(`it is missed when ${place.at(-1)} is taken out of the document`, () => {
    const changed = structuredClone(document);
    const holder = place.slice(0, -1).reduce((value, name) => value[name], changed);
    delete holder[place.at(-1) ?? ''];
    assert.deepEqual(complaints(call, surface, changed), [complaint]);
  });
}

test('it is missed when a word, a type or what is required changes', () => {
  const changed = structuredClone(document);
  const { ClockMode: mode, ClockChange: change } = changed.components.schemas;
  mode.enum = mode.enum.filter((/** @type {string} */ word) => word !== 'scaled');
  change.properties.now.type = 'integer';
  change.required.push('factor');
  assert.deepEqual(complaints('PUT /_sandbox/clock', surface, changed), [
    'PUT /_sandbox/clock, body.mode is never scaled', 'PUT /_sandbox/clock, body.now is integer, not string',
    'PUT /_sandbox/clock, body.factor is required', 'PUT /_sandbox/clock, answer.mode is never scaled']);
});

test('a line that the reader does not know is an error', async () => {
  const reading = (async () => readSurface('export interface Odd {\n  a: string, b: string\n}'))();
  await assert.rejects(reading, /does not read: a: string, b: string/);
});
