import { Draw } from '../corpus/draw.js';
import { MAKERS } from './table-makers.js';
import { drawPieces, isFixed, parseBody, type Form, type Piece } from './table-notation.js';
import type { Row } from './table-rows.js';
import { SEALS } from './table-seals.js';
import { SPELLINGS, type Named } from './table-spellings.js';
import { TEXTS } from './table-texts.js';

/**
 * Makes what the table describes, from the table alone: it knows no detector, so that a pattern that is wrong does not
 * agree with itself.
 */
export interface Sample {
  readonly row: Row;
  readonly spelling: string;
  readonly text: string;
  /** What has to be found in it. */
  readonly value: string;
}

/** A text that looks like the format and is none of it. */
export interface NearMiss {
  readonly row: Row;
  readonly why: string;
  readonly text: string;
}

const SECRET_WORD = /key|token|secret|pass|pwd|auth|cred|(?:^|_)(?:pat|sid|psk|dsn)$/;
/** Tells which half of a pair is the secret one. */
const SECRET_LABEL = /secret|private|pass|password|token|code/;

/** The ten spellings, each with a value of its own; one text where the format is itself a file. */
export function samplesOf(row: Row): readonly Sample[] | undefined {
  const draw = new Draw(seedOf(row.id));
  const texts = TEXTS[row.id];
  if (texts !== undefined) return Object.entries(texts).map(([spelling, write]) => ({ row, spelling, ...write(draw) }));
  const settings = settingsOf(row);
  if (settings === undefined) return undefined;
  return Object.entries(SPELLINGS).map(([spelling, write], index) => {
    const named = settings(draw, index);
    return { row, spelling, text: write(named), value: named.at(-1)?.value ?? '' };
  });
}

type Settings = (draw: Draw, turn: number) => readonly Named[];

function settingsOf(row: Row): Settings | undefined {
  const maker = MAKERS[row.id];
  if (maker !== undefined) return (draw) => [{ words: nameOf(row), value: maker(draw) }];
  const forms = formsOf(row);
  if (forms === undefined) return undefined;
  return (draw, turn) => {
    const form = forms[turn % forms.length] ?? [];
    if (form.length === 1) return [{ words: nameOf(row), value: valueOf(row, form[0]?.pieces ?? [], draw, turn) }];
    return secretLast(form).map(({ label, pieces }) => ({
      words: [...providerWords(row), ...label.split(/[ _]/)],
      value: drawPieces(draw, pieces),
    }));
  };
}

function formsOf(row: Row): readonly Form[] | undefined {
  const forms = parseBody(row.body);
  const hasProse = forms?.some((form) => form.some(({ pieces }) => wordsIn(pieces)));
  return forms === undefined || hasProse === true ? undefined : forms;
}

/** What would be written out in full: a name in capitals stands for something. */
function wordsIn(pieces: readonly Piece[]): boolean {
  const text = pieces.map((piece) => (piece.is === 'text' ? piece.text : ' ')).join('');
  return /\b(?:HOST|USER|PASSWORD|NAME|TENANT|VALUE|DOMAIN|TOKEN|PORT|REGION|ID|STORED|SALT|HASH)\b|\.\.\./.test(text);
}

/** With the prefix before it, unless the body holds it already, and the check of the format. */
function valueOf(row: Row, pieces: readonly Piece[], draw: Draw, turn: number): string {
  const body = drawPieces(draw, pieces);
  const prefix = row.prefixes[turn % Math.max(1, row.prefixes.length)] ?? '';
  const isInside = row.prefixes.some((one) =>
    one.length === 2 ? body.startsWith(one) : one.length > 2 && body.includes(one),
  );
  const value = isInside ? body : prefix + body;
  return SEALS[row.id]?.(value, draw) ?? value;
}

function secretLast(form: Form): Form {
  return form.toSorted((a, b) => Number(SECRET_LABEL.test(a.label)) - Number(SECRET_LABEL.test(b.label)));
}

/** As a person would call it: the provider and what it is. */
export function nameOf(row: Row): readonly string[] {
  const whole = [/^[a-z0-9]+(?:_[a-z0-9]+)+$/, /^(?!x-)[a-z0-9]+(?:[- ][a-z0-9]+){1,2}$/]
    .map((form) => row.keywords.find((word) => form.test(word) && SECRET_WORD.test(word)))
    .find((word) => word !== undefined);
  if (whole === undefined) return [...providerWords(row), ...nounOf(row)];
  // `client_secret` alone could be anybody's
  return [...(COMMON_NAME.test(whole) ? providerWords(row) : []), ...whole.split(/[-_ ]/)];
}

const COMMON_NAME =
  /^(?:access|api|app|auth|channel|client|consumer|deploy|integration|license|personal|private|record|refresh|repo|routing|secret|security|signing|smtp|stream|subscription|token|webhook)[-_ ]/;

