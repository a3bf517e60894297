import { replaceUnsafe } from './printable.js';

/**
 * JSON that may be printed. JSON.stringify leaves DEL, C1 controls and direction marks raw; as `\u` escapes they parse to
 * the same text.
 */
export function safeJson(value: unknown, indent = 0): string {
  return replaceUnsafe(JSON.stringify(value, null, indent), (character) =>
    character === '\n' ? character : escapedUnits(character),
  );
}

/** `"name": [` and the items one after the other, at one step of indent, so that a long report is never one string. */
export function* jsonList(name: string, items: Iterable<unknown>, indent = ''): Iterable<string> {
  yield `${indent}"${name}": [`;
  let separator = '\n';
  for (const item of items) {
    yield `${separator}${indent}  ${safeJson(item, 2).replaceAll('\n', `\n${indent}  `)}`;
    separator = ',\n';
  }
  yield separator === '\n' ? ']' : `\n${indent}]`;
}

/** A character beyond the first 65,536 has two. */
function escapedUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
