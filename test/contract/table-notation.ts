import type { Draw } from '../corpus/draw.js';

/** A piece of a format: text as it stands, or so many characters of an alphabet, or one of several sequences. */
export type Piece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'class'; readonly alphabet: string; readonly min: number; readonly max: number }
  | {
      readonly is: 'group';
      readonly options: readonly (readonly Piece[])[];
      readonly min: number;
      readonly max: number;
    };

/** What a pair calls one of its halves, and how it looks. */
export interface Part {
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/** One way to write the credential: its parts in the table's order, mostly one. */
export type Form = readonly Part[];

const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
/** Nobody writes a token of two thousand characters more than once. */
const LONGEST_RUN = 420;

/**
 * Reads the table's notation into the forms that it allows; undefined where the cell is prose. `or` and `;` separate
 * forms, a comma the parts of a pair, `each` says that a pair has two alike.
 */
export function parseBody(body: string): readonly Form[] | undefined {
  const plain = body.replaceAll(/ \((?:[^()[\]]|\[[^\]]*\])*\)/g, '').trim();
  const forms = plain
    .split(/; (?=[a-z]+ |[A-Za-z[(])| or (?![^(]*\))/)
    .filter((form) => form !== '')
    .map(parseForm);
  const pair = mergePair(forms);
  if (pair !== undefined) return [pair];
  return forms.length === 0 || forms.includes(undefined) ? undefined : forms.filter((form) => form !== undefined);
}

/** `key ...; secret ...`: both are named, so it is one form of two parts. */
function mergePair(forms: readonly (Form | undefined)[]): Form | undefined {
  const parts = forms.flatMap((form) => form ?? []);
  return forms.length > 1 && parts.length === forms.length && parts.every(({ label }) => label !== '')
    ? parts
    : undefined;
}

function parseForm(form: string): Form | undefined {
  const each = form.endsWith(' each');
  const parts = form
    .replace(/ each$/, '')
    .split(', ')
    .map(parsePart);
  if (parts.includes(undefined)) return undefined;
  const known = parts.filter((part) => part !== undefined);
  const [first] = known;
  if (each && first !== undefined) return ['key', 'secret'].map((label) => ({ ...first, label }));
  return known;
}

/** What the table calls the halves of a pair; anything else before a format is prose. */
const PART =
  /^((?:(?:key|secret|access_key_id|secret_access_key|name|code|pass|password|id|merchant|public|private|user|token|clientID|clientSecret|client_id|client_token|token_id|token_secret|client_secret) )?)(\S(?:[^ ]| (?=[^()]*\)))*)$/;

function parsePart(text: string): Part | undefined {
  const [, label = '', rest = ''] = PART.exec(text) ?? [];
  const pieces = rest === '' ? undefined : parsePieces(rest);
  // words that are left over: prose
  return pieces === undefined ? undefined : { label: label.trim(), pieces };
}

function parsePieces(notation: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < notation.length) {
    const start = notation.charAt(at);
    let piece: Piece;
    if (start === '[' && notation.indexOf(']', at) > at) {
      const end = endOfClass(notation, at);
      piece = { is: 'class', alphabet: alphabetOf(notation.slice(at + 1, end)), min: 1, max: 1 };
      at = end + 1;
    } else if (start === '(') {
      const end = notation.indexOf(')', at);
      const options = notation
        .slice(at + 1, end)
        .split(' or ')
        .map(parsePieces);
      if (end === -1 || options.includes(undefined)) return undefined;
      piece = { is: 'group', options: options.filter((option) => option !== undefined), min: 1, max: 1 };
      at = end + 1;
    } else {
      piece = { is: 'text', text: start };
      at += 1;
    }
    const [times, min, max] = timesAt(notation, at, piece.is !== 'text' || '='.includes(start));
    at += times.length;
    if (piece.is === 'text') pieces.push(times === '' ? piece : { is: 'class', alphabet: piece.text, min, max });
    else pieces.push({ ...piece, min, max });
  }
  return pieces;
}

/** The bracket that closes, not one with a backslash before it. */
function endOfClass(notation: string, start: number): number {
  let end = notation.indexOf(']', start + 1);
  while (notation.charAt(end - 1) === '\\') end = notation.indexOf(']', end + 1);
  return end;
}

/** `{40}`, `{24,247}`, `{40,}`, `?`, `+`, `*`, or nothing: once. A question mark after plain text is text: a query. */
function timesAt(notation: string, at: number, mayRepeat: boolean): readonly [string, number, number] {
  const rest = notation.slice(at);
  const [all, low = '', comma, high = ''] = /^\{([0-9]+)(,)?([0-9]*)\}/.exec(rest) ?? [];
  if (all !== undefined)
    return [all, Number(low), comma === undefined ? Number(low) : Number(high || Number(low) + 20)];
  if (mayRepeat && rest.startsWith('?')) return ['?', 0, 1];
  if (mayRepeat && rest.startsWith('+')) return ['+', 4, 12];
  if (mayRepeat && rest.startsWith('*')) return ['*', 0, 12];
  return ['', 1, 1];
}

function alphabetOf(range: string): string {
  if (range.startsWith('^')) return PRINTABLE.replaceAll(/["'`\\<>{}()[\],;&|$#]/g, '');
  const plain = range.replaceAll(/\\(?=[[\]])/g, '');
  let alphabet = '';
  for (let at = 0; at < plain.length; at += 1) {
    const from = plain.charCodeAt(at);
    const to = plain.charAt(at + 1) === '-' && at + 2 < plain.length ? plain.charCodeAt(at + 2) : from;
    for (let code = from; code <= to; code += 1) alphabet += String.fromCharCode(code);
    if (to !== from) at += 2;
  }
  const letters = [...new Set(alphabet)].join('');
  // padding stands at the end, wherever the table's alphabet lets it stand
  return letters.length > 10 ? letters.replace('=', '') : letters;
}

/** A random value of the form. */
export function drawPieces(draw: Draw, pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.is === 'text') return piece.text;
      const times = timesOf(draw, piece);
      if (piece.is === 'group')
        return Array.from({ length: times }, () => drawPieces(draw, draw.pick(piece.options))).join('');
      return Array.from({ length: times }, () => piece.alphabet.charAt(draw.below(piece.alphabet.length))).join('');
    })
    .join('');
}

function timesOf(draw: Draw, { min, max }: { readonly min: number; readonly max: number }): number {
  return min + draw.below(Math.max(1, Math.min(max, Math.max(min, LONGEST_RUN)) - min + 1));
}

/** Whether every run has one length only, so that a character less is another format. */
export function isFixed(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => piece.is === 'text' || (piece.min === piece.max && piece.is === 'class'));
}
