import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { send } from './send.js';
import { World } from './world.js';

/** Why the server did not come up, in its own words. */
export class StartFailed extends Error {}

/**
 * The value of the last `--control-token`, which is the one that counts for the server.
 *
 * @param {string[]} args
 */
function tokenIn(args) {
  const option = '--control-token';
  /** @type {string | undefined} */
  let found;
  args.forEach((arg, index) => {
    if (arg === option) found = args[index + 1];
    else if (arg.startsWith(`${option}=`)) found = arg.slice(option.length + 1);
  });
  return found;
}

/** A running sandbox. `Sandbox.start()` starts one, `new Sandbox(url)` is about one that runs: in a container, on another machine. */
export class Sandbox {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;
  /** @type {string | undefined} */
  #folder;
  #token;

  /**
   * @param {string} url
   * @param {string} [token] what its `--control-token` was; where none is named the variable SANDBOX_CONTROL_TOKEN, as the server's own
   */
  constructor(url, token = process.env.SANDBOX_CONTROL_TOKEN || undefined) {
    this.url = url.replace(/\/+$/, '');
    this.#token = token;
  }

  /**
   * Starts the server on a free port of loopback and resolves once it takes requests. `args` are the server's own, and a
   * `--control-token` among them is the one that is sent.
   *
   * @param {{binary?: string, args?: string[], waitMs?: number}} options the binary is the one named, else the variable
   *   SORTEDPRO_SANDBOX, else the one on PATH
   */
  static async start({ binary = process.env.SORTEDPRO_SANDBOX ?? 'sortedpro-sandbox', args = [], waitMs = 20_000 } = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'sortedpro-sandbox-'));
    const ready = join(folder, 'ready');
    const log = await open(join(folder, 'log'), 'w');
    const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', '0', '--ready-file', ready, ...args],
      { stdio: ['ignore', log.fd, log.fd] });
    /** @type {Error | undefined} */
    let failure;
    child.on('error', (error) => { failure = error; });
    const sandbox = new Sandbox('', tokenIn(args));
    sandbox.#process = child;
    sandbox.#folder = folder;
    const deadline = Date.now() + waitMs;
    try {
      for (;;) {
        const url = (await readFile(ready, 'utf8').catch(() => '')).split('\n')[0];
        if (url) {
          sandbox.url = url;
          return sandbox;
        }
        if (failure) throw new StartFailed(`${binary} cannot be started: ${failure.message}`);
        if (hasEnded(child)) throw new StartFailed((await sandbox.log()).trim());
        if (Date.now() > deadline) throw new StartFailed(`${binary} took no request within ${waitMs} ms`);
        await sleep(10);
      }
    } catch (error) {
      await sandbox.stop();
      throw error;
    } finally {
      await log.close();
    }
  }

  /**
   * The world of a key; of a new key, which nobody else has, where none is named.
   *
   * @param {string} [key]
   */
  world(key = `test-${randomUUID()}`) {
    return new World(this.url, key, this.#token);
  }

  health() {
    return send({ url: this.url, token: this.#token }, 'GET /_sandbox/health', {});
  }

  /** Puts every world back to the fixtures. */
  async resetAll() {
    await send({ url: this.url, token: this.#token }, 'POST /_sandbox/reset', { query: { all: true } });
  }

  /** Every world that stands, the last used first, never by its key. */
  async worlds() {
    return (await send({ url: this.url, token: this.#token }, 'GET /_sandbox/worlds', {})).worlds;
  }

  /**
   * Lets a world go with its snapshots, by the name that `worlds` gives.
   *
   * @param {string} name
   */
  async forget(name) {
    await send({ url: this.url, token: this.#token }, 'DELETE /_sandbox/worlds/{name}', { path: { name } });
  }

  /** Every value in the data that provokes something. */
  async magic() {
    return (await send({ url: this.url, token: this.#token }, 'GET /_sandbox/magic', {})).values;
  }

  /** What the server said so far. Empty for one that was not started here. */
  async log() {
    return this.#folder === undefined ? '' : readFile(join(this.#folder, 'log'), 'utf8');
  }

  /** Ends a server that was started here; any other goes on. */
  async stop() {
    const [child, folder] = [this.#process, this.#folder];
    this.#process = this.#folder = undefined;
    if (child?.pid !== undefined && !hasEnded(child)) {
      const ended = new Promise((resolve) => { child.once('exit', resolve); });
      child.kill();
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
    }
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}
