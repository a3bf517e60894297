// Stripe's request bodies and queries: forms whose names have brackets, `metadata[order]=7`, `enabled_events[0]=*`.

export type FormValue = string | readonly string[] | Readonly<Record<string, string>>;
export type Form = Readonly<Record<string, FormValue>>;

/** Lists; every other name with brackets holds a hash. */
const LISTS: ReadonlySet<string> = new Set(['enabled_events', 'expand']);

/** The form's values by name, or undefined where the text is none; brackets go one level deep. */
export function parseForm(text: string): Form | undefined {
  const plain = new Map<string, string>();
  const nested = new Map<string, Map<string, string>>();
  for (const [key, value] of new URLSearchParams(text)) {
    const [, name, inner] = /^([^[\]]+)(?:\[([^[\]]*)\])?$/.exec(key) ?? [];
    if (name === undefined) return undefined;
    if (inner === undefined) {
      plain.set(name, value);
      continue;
    }
    const entries = nested.get(name) ?? new Map<string, string>();
    nested.set(name, entries);
    // `name[]` adds to the list, `name[3]` is its third but for gaps.
    entries.set(inner === '' ? `+${String(entries.size)}` : inner, value);
  }
  if ([...nested.keys()].some((name) => plain.has(name))) return undefined;
  const lists = [...nested].map(
    ([name, entries]) => [name, LISTS.has(name) ? listOf(entries) : hashOf(entries)] as const,
  );
  return Object.fromEntries<FormValue>([...plain, ...lists]);
}

function listOf(entries: ReadonlyMap<string, string>): readonly string[] {
  const place = (key: string): number => (key.startsWith('+') ? Infinity : Number(key));
  const sorted = [...entries].toSorted(([one], [other]) => (place(one) < place(other) ? -1 : 1));
  return sorted.map(([, value]) => value);
}

function hashOf(entries: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.fromEntries(entries);
}
