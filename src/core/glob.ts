/** Whether a path matches a pattern in which `*` and `?` stay within a folder and `**` stands for any folders. */
export function matchesGlob(path: string, pattern: string): boolean {
  return matchParts(path.split('/'), pattern.split('/'), matchesName);
}

/**
 * Matches with wildcards that stand for any number of items. On a mismatch only the last wildcard is tried again one
 * item later, which is enough and keeps the time to the product of both lengths.
 */
function matchParts(
  items: readonly string[],
  pattern: readonly string[],
  matchesOne: (item: string, part: string) => boolean,
  wildcard = '**',
): boolean {
  let [item, part] = [0, 0];
  let retry: { item: number; part: number } | undefined;
  while (item < items.length) {
    if (pattern[part] === wildcard) {
      retry = { item, part };
      part += 1;
    } else if (part < pattern.length && matchesOne(items[item] ?? '', pattern[part] ?? '')) {
      item += 1;
      part += 1;
    } else if (retry !== undefined) {
      retry.item += 1;
      [item, part] = [retry.item, retry.part + 1];
    } else return false;
  }
  return pattern.slice(part).every((rest) => rest === wildcard);
}

/** Whether a name matches a pattern in which `*` stands for any characters and `?` for one. */
export function matchesName(name: string, pattern: string): boolean {
  return matchParts([...name], [...pattern], (character, part) => part === '?' || part === character, '*');
}
