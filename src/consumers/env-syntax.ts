/** The syntax of env files as far as dotenv and a shell agree on it; texts have one character per byte. */

export type Quote = '' | '"' | "'" | '`';

/** One `KEY=value`. `start` and `end` enclose the value with its quotes. */
export interface Assignment {
  readonly key: string;
  readonly quote: Quote;
  readonly start: number;
  readonly end: number;
  /** The value as it stands between the quotes. */
  readonly raw: string;
}

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';
const ASSIGNMENT = /[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*/y;
const REST_OF_LINE = /[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/y;

/** Every assignment of the file in order, also those of a key that stands there twice. */
export function assignmentsOf(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  let position = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  while (position < text.length) {
    ASSIGNMENT.lastIndex = position;
    const match = ASSIGNMENT.exec(text);
    let end = position;
    if (match?.[1] !== undefined) {
      const assignment = valueAt(text, match[1], ASSIGNMENT.lastIndex);
      found.push(assignment);
      end = assignment.end;
    }
    position = lineEndAfter(text, end) + 1;
  }
  return found;
}

/** What the value may mean: dotenv and the shell undo different escapes, and either may have been meant. */
export function meaningsOf({ quote, raw }: Pick<Assignment, 'quote' | 'raw'>): readonly string[] {
  if (!raw.includes('\\') || quote === "'" || quote === '`') return [raw];
  if (quote === '') return [raw, raw.replace(/\\([\s\S])/g, '$1')];
  const shell = raw.replace(/\\([\\"$`])/g, '$1');
  const dotenv = raw.replace(/\\n/g, '\n').replace(/\\r/g, '\r');
  const both = raw.replace(/\\([\\"$`nr])/g, (_, escaped: string) => ({ n: '\n', r: '\r' })[escaped] ?? escaped);
  return [raw, shell, dotenv, both];
}

/**
 * The value with quotes around it as needed: those it had if they still serve, else others. Undefined where dotenv and
 * shell have no common way to write it.
 */
export function quoteValue(value: string, before: Quote): string | undefined {
  const quote = ([before, '', "'", '"'] as const).find((candidate) => isSafe(value, candidate));
  return quote === undefined ? undefined : quote + value + quote;
}

function isSafe(value: string, quote: Quote): boolean {
  if (/[\0\r]/.test(value)) return false;
  switch (quote) {
    case '':
      return /^[A-Za-z0-9_./:@%+=,-]*$/.test(value);
    case '"':
      return !/["\\$`]/.test(value);
    case "'":
      // dotenv reads a backslash before the closing quote as an escape.
      return !value.includes("'") && !value.endsWith('\\');
    case '`':
      return !/[`\\$]/.test(value);
  }
}

function valueAt(text: string, key: string, start: number): Assignment {
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = closingQuote(text, quote, start + 1);
    if (close !== -1 && endsLine(text, close + 1)) {
      return { key, quote, start, end: close + 1, raw: text.slice(start + 1, close) };
    }
  }
  const line = text.slice(start, lineEndAfter(text, start));
  const comment = line.search(/(?:^|[ \t])#/);
  const raw = (comment === -1 ? line : line.slice(0, comment)).replace(/[ \t\r]+$/, '');
  return { key, quote: '', start, end: start + raw.length, raw };
}

function closingQuote(text: string, quote: string, from: number): number {
  if (quote !== '"') return text.indexOf(quote, from);
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '"') return at;
  }
  return -1;
}

/** `'a'b` is one word to a shell and two things to dotenv: such a value is left alone. */
function endsLine(text: string, at: number): boolean {
  REST_OF_LINE.lastIndex = at;
  return REST_OF_LINE.test(text);
}

function lineEndAfter(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end === -1 ? text.length : end;
}
