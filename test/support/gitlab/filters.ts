// The filters of GitLab's lists of tokens.
import type { FakeAnswer, FakeRequest } from '../fake/fake-provider.js';
import { wrongParameters } from './answers.js';
import type { Token } from './model.js';
import type { GitlabState } from './state.js';

const TIMES = [
  'created_after',
  'created_before',
  'last_used_after',
  'last_used_before',
  'expires_after',
  'expires_before',
];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  state: ['active', 'inactive'],
  revoked: ['true', 'false'],
  sort: ['created', 'expires', 'last_used', 'name'].flatMap((by) => [`${by}_asc`, `${by}_desc`]),
};

export const PAGING = ['page', 'per_page'];
export const FILTERS = [...PAGING, ...TIMES, ...Object.keys(CHOICES), 'search'];

/** GitLab's refusal of a filter that has not a value of its kind. */
export function filterRefusal({ query }: FakeRequest): FakeAnswer | undefined {
  const wrong = [...query].flatMap(([name, value]) => {
    if (PAGING.includes(name)) return /^[1-9]\d{0,8}$/.test(value) ? [] : [`${name} is invalid`];
    if (TIMES.includes(name)) return Number.isNaN(Date.parse(value)) ? [`${name} is invalid`] : [];
    return CHOICES[name]?.includes(value) === false ? [`${name} does not have a valid value`] : [];
  });
  return wrong.length === 0 ? undefined : wrongParameters(wrong);
}

/** What a list's filters leave; oldest first unless they say otherwise. */
export function filtered(state: GitlabState, { query }: FakeRequest, tokens: readonly Token[]): readonly Token[] {
  const wanted = query.get('state');
  const search = query.get('search')?.toLowerCase();
  const isRevoked = query.get('revoked');
  const within = (at: Date | undefined, name: string): boolean =>
    isWithin(at, query.get(`${name}_after`), query.get(`${name}_before`));
  const matching = tokens.filter(
    (token) =>
      (wanted === null || (wanted === 'active') === state.isActive(token)) &&
      (search === undefined || token.name.toLowerCase().includes(search)) &&
      (isRevoked === null || (isRevoked === 'true') === token.isRevoked) &&
      within(token.createdAt, 'created') &&
      within(token.lastUsedAt, 'last_used') &&
      within(token.expiresAt === null ? undefined : new Date(token.expiresAt), 'expires'),
  );
  return sorted(matching, query.get('sort') ?? 'created_asc');
}

function sorted(tokens: readonly Token[], sort: string): readonly Token[] {
  const keyOf = ({ name, expiresAt, lastUsedAt, createdAt }: Token): string => {
    if (sort.startsWith('name')) return name;
    if (sort.startsWith('expires')) return expiresAt ?? '';
    return (sort.startsWith('last_used') ? lastUsedAt : createdAt)?.toISOString() ?? '';
  };
  const ascending = tokens.toSorted((one, other) => {
    const [first, second] = [keyOf(one), keyOf(other)];
    return first === second ? one.id - other.id : first < second ? -1 : 1;
  });
  return sort.endsWith('_desc') ? ascending.toReversed() : ascending;
}

function isWithin(at: Date | undefined, after: string | null, before: string | null): boolean {
  if (after === null && before === null) return true;
  if (at === undefined) return false;
  return (after === null || at > new Date(after)) && (before === null || at < new Date(before));
}
