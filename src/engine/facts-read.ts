/** Readers that several kinds of facts share. Each gives undefined for what it can't read, and never throws. */

/** What a value tells about itself, by the name of the companion. */
export type Facts = Readonly<Record<string, string>>;

/** The text that base64 of either alphabet holds, if it is text. */
export function textIn(base64: string): string | undefined {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  return text === '' || hasControls(text) ? undefined : text;
}

/** The JSON object that base64 of either alphabet holds. */
export function objectIn(base64: string): Readonly<Record<string, unknown>> | undefined {
  const value = jsonOf(textIn(base64));
  return isObject(value) ? value : undefined;
}

export function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Seconds since 1970 as a time; undefined for what no date can hold, and for zero, which stands for never. */
export function timeOf(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number' || seconds <= 0) return undefined;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Those that are known, short enough to be shown, and plain. */
export function known(entries: Readonly<Record<string, unknown>>): Facts {
  const facts: Record<string, string> = {};
  for (const [name, value] of Object.entries(entries)) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '' && text.length <= MAX_LENGTH && !hasControls(text)) facts[name] = text;
  }
  return facts;
}

const MAX_LENGTH = 200;

function hasControls(text: string): boolean {
  // U+FFFD stands where bytes were no UTF-8.
  return /[\p{Cc}\uFFFD]/u.test(text);
}
