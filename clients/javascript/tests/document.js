// Holds the helper's calls and shapes, as surface.d.ts tells them, to the OpenAPI document of the control surface.

/**
 * @typedef {{type: string, optional: boolean}} Member
 * @typedef {{calls: Map<string, Map<string, string>>, words: Map<string, string[]>, shapes: Map<string, Map<string, Member>>}} Surface
 * @typedef {any} Json
 */

/**
 * What surface.d.ts declares: the calls, the unions of words, and the interfaces with their members.
 *
 * @param {string} text
 * @returns {Surface}
 */
export function readSurface(text) {
  /** @type {Surface} */
  const surface = { calls: new Map(), words: new Map(), shapes: new Map() };
  /** @type {string | undefined} */
  let name;
  for (const line of text.replace(/\/\*\*[^]*?\*\//g, '').split('\n').map((line) => line.trim()).filter(Boolean)) {
    const opened = /^export interface (\w+) \{$/.exec(line);
    const union = /^export type (\w+) = (('[\w.]+')( \| '[\w.]+')*);$/.exec(line);
    const call = /^'([A-Z]+ \/\S+)': \{ (.*) \};$/.exec(line);
    const member = /^(\w+)(\??): (.+);$/.exec(line);
    if (opened) {
      name = /** @type {string} */ (opened[1]);
      if (name !== 'Calls') surface.shapes.set(name, new Map());
    } else if (line === '}') name = undefined;
    else if (union) surface.words.set(union[1] ?? '', (union[2] ?? '').split(' | ').map((word) => word.slice(1, -1)));
    else if (name === 'Calls' && call) {
      surface.calls.set(call[1] ?? '', new Map((call[2] ?? '').split('; ').map((part) => /** @type {[string, string]} */ (part.split(': ')))));
    } else if (name && name !== 'Calls' && member) {
      surface.shapes.get(name)?.set(member[1] ?? '', { optional: member[2] === '?', type: member[3] ?? '' });
    } else throw new Error(`surface.d.ts has a line that this test does not read: ${line}`);
  }
  return surface;
}

/**
 * What a call uses and the document lacks, and what the document demands and the call does not know.
 *
 * @param {string} name
 * @param {Surface} surface
 * @param {Json} document
 * @returns {string[]}
 */
export function complaints(name, surface, document) {
  const [method, path] = /** @type {[string, string]} */ (name.split(' '));
  const parts = surface.calls.get(name) ?? new Map();
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) return [`${name} is not in the document`];
  const found = [];
  const named = (operation.parameters ?? []).map((/** @type {Json} */ parameter) => parameter.name);
  for (const item of surface.shapes.get(parts.get('query') ?? '')?.keys() ?? []) {
    if (!named.includes(item)) found.push(`${name} has no query item ${item}`);
  }
  if (parts.has('body') !== ('requestBody' in operation)) found.push(`${name} takes ${parts.has('body') ? 'no' : 'a'} body`);
  else if (parts.has('body')) found.push(...compare(parts.get('body'), schemaOf(operation.requestBody), `${name}, body`, true));
  const answer = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
  return [...found, ...compare(parts.get('answer'), schemaOf(answer), `${name}, answer`, false)];

  /**
   * @param {string} type
   * @param {Json} schema
   * @param {string} where
   * @param {boolean} isSent
   * @returns {string[]}
   */
  function compare(type, schema, where, isSent) {
    if (type.endsWith(' | null')) return compare(type.slice(0, -7), schema, where, isSent);
    const branches = resolve(schema, document);
    if (type.endsWith('[]')) {
      const list = branches.find((branch) => branch.items !== undefined);
      return list ? compare(type.slice(0, -2), list.items, `${where}[]`, isSent) : [`${where} is no list`];
    }
    const words = surface.words.get(type);
    if (words) {
      const known = branches.flatMap((branch) => branch.enum ?? []);
      return words.filter((word) => !known.includes(word)).map((word) => `${where} is never ${word}`);
    }
    const members = surface.shapes.get(type);
    if (!members) return scalar(type, branches, where);
    const object = branches.find((branch) => branch.properties !== undefined);
    if (!object) return [`${where} is no object`];
    const found = [...members].flatMap(([name, member]) => (name in object.properties
      ? compare(member.type, object.properties[name], `${where}.${name}`, isSent) : [`${where} has no member ${name}`]));
    const missing = (object.required ?? []).filter((/** @type {string} */ name) => isSent && members.get(name)?.optional !== false);
    return [...found, ...missing.map((/** @type {string} */ name) => `${where}.${name} is required`)];
  }
}

/** @param {Json} content */
function schemaOf(content) {
  return content.content['application/json'].schema;
}

/**
 * The alternatives of a schema, its references followed.
 *
 * @param {Json} schema
 * @param {Json} document
 * @returns {Json[]}
 */
function resolve(schema, document) {
  if (schema.$ref) return resolve(document.components.schemas[schema.$ref.split('/').pop()], document);
  if (schema.anyOf) return schema.anyOf.flatMap((/** @type {Json} */ branch) => resolve(branch, document));
  return [schema];
}

/**
 * @param {string} type
 * @param {Json[]} branches
 * @param {string} where
 */
function scalar(type, branches, where) {
  const wanted = { string: ['string'], number: ['integer', 'number'], boolean: ['boolean'] }[type];
  const kinds = branches.flatMap((branch) => branch.type ?? []);
  // A schema without a type allows anything.
  const fits = wanted === undefined || kinds.length === 0 || wanted.some((kind) => kinds.includes(kind));
  return fits ? [] : [`${where} is ${kinds.join(' or ')}, not ${type}`];
}
