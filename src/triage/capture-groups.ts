/** What a group of a pattern is, in the order of the opening brackets. */
const TOKEN = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|\((\?P?<\w+>|\?)?|[^\\[(]+|[\s\S]/g;

/**
 * The pattern with its secret named: the group of that number, or where none is given the first that takes part in a match, or
 * all of it where it has no groups. Other groups no longer capture. Undefined where there is no group of that number.
 */
export function withSecretGroup(pattern: string, group: number | undefined): string | undefined {
  const tokens = [...pattern.matchAll(TOKEN)];
  const count = tokens.filter(([token, kind]) => isCapturing(token, kind)).length;
  const wanted = group === 0 ? undefined : group;
  if (wanted !== undefined && wanted > count) return undefined;
  if (count === 0) return `(?<secret>${pattern})`;
  let number = 0;
  return tokens
    .map(([token, kind]) => {
      if (!isCapturing(token, kind)) return token;
      number += 1;
      if (wanted === undefined) return count === 1 ? '(?<secret>' : `(?<secret__g${String(number)}>`;
      return number === wanted ? '(?<secret>' : '(?:';
    })
    .join('');
}

function isCapturing(token: string, kind: string | undefined): boolean {
  return token.startsWith('(') && (kind === undefined || kind !== '?');
}
