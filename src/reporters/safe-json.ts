import { replaceUnsafe } from './printable.js';

/**
 * JSON that may be printed. JSON.stringify leaves DEL, C1 controls and direction marks raw; as `\u` escapes they parse to
 * the same text.
 */
export function safeJson(value: unknown, indent = 0): string {
  const json = JSON.stringify(value, null, indent);
  // Every line feed would be looked at, of which a long report has millions.
  if (!MAY_BE_UNSAFE.test(json)) return json;
  return replaceUnsafe(json, (character) => (character === '\n' ? character : escapedUnits(character)));
}

const MAY_BE_UNSAFE = /[^\n\u0020-\u007e]/;

/** `"name": [` and the items one after the other, at one step of indent, so that a long report is never one string. */
export function* jsonList(name: string, items: Iterable<unknown>, indent = ''): Iterable<string> {
  yield `${indent}"${name}": [`;
  let separator = '\n';
  const depth = indent.length / 2 + 1;
  for (const item of items) {
    yield `${separator}${indent}  ${jsonAt(depth, item)}`;
    separator = ',\n';
  }
  yield separator === '\n' ? ']' : `\n${indent}]`;
}

/** As it stands so deep in a document with two spaces of indent: `JSON.stringify` indents faster than we would. */
function jsonAt(depth: number, item: unknown): string {
  let wrapped = item;
  for (let level = 0; level < depth; level += 1) wrapped = [wrapped];
  // Before the item each level has a bracket, a line feed and its indent, behind it the same in reverse.
  return safeJson(wrapped, 2).slice(depth * (depth + 3), -depth * (depth + 1));
}

/** A character beyond the first 65,536 has two. */
function escapedUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
