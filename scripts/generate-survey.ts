/** Makes `src/decoders/survey-kernel.generated.ts`: the decoders' first look at every byte as WebAssembly, from the text below. */
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import wabt from 'wabt';
import {
  AFTER_QUOTE_BIT,
  BASE64_TAG,
  HEX_TAG,
  JOINT_TAG,
  MIN_BASE64_RUN,
  MIN_HEX_DIGITS,
  OUT_AT,
  PAGES,
  PIECE_BIT,
  QUOTE_BIT,
  STARTER_BIT,
  TEXT_AT,
} from '../src/decoders/survey-layout.js';

const target = new URL('../src/decoders/survey-kernel.generated.ts', import.meta.url);

function number(value: number): string {
  return `(i32.const ${String(value)})`;
}

/** All bits for 1, none for 0: to keep or to forget without a branch. */
function mask(bit: string): string {
  return `(i32.sub ${number(0)} ${bit})`;
}

/** Writes the place that stands `back` bytes before `$at`. */
function emit(tag: number, back = 0): string {
  const place = `(i32.sub (local.get $at) ${number(TEXT_AT + back)})`;
  return `(i32.store (local.get $out) (i32.or (i32.shl ${place} ${number(2)}) ${number(tag)}))
        (local.set $out (i32.add (local.get $out) ${number(4)}))`;
}

function byteAt(offset: number): string {
  return offset < 0
    ? `(i32.load8_u (i32.sub (local.get $at) ${number(-offset)}))`
    : `(i32.load8_u offset=${String(offset)} (local.get $at))`;
}

function isByte(offset: number, char: string): string {
  return `(i32.eq ${byteAt(offset)} ${number(char.charCodeAt(0))})`;
}

function has(offset: number, bit: number): string {
  return `(i32.and (i32.load8_u ${byteAt(offset)}) ${number(bit)})`;
}

export function kernelText(): string {
  const isLineEnd = `(i32.or ${isByte(1, '\n')} ${isByte(1, '\r')})`;
  const isBlock = `(i32.and ${isByte(1, ' ')} (i32.or ${isByte(2, '>')} ${isByte(2, '|')}))`;
  return `(module
  (memory (export "memory") ${String(PAGES)})
  (global $run (mut i32) ${number(0)})
  (global $digits (mut i32) ${number(0)})
  (global $blank (mut i32) ${number(0)})
  (func (export "reset")
    (global.set $run ${number(0)}) (global.set $digits ${number(0)}) (global.set $blank ${number(0)}))
  ;; Looks at the next $count bytes and gives how many entries it wrote. What a run has so far is kept for the next call.
  (func (export "survey") (param $count i32) (result i32)
    (local $at i32) (local $end i32) (local $out i32) (local $class i32)
    (local $run i32) (local $digits i32) (local $wasBlank i32) (local $isBlank i32) (local $isDigit i32)
    (local.set $at ${number(TEXT_AT)})
    (local.set $end (i32.add ${number(TEXT_AT)} (local.get $count)))
    (local.set $out ${number(OUT_AT)})
    (local.set $run (global.get $run))
    (local.set $digits (global.get $digits))
    (local.set $wasBlank (global.get $blank))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
      (local.set $class (i32.load8_u ${byteAt(0)}))
      ;; a run of base64 begins to count
      (local.set $run (i32.and (i32.add (local.get $run) ${number(1)}) ${mask(`(i32.and (local.get $class) ${number(1)})`)}))
      (if (i32.eq (local.get $run) ${number(MIN_BASE64_RUN)}) (then ${emit(BASE64_TAG, MIN_BASE64_RUN - 1)}))
      ;; digits in hexadecimal with at most one blank between two
      (local.set $isDigit (i32.and (i32.shr_u (local.get $class) ${number(2)}) ${number(1)}))
      (local.set $isBlank (i32.and (i32.shr_u (local.get $class) ${number(3)}) ${number(1)}))
      (local.set $digits (i32.and
        (i32.add (local.get $digits) (local.get $isDigit))
        ${mask(`(i32.and
          (i32.and (i32.shr_u (local.get $class) ${number(1)}) ${number(1)})
          (i32.xor (i32.and (local.get $wasBlank) (local.get $isBlank)) ${number(1)}))`)}))
      (local.set $wasBlank (local.get $isBlank))
      (if (i32.eq (local.get $digits) ${number(MIN_HEX_DIGITS)})
        (then (if (local.get $isDigit) (then ${emit(HEX_TAG)}))))
      ;; a quote that may close a literal which goes on in the next
      (if (i32.and (local.get $class) ${number(QUOTE_BIT)})
        (then (if ${has(1, AFTER_QUOTE_BIT)} (then (if ${has(-1, PIECE_BIT)} (then ${emit(JOINT_TAG)}))))))
      (if (i32.and (local.get $class) ${number(STARTER_BIT)})
        (then (if (i32.or
          (i32.or
            (i32.and ${isByte(0, '\\')} ${isLineEnd})
            (i32.and (i32.or ${isByte(0, '$')} ${isByte(0, '#')}) ${isByte(1, '{')}))
          (i32.and ${isByte(0, ':')} ${isBlock}))
          (then ${emit(JOINT_TAG)}))))
      (local.set $at (i32.add (local.get $at) ${number(1)}))
      (br $next)))
    (global.set $run (local.get $run))
    (global.set $digits (local.get $digits))
    (global.set $blank (local.get $wasBlank))
    (i32.shr_u (i32.sub (local.get $out) ${number(OUT_AT)}) ${number(2)})))`;
}

export async function generatedText(): Promise<string> {
  const module = (await wabt()).parseWat('survey-kernel.wat', kernelText());
  const { buffer } = module.toBinary({});
  module.destroy();
  const text = `// Made by \`npm run generate\` from scripts/generate-survey.ts.\nexport const KERNEL = '${Buffer.from(buffer).toString('base64')}';\n`;
  return format(text, { ...(await resolveConfig(target.pathname)), parser: 'typescript' });
}

if (process.argv[1]?.includes('generate-survey') === true) {
  const text = await generatedText();
  if (!process.argv.includes('--check')) await writeFile(target, text);
  else if ((await readFile(target, 'utf8')) !== text) {
    throw new Error('src/decoders/survey-kernel.generated.ts: run npm run generate');
  }
}
