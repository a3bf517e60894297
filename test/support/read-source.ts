import type { Fragment } from '../../src/core/fragment.js';
import type { Source } from '../../src/sources/source.js';

/** All fragments of a source. */
export async function readSource(source: Pick<Source, 'fragments'>): Promise<Fragment[]> {
  return collect(source.fragments(new AbortController().signal));
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
