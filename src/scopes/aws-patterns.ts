// IAM's wildcards, `*` for any characters and `?` for one, in actions and ARNs: does a pattern match a text, include another
// pattern, or share anything with it. Where this is not certain, `includes` answers no and `overlaps` answers yes.

/** Whether the text is one of those that the pattern stands for. Exact. */
export function matches(pattern: string, text: string): boolean {
  return walk(pattern, text, (wanted, given) => wanted === '?' || wanted === given);
}

/** Whether everything that `inner` stands for is something that `outer` stands for. A yes is certain, a no is not. */
export function includes(outer: string, inner: string): boolean {
  // The inner star is a letter that only an outer star takes; an inner `?` fits an outer `?`.
  return walk(inOrder(outer), inOrder(inner), (wanted, given) => wanted === given || (wanted === '?' && given !== '*'));
}

/** `*?*` and `?*` mean the same: the question marks of a run come first, and one star after them. */
function inOrder(pattern: string): string {
  return pattern.replace(/[*?]+/g, (run) => '?'.repeat(run.split('?').length - 1) + (run.includes('*') ? '*' : ''));
}

/** The text is walked once for each star at most, whatever both hold. */
function walk(pattern: string, text: string, fits: (wanted: string, given: string) => boolean): boolean {
  let [at, star, mark] = [0, -1, 0];
  let next = 0;
  while (next < text.length) {
    const wanted = pattern[at];
    if (wanted !== undefined && wanted !== '*' && fits(wanted, text[next]!)) {
      at += 1;
      next += 1;
    } else if (wanted === '*') {
      star = at;
      mark = next;
      at += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      mark += 1;
      next = mark;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** Whether there is a text that both stand for. Exact; as many steps as the product of both lengths. */
export function overlaps(one: string, other: string): boolean {
  if (differAtStart(one, other)) return false;
  // reachable[j]: the first i characters of `one` and the first j of `other` have a text in common.
  let reachable = starsFrom([true, ...Array.from(other, () => false)], other);
  for (const letter of one) {
    const next = reachable.map((is) => is && letter === '*');
    for (let j = 0; j < other.length; j += 1) {
      const given = other[j]!;
      if (given === '*' && reachable[j + 1]) next[j + 1] = true;
      if (letter === '*') {
        if (next[j]) next[j + 1] = true;
      } else if (reachable[j] && given !== '*' && (letter === '?' || given === '?' || letter === given)) {
        next[j + 1] = true;
      }
    }
    reachable = starsFrom(next, other);
  }
  return reachable[other.length]!;
}

/** A star may also stand for nothing. */
function starsFrom(reachable: boolean[], other: string): boolean[] {
  for (let j = 0; j < other.length; j += 1) if (reachable[j] && other[j] === '*') reachable[j + 1] = true;
  return reachable;
}

/** Different letters before any wildcard: most pairs of ARNs end here. */
function differAtStart(one: string, other: string): boolean {
  for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
    const [a, b] = [one[i]!, other[i]!];
    if ('*?'.includes(a) || '*?'.includes(b)) return false;
    if (a !== b) return true;
  }
  return false;
}

/** Actions are compared without regard to case, and service by service: `*` alone is all of them. */
export function includesAction(outer: string, inner: string): boolean {
  if (outer === '*') return true;
  return inParts(outer.toLowerCase(), inner.toLowerCase(), 2);
}

export function overlapsAction(one: string, other: string): boolean {
  return overlaps(one.toLowerCase(), other.toLowerCase());
}

/** ARNs part by part, since AWS lets no wildcard reach over a colon before the resource; `*` alone is all of them. */
export function includesResource(outer: string, inner: string): boolean {
  if (outer === '*') return true;
  return inParts(outer, inner, 6);
}

/** As texts: a yes too many is only a refusal too many. */
export function overlapsResource(one: string, other: string): boolean {
  return overlaps(one, other);
}

function inParts(outer: string, inner: string, count: number): boolean {
  const [wanted, given] = [partsOf(outer, count), partsOf(inner, count)];
  if (wanted.length !== count || given.length !== count) return false;
  return wanted.every((part, at) => includes(part, given[at]!));
}

/** At the first colons only: the last part may hold more. */
export function partsOf(text: string, count: number): readonly string[] {
  const parts = text.split(':');
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(':')];
}
