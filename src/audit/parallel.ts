/** How many requests are under way at a time. */
const AT_ONCE = 6;

/** What `work` gives for each item, in their order and a few at a time; undefined is left out. */
export async function* mapInParallel<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R | undefined>,
): AsyncIterable<R> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    for (const result of await Promise.all(items.slice(at, at + AT_ONCE).map(work))) {
      if (result !== undefined) yield result;
    }
  }
}
