/** The survey's kernel with vectors: 64 bytes a turn, of which it makes masks with a bit for each byte. */
import { AFTER_QUOTE, BASE64, BLANKS, HEX_INSIDE, QUOTES, STARTERS } from '../src/decoders/alphabets.js';
import { BASE64_TAG, HEX_TAG, MIN_BASE64_RUN, MIN_HEX_DIGITS } from '../src/decoders/survey-layout.js';
import { emit, emitJoint, kernelModule, number } from './survey-wat.js';

const BLOCK = 64;
const VECTOR = 16;
/** No class has bytes in all eight rows of a column, so what is not ASCII, which has this row, is in none. */
const NO_ROW = 0xff;

const JOINTS = QUOTES.map((isQuote, byte) => isQuote | STARTERS[byte]!);
/** What may stand behind a joint's first byte; `$isJoint` then tells which pairs are joints. */
const AFTER_JOINT = AFTER_QUOTE.map((isAfter, byte) => (byte === '{'.charCodeAt(0) ? 1 : isAfter));

export function simdKernel(): string {
  const turn = `
      ${clear('base64', 'hex', 'blanks', 'joints')}
      ${[0, VECTOR, 2 * VECTOR, 3 * VECTOR].map(lookAt).join('\n')}
      ;; of the last block only what is text counts
      (if (i32.gt_u (i32.add (local.get $at) ${number(BLOCK)}) (local.get $end)) (then
        (local.set $text (i64.sub (i64.shl ${long(1)} (i64.extend_i32_u (i32.sub (local.get $end) (local.get $at)))) ${long(1)}))
        ${['base64', 'hex', 'joints'].map((name) => keep(name, '(local.get $text)')).join(' ')}))
      ;; digits in hexadecimal have at most one blank between two
      ${keep('hex', not(`(i64.and (local.get $blanks) ${afterOne('blanks', 'blanksBefore')})`))}
      (local.set $blanksBefore (local.get $blanks))
      ${runs('base64', MIN_BASE64_RUN, BASE64_TAG)}
      ${runs('hex', MIN_HEX_DIGITS, HEX_TAG)}
      ${forEachBit('joints', emitJoint('(local.get $place)'))}`;
  const masks = ['base64', 'hex', 'blanks', 'joints', 'text', 'bits', 'before'];
  return kernelModule({
    state: { i64: ['base64Before', 'hexBefore', 'blanksBefore'] },
    locals: { i32: ['place'], i64: masks, v128: ['bytes', 'row', 'column'] },
    stride: BLOCK,
    turn,
  });
}

/** Adds to the masks what a vector tells. */
function lookAt(offset: number): string {
  const add = (mask: string, found: string): string =>
    `(local.set $${mask} (i64.or (local.get $${mask}) (i64.shl (i64.extend_i32_u (i8x16.bitmask ${found})) ${long(offset)})))`;
  return `
      ${load(offset)}
      ${add('base64', isIn(BASE64))}
      ${add('hex', isIn(HEX_INSIDE))}
      ${add('blanks', isIn(BLANKS))}
      ${add('joints', `(v128.and ${isIn(JOINTS)} (block (result v128) ${load(offset + 1)} ${isIn(AFTER_JOINT)}))`)}`;
}

/** Splits the bytes into rows and columns of the table of ASCII; a row is a bit. */
function load(offset: number): string {
  const rows = Array.from({ length: VECTOR }, (_, row) => (row < 8 ? 1 << row : NO_ROW));
  return `(local.set $bytes (v128.load offset=${String(offset)} align=1 (local.get $at)))
      (local.set $row (i8x16.swizzle ${vector(rows)} (i8x16.shr_u (local.get $bytes) ${number(4)})))
      (local.set $column (v128.and (local.get $bytes) ${vector(Array<number>(VECTOR).fill(15))}))`;
}

/** Which bytes are in an alphabet of ASCII: those whose row is among the rows of their column. */
function isIn(alphabet: Uint8Array): string {
  const columns = Array.from({ length: VECTOR }, (_, column) => {
    let rows = 0;
    for (let row = 0; row < 8; row += 1) if (alphabet[row * VECTOR + column] === 1) rows |= 1 << row;
    return rows;
  });
  return `(i8x16.eq (v128.and (i8x16.swizzle ${vector(columns)} (local.get $column)) (local.get $row)) (local.get $row))`;
}

/** Tells where runs begin that reach their least length in this block. */
function runs(name: string, minRun: number, tag: number): string {
  // A step keeps a bit where the one so many bytes before is kept too, so that each doubles the run that a bit stands for.
  const steps: number[] = [];
  for (let length = 1; length < minRun; length += steps.at(-1)!) steps.push(Math.min(length, minRun - length));
  const narrow = (step: number): string => `
      ${keep('bits', `(i64.or (i64.shl (local.get $bits) ${long(step)}) (i64.shr_u (local.get $before) ${long(BLOCK - step)}))`)}
      ${keep('before', `(i64.shl (local.get $before) ${long(step)})`)}`;
  return `
      (local.set $bits (local.get $${name}))
      (local.set $before (local.get $${name}Before))
      (local.set $${name}Before (local.get $${name}))
      ${steps.map(narrow).join('')}
      ${keep('bits', not(afterOne('bits', 'before')))}
      ${forEachBit('bits', emit(tag, '(local.get $place)', minRun - 1))}`;
}

/** The bits of a mask moved to the byte after. */
function afterOne(mask: string, before: string): string {
  return `(i64.or (i64.shl (local.get $${mask}) ${long(1)}) (i64.shr_u (local.get $${before}) ${long(BLOCK - 1)}))`;
}

/** Does something with `$place` for each bit, and empties the mask. */
function forEachBit(mask: string, body: string): string {
  return `(block $none (loop $bit
        (br_if $none (i64.eqz (local.get $${mask})))
        (local.set $place (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $${mask})))))
        ${body}
        ${keep(mask, `(i64.sub (local.get $${mask}) ${long(1)})`)}
        (br $bit)))`;
}

function keep(mask: string, bits: string): string {
  return `(local.set $${mask} (i64.and (local.get $${mask}) ${bits}))`;
}

function not(bits: string): string {
  return `(i64.xor ${bits} ${long(-1)})`;
}

function clear(...masks: readonly string[]): string {
  return masks.map((name) => `(local.set $${name} ${long(0)})`).join(' ');
}

function long(value: number): string {
  return `(i64.const ${String(value)})`;
}

function vector(bytes: readonly number[]): string {
  return `(v128.const i8x16 ${bytes.join(' ')})`;
}
