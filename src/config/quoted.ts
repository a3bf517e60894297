/**
 * Text in double quotes that JSON and YAML read back as it was, and in which nothing can reach a terminal as a command
 * or turn the direction of writing: all but letters, digits and plain ASCII is escaped.
 */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^ -~\p{L}\p{N}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(''),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
