/** Patterns that come from files: checked before they are used, and bounded, since a file of a repository may hold any. */
import RE2 from 're2';

/** Steps of the compiled program, at most; the time of a search is the product of it and the text in the worst case. */
export const MAX_PROGRAM = 20_000;
/** A class of Unicode letters is some hundred ranges of bytes. */
const UNICODE_CLASS = 400;

/** Whether something in a text matches. Fails where `patternProblem` tells why. */
export function textMatcher(pattern: string): (text: string) => boolean {
  const compiled = new RE2(pattern);
  return (text) => compiled.test(text);
}

/** Why a pattern can't be used, in words; undefined for one that can. */
export function patternProblem(pattern: string): string | undefined {
  if (programSize(pattern) > MAX_PROGRAM) return 'its repetitions make it too large';
  try {
    return new RE2(pattern, 'gd') instanceof RE2 ? undefined : 'it is no pattern';
  } catch (cause) {
    // RE2 quotes the pattern in its message, which may hold anything.
    const reason = cause instanceof Error ? /^[a-z ()-]+(?=:|$)/i.exec(cause.message)?.[0] : undefined;
    return reason ?? 'RE2 does not understand it';
  }
}

interface Frame {
  size: number;
  /** What a repetition behind it would repeat. */
  last: number;
}

/** About how many steps the compiled pattern has: counted repetitions multiply what they repeat. */
export function programSize(pattern: string): number {
  const frames: Frame[] = [{ size: 0, last: 0 }];
  const atom = (size: number): void => {
    const frame = frames.at(-1)!;
    frame.size += frame.last;
    frame.last = size;
  };
  for (const [token] of pattern.matchAll(TOKEN)) {
    const frame = frames.at(-1)!;
    if (token === '(' || token.startsWith('(?')) frames.push({ size: 0, last: 0 });
    else if (token === ')') {
      if (frames.length === 1) continue;
      frames.pop();
      atom(frame.size + frame.last + 2);
    } else if (token.startsWith('{')) frame.last *= repetitionsOf(token);
    else if (/^[*+?]$/.test(token)) frame.last += 1;
    else atom(/\\[pP]/.test(token) ? UNICODE_CLASS : token.startsWith('[') ? 1 + token.length / 2 : 1);
  }
  return frames.reduce((sum, { size, last }) => sum + size + last, 0);
}

const TOKEN =
  /\\[pP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|\(\?(?:P?<\w*>|[\w-]*:|[\w-]*(?=\)))?|\{\d+(?:,\d*)?\}|./gsu;

function repetitionsOf(token: string): number {
  const [, from = '0', comma, to = ''] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
  return Math.max(1, comma === '' ? Number(from) : to === '' ? Number(from) + 1 : Number(to));
}
