import { DIGITS, LETTERS, tableOf } from './bytes.js';

/** Both alphabets of base64 at once. */
export const BASE64 = tableOf(`${LETTERS}${DIGITS}+/-_`);
/** Digits in hexadecimal, what may stand between bytes, and the `x` of `0x`. */
export const HEX_INSIDE = tableOf('0123456789abcdefABCDEFxX ,:;-\t\r\n');
export const QUOTES = tableOf('"\'`');
/** What may follow a closing quote that another literal is joined to. */
export const AFTER_QUOTE = tableOf(' \t\r\n+.&|~<\\"\'`');
/** What a secret or the name before it is made of: on both sides of a joint, else nothing is hidden by it. */
export const PIECE = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.:@%!?*#$^&~|<>-');
export const BLANKS = tableOf(' \t\r\n');
/** What begins that which is joined without quotes: the end of a line behind a backslash, a template, a block of YAML. */
export const STARTERS = tableOf('\\$#:');
