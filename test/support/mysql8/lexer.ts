/** Splits a statement into words, texts, numbers and signs, as MySQL does without `ANSI_QUOTES`. */
import { Refusal, syntaxError } from './refusal.js';

export interface Token {
  /** `text` stood between ' or ", `quoted` between backticks. */
  readonly kind: 'word' | 'quoted' | 'text' | 'hex' | 'number' | 'variable' | 'sign';
  /** Without its quotes. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

const MAX_BYTES = 64 * 1024;

// A comment that MySQL would execute (`/*!`) or take for a hint (`/*+`) is no comment: nothing here sends one.
const TOKEN =
  /(?<space>\s+|--(?=\s|$)[^\n]*|#[^\n]*|\/\*(?![!+])[\s\S]*?\*\/)|(?<variable>@@\w+(?:\.\w+)?)|(?<hex>0x(?:[0-9A-Fa-f]{2})+(?![\w$]))|(?<number>\d+(?:\.\d+)?(?![\w$]))|(?<word>[A-Za-z_$][\w$]*)|(?<text>'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*")|`(?<quoted>(?:[^`]|``)+)`|(?<sign><=>|->>|->|<>|!=|<=|>=|[-=<>(),.;*@+])/y;

export function tokensOf(sql: string): readonly Token[] {
  if (Buffer.byteLength(sql) > MAX_BYTES) {
    throw new Refusal(1153, "Got a packet bigger than 'max_allowed_packet' bytes");
  }
  const tokens: Token[] = [];
  let from = 0;
  while (from < sql.length) {
    TOKEN.lastIndex = from;
    const groups = TOKEN.exec(sql)?.groups;
    if (groups === undefined) throw syntaxError(sql.slice(from));
    const to = TOKEN.lastIndex;
    const token = tokenOf(groups);
    if (token !== undefined) tokens.push({ ...token, from, to });
    from = to;
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Pick<Token, 'kind' | 'value'> | undefined {
  const { text, quoted, hex } = groups;
  if (text !== undefined) return { kind: 'text', value: unescaped(text) };
  if (quoted !== undefined) return { kind: 'quoted', value: quoted.replaceAll('``', '`') };
  if (hex !== undefined) return { kind: 'hex', value: Buffer.from(hex.slice(2), 'hex').toString() };
  for (const kind of ['word', 'number', 'variable', 'sign'] as const) {
    const value = groups[kind];
    if (value !== undefined) return { kind, value };
  }
  return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  0: '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
  // These two mean something to LIKE and keep their backslash.
  '%': '\\%',
  _: '\\_',
};

function unescaped(literal: string): string {
  const quote = literal.charAt(0);
  return literal
    .slice(1, -1)
    .replace(/\\([\s\S])|''|""/g, (whole, escaped: string | undefined) =>
      escaped !== undefined ? (ESCAPES[escaped] ?? escaped) : whole === quote + quote ? quote : whole,
    );
}
