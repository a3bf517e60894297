/** Text with places to fill in, as `Bearer {{ new.secret }}`: names only, nothing is computed. */

export type TemplatePart = string | { readonly name: string };

const PLACE = /\{\{\s*([a-z][a-z0-9.-]*)\s*\}\}/g;

/** The text in pieces; undefined where a `{{` begins no place. */
export function parseTemplate(text: string): readonly TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ name: match[1]! });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts.some((part) => typeof part === 'string' && part.includes('{{')) ? undefined : parts;
}

/** The names of all places, in their order. */
export function placesIn(text: string): readonly string[] {
  return (parseTemplate(text) ?? []).flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
}

/** The text with each place filled; what `fill` gives is not looked at for places again. */
export function fillTemplate(text: string, fill: (name: string) => string): string {
  const parts = parseTemplate(text);
  if (parts === undefined) throw new RangeError('template: a place that does not end');
  return parts.map((part) => (typeof part === 'string' ? part : fill(part.name))).join('');
}

/** Every text in a JSON value, the names of its members too. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one));
  return Object.entries(value).flatMap(([name, one]) => [name, ...textsIn(one)]);
}
