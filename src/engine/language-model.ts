import { SYMBOLS, TRIGRAM_HALF_BITS } from './language-model-table.js';

/**
 * How surprising a text is to someone who knows words and identifiers, in bits per character: names and words need 2 to 3,
 * what a machine made 4 and more. Length, case and signs are judged elsewhere.
 */
export function surpriseOf(text: string): number {
  const folded = fold(text);
  let bits = 0;
  let pair = 0;
  for (let at = 1; at < folded.length; at += 1) {
    const third = SYMBOLS.indexOf(folded.charAt(at));
    bits += (TRIGRAM_HALF_BITS.charCodeAt(pair * SYMBOLS.length + third) - FIRST_CODE) / 2;
    pair = (pair * SYMBOLS.length + third) % (SYMBOLS.length * SYMBOLS.length);
  }
  return folded.length <= 2 ? 0 : bits / (folded.length - 1);
}

const FIRST_CODE = 0x30;

/** One alphabet for all ways of writing words: `accessToken`, `ACCESS_TOKEN` and `access-token` are `^access^token^`. */
function fold(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  const humps = plain.replace(/([a-z])([A-Z])/g, '$1^$2').replace(/([A-Z])([A-Z][a-z])/g, '$1^$2');
  const folded = humps
    .toLowerCase()
    .replace(/[0-9]/g, '0')
    .replace(/[^a-z0]+/g, '^');
  return `^${folded}^`.replace(/\^+/g, '^');
}
