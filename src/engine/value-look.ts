import { entropyOf } from './entropy.js';
import { surpriseOf } from './language-model.js';

/**
 * What a value looks like by itself. `random`: a machine made it. `mixed`: a person did, of words with digits or signs.
 * `words`: one word or several, as names, labels and prose have them.
 */
export type Look = 'random' | 'mixed' | 'words' | 'name' | 'uuid' | 'number' | 'signs';

export interface ValueLook {
  readonly look: Look;
  /** Why, for a person. */
  readonly reason: string;
}

const MIN_HEX_LENGTH = 16;
const MIN_HEX_ENTROPY = 2.8;
/** What words need of the model's bits a character; the shorter a text, the more chance has to do with it. */
const RANDOM_BITS = [
  { length: 24, bits: 4.6 },
  { length: 16, bits: 4.7 },
  { length: 10, bits: 4.9 },
  { length: 0, bits: 5.2 },
] as const;
const MIN_RANDOM_LENGTH = 6;

export function lookAt(value: string): ValueLook {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return { look: 'uuid', reason: 'a UUID' };
  if (/^[+-]?(?:0x)?[0-9]+(?:[.,_-][0-9]+)*$/i.test(value)) return { look: 'number', reason: 'a number' };
  if (!/[A-Za-z]/.test(value)) return { look: 'signs', reason: 'signs and digits' };
  if (isHex(value) || hasHexBody(value)) return { look: 'random', reason: 'random hexadecimal digits' };
  const bits = surpriseOf(value);
  if (value.length >= MIN_RANDOM_LENGTH && bits >= randomBits(value) && entropyOf(value) >= 2.3) {
    return looksRandom(bits.toFixed(1));
  }
  const shown = `${bits.toFixed(1)} bits a character to a model of words`;
  if (/^[A-Za-z]{10,}$/.test(value) && hasWildCase(value)) {
    return { look: 'random', reason: 'upper and lower case as no word has them' };
  }
  if (isName(value)) return { look: 'name', reason: 'a name as programs have it' };
  if (!/[0-9]/.test(value) && /^\p{L}+(?:[-_ .:/,]\p{L}+)*[.!?:]?$/u.test(value)) {
    return { look: 'words', reason: `words (${shown})` };
  }
  return { look: 'mixed', reason: `words with digits or signs (${shown})` };
}

const looksRandomBy = new Map<string, ValueLook>();

/** One text for all that surprise as much: a report may hold it a hundred thousand times. */
function looksRandom(bits: string): ValueLook {
  let known = looksRandomBy.get(bits);
  if (known === undefined) {
    known = { look: 'random', reason: `looks random (${bits} bits a character to a model of words)` };
    looksRandomBy.set(bits, known);
  }
  return known;
}

/** `eyJmb28iOiAiYmFyIn0=`: readable when decoded, and not random then. */
export function isEncodedText(value: string): boolean {
  if (value.length < 12 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(value)) return false;
  const text = Buffer.from(value, 'base64').toString('latin1');
  if (!/^[\x20-\x7e\r\n\t]+$/.test(text)) return false;
  return /[\s{}:]/.test(text) || lookAt(text).look !== 'random';
}

function isHex(value: string): boolean {
  if (value.length < MIN_HEX_LENGTH || !/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(value) || !/[0-9]/.test(value)) return false;
  return entropyOf(value) >= MIN_HEX_ENTROPY;
}

/** `test_` or `1003.` before many hexadecimal digits: to a model of words they are no surprise, being so few letters. */
export function hasHexBody(value: string): boolean {
  const body = /(?:^|[^A-Za-z0-9])([0-9a-f]{24,}|[0-9A-F]{24,})(?:$|[^A-Za-z0-9])/.exec(value)?.[1];
  return body !== undefined && body.length >= value.length * 0.6 && isHex(body);
}

/** `JhIPNmztO` at the end: upper and lower case change more often than in the names that programs have. */
export function hasWildCase(value: string): boolean {
  const last = /[A-Za-z0-9]{8,}$/.exec(value.replace(/[-_=]+(?=[A-Za-z0-9]{0,7}$)/, ''))?.[0] ?? '';
  const changes = (last.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g) ?? []).length;
  const isCamelCase = /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*$/.test(last);
  return changes >= 4 && changes >= last.length * 0.4 && !isCamelCase && !isName(last);
}

function randomBits(value: string): number {
  return RANDOM_BITS.find(({ length }) => value.length >= length)?.bits ?? 0;
}

/** `TOKEN_V2`, `defaultToConfig2`, `api-key-v2`, `e.KEY_A`: parts that are words, a digit at most here and there. */
function isName(value: string): boolean {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value)) return true;
  if (/^[a-z]+(?:[A-Z][a-z]+){2,}[0-9]?$/.test(value)) return true;
  if (/^[A-Za-z_$][\w$]*(?:(?:\.|->|::|\?\.)[A-Za-z_$][\w$]*)+$/.test(value)) {
    // `s.flores9` is more like a password than like an access.
    return !/[0-9]$/.test(value) || value.split('.').length > 2;
  }
  return /^[A-Za-z]+[0-9]?(?:[-_.:/][A-Za-z]+[0-9]?|[-_.:/][vV]?[0-9]){2,}$/.test(value);
}
