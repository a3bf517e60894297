/** `text` cut into words of a list, or undefined where that can't be done; whole-text match, longest words first. */
export function segments(text: string, words: readonly string[]): readonly string[] | undefined {
  if (text === '') return undefined;
  // For each place the word that leads there, so that time is bounded by length times words.
  const cameBy: (string | undefined)[] = [];
  const byInitial = initialsOf(words);
  for (let at = 0, reached = 0; at <= reached && at < text.length; at += 1) {
    if (at > 0 && cameBy[at] === undefined) continue;
    for (const word of byInitial.get(text[at]!) ?? []) {
      if (!text.startsWith(word, at)) continue;
      reached = Math.max(reached, at + word.length);
      cameBy[at + word.length] ??= word;
    }
  }
  const parts: string[] = [];
  for (let at = text.length; at > 0;) {
    const word = cameBy[at];
    if (word === undefined) return undefined;
    parts.unshift(word);
    at -= word.length;
  }
  return parts;
}

const initials = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/** The words by their first letters, each list in their order; made once, since the lists are constants. */
function initialsOf(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = initials.get(words);
  if (known !== undefined) return known;
  const byInitial = new Map<string, string[]>();
  for (const word of words) {
    const list = byInitial.get(word.slice(0, 1));
    if (list === undefined) byInitial.set(word.slice(0, 1), [word]);
    else list.push(word);
  }
  initials.set(words, byInitial);
  return byInitial;
}
