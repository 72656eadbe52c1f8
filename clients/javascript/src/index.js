export { Refused } from './send.js';
export { Sandbox, StartFailed } from './sandbox.js';
export { ExpectationFailed, World } from './world.js';
