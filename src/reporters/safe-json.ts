import { printable } from './printable.js';

/**
 * JSON that may be printed. JSON.stringify leaves DEL, C1 controls and direction marks raw; as `\u` escapes they parse to
 * the same text.
 */
export function safeJson(value: unknown, indent = 0): string {
  let result = '';
  for (const character of JSON.stringify(value, null, indent)) {
    if (character === '\n' || printable(character) === character) result += character;
    else for (let i = 0; i < character.length; i += 1) result += escapedUnit(character.charCodeAt(i));
  }
  return result;
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

function escapedUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
