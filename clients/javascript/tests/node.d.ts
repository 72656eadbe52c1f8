// The part of Node's own types that the helper and its tests use, so that they are checked where @types/node is not to be had.
declare const process: { env: Record<string, string | undefined> };

declare module 'node:assert' {
  export class AssertionError extends Error {
    constructor(options: { message: string });
  }
}

declare module 'node:assert/strict' {
  const assert: {
    equal(actual: unknown, expected: unknown): void;
    deepEqual(actual: unknown, expected: unknown): void;
    match(text: string, pattern: RegExp): void;
    rejects(promise: Promise<unknown>, expected?: RegExp | (new (...args: never[]) => Error) | ((error: any) => boolean)): Promise<void>;
    ok(value: unknown): void;
  };
  export default assert;
}

declare module 'node:child_process' {
  export interface ChildProcess {
    pid?: number;
    exitCode: number | null;
    signalCode: string | null;
    kill(signal?: string): boolean;
    on(event: 'error', act: (error: Error) => void): void;
    once(event: 'exit', act: (code: number | null) => void): void;
  }
  export function spawn(command: string, args: string[], options: { stdio: ('ignore' | number)[] }): ChildProcess;
}

declare module 'node:crypto' {
  export function randomUUID(): string;
}

declare module 'node:fs/promises' {
  export function mkdtemp(prefix: string): Promise<string>;
  export function open(path: string, flags: string): Promise<{ fd: number; close(): Promise<void> }>;
  export function readFile(path: string | URL, encoding: 'utf8'): Promise<string>;
  export function rm(path: string, options: { recursive: boolean; force: boolean }): Promise<void>;
  export function writeFile(path: string, text: string, options?: { mode: number }): Promise<void>;
}

declare module 'node:os' {
  export function tmpdir(): string;
}

declare module 'node:path' {
  export function join(...parts: string[]): string;
}

declare module 'node:test' {
  export function after(act: () => Promise<void>): void;
  export function before(act: () => Promise<void>): void;
  export function test(name: string, act: () => Promise<void> | void): void;
}

declare module 'node:timers/promises' {
  export function setTimeout(milliseconds: number): Promise<void>;
}
