// Stripe's lists: newest first, a hundred at most, on from an object or back from one.
import type { FakeAnswer, FakeRequest } from '../fake/fake-provider.js';
import * as answers from './answers.js';

export const LIST_QUERY = ['limit', 'starting_after', 'ending_before'] as const;

/** A page of what there is, oldest first in `all`. */
export function list<One extends { readonly id: string }>(
  all: readonly One[],
  { query, path }: FakeRequest,
  view: (one: One) => unknown,
): FakeAnswer {
  const limit = Number(query.get('limit') ?? 10);
  if (!Number.isInteger(limit)) return answers.invalidParam('limit', 'not an integer');
  if (limit < 1 || limit > 100) return answers.invalidParam('limit', 'must be between 1 and 100');
  const newest = all.toReversed();
  const after = query.get('starting_after');
  const before = query.get('ending_before');
  if (after !== null && before !== null) return answers.refusal(400, 'You may only specify one of these parameters.');
  const cursor = after ?? before;
  const at = cursor === null ? -1 : newest.findIndex(({ id }) => id === cursor);
  if (cursor !== null && at === -1) {
    const param = after === null ? 'ending_before' : 'starting_after';
    return answers.refusal(400, `No such object: '${cursor}'`, { code: 'resource_missing', param });
  }
  const rest = before === null ? newest.slice(at + 1) : newest.slice(0, at).toReversed();
  const page = rest.slice(0, limit);
  const data = (before === null ? page : page.toReversed()).map(view);
  return answers.ok({ object: 'list', data, has_more: rest.length > limit, url: path });
}
