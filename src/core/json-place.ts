/** The value at a place like `data.keys.0`, all of it at the empty place; undefined where there is none. */
export function valueAt(body: unknown, place: string): unknown {
  let value = body;
  for (const name of place === '' ? [] : place.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