/** The first keyword that is a word, or else the provider. */
function providerWords(row: Row): readonly string[] {
  const known = row.keywords.find((word) => /^[a-z0-9][a-z0-9_]+$/.test(word) && !SECRET_WORD.test(word));
  const words = known ?? row.provider.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  const slug = words.split('_').filter((word) => word !== '');
  return slug.length === 0 ? ['app'] : slug;
}

function nounOf({ kind }: Row): readonly string[] {
  const nouns: readonly (readonly [RegExp, string])[] = [
    [/client secret/, 'client_secret'],
    [/consumer secret/, 'consumer_secret'],
    [/client token/, 'client_token'],
    [/registration token/, 'registration_token'],
    [/api hash/, 'api_hash'],
    [/signing secret/, 'signing_secret'],
    [/webhook url|incoming webhook/i, 'webhook_url'],
    [/connection string/, 'connection_string'],
    [/\burl\b/i, 'url'],
    [/password/, 'password'],
    [/access key/, 'access_key'],
    [/secret/, 'secret'],
    [/access token/, 'access_token'],
    [/token/, 'token'],
    [/key/, 'api_key'],
  ];
  return (nouns.find(([pattern]) => pattern.test(kind))?.[1] ?? 'token').split('_');
}

/** What must not be found by the row's own rule, where prefix or check tell the format. */
export function nearMissesOf(row: Row): readonly NearMiss[] {
  const [form] = formsOf(row) ?? [];
  const seal = SEALS[row.id];
  if (TEXTS[row.id] !== undefined || form?.length !== 1 || (!tells(row) && seal === undefined)) return [];
  const pieces = form[0]?.pieces ?? [];
  const draw = new Draw(seedOf(`near ${row.id}`));
  const value = MAKERS[row.id]?.(draw) ?? valueOf(row, pieces, draw, 0);
  const prefix = row.prefixes[0] ?? '';
  const start = value.startsWith(prefix) ? prefix.length : 0;
  const middle = start + Math.floor((value.length - start) / 2);
  const wrong: [string, string][] = [['the prefix alone', value.slice(0, Math.max(start, 4))]];
  if (isOfOneLength(row, pieces)) {
    if (!value.endsWith('=')) wrong.push(['one character too short', value.slice(0, -1)]);
    wrong.push(['a wrong character inside', `${value.slice(0, middle)}\u{e9}${value.slice(middle + 1)}`]);
  }
  if (start > 0) wrong.push(['a placeholder', prefix + 'x'.repeat(value.length - start)]);
  if (seal !== undefined && !HINT_ONLY.has(row.id)) wrong.push(['a check that does not hold', withOther(value)]);
  return wrong.map(([why, text]) => ({ row, why, text: `${nameOf(row).join('_').toUpperCase()}=${text}\n` }));
}

/** The table itself must give one length, without another that is seen or that tools take. */
function isOfOneLength({ said }: Row, pieces: readonly Piece[]): boolean {
  const [form, ...others] = parseBody(said) ?? [];
  const isCertain = !/tools|usual|some|old|newer|others/.test(said);
  const inTable = form?.[0]?.pieces;
  if (!isCertain || others.length > 0 || inTable === undefined || wordsIn(inTable)) return false;
  return isFixed(inTable) && isFixed(pieces);
}

/** Their check is not known for certain, so that it may raise a finding and never drop one. */
const HINT_ONLY: ReadonlySet<string> = new Set([
  'cloudflare-account-api-token',
  'cloudflare-api-token',
  'cloudflare-global-api-key',
  'github-fine-grained-pat',
  'reviewboard-api-token',
  'supabase-publishable-key',
  'supabase-secret-key',
]);

/** Whether the prefix is one that tells: three characters with a sign or two cases, or four. */
function tells({ prefixes }: Row): boolean {
  return prefixes.length > 0 && prefixes.every((one) => one.length >= 4 && !/^(?:sk_|pk_)?(?:live|test)_$/.test(one));
}

/** Another character of the same kind in the middle. */
function withOther(value: string): string {
  const at = Math.floor(value.length / 2);
  const other = at + Math.max(0, value.slice(at).search(/[a-zA-Z]/));
  const char = value.charAt(other);
  const next = /[zZ]/.test(char)
    ? String.fromCharCode(char.charCodeAt(0) - 1)
    : String.fromCharCode(char.charCodeAt(0) + 1);
  return value.slice(0, other) + next + value.slice(other + 1);
}

/** The same in every run, another for each row. */
function seedOf(text: string): number {
  let seed = 7;
  for (const char of text) seed = (Math.imul(seed, 31) + char.charCodeAt(0)) | 0;
  return seed;
}
