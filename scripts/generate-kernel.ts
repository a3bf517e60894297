/** Makes `src/engine/prefilter-kernel.generated.ts`: the prefilter's inner loop as WebAssembly, from the text below. */
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import wabt from 'wabt';
import {
  CHUNK_BYTES,
  HASH_MULTIPLIER,
  OUT_AT,
  PAGES,
  SECOND_MULTIPLIER,
  TABLE_BYTES,
  TABLE_SHIFT,
  TEXT_AT,
} from '../src/engine/prefilter-layout.js';

const target = new URL('../src/engine/prefilter-kernel.generated.ts', import.meta.url);
const UNROLLED = [0, 1, 2, 3];

/** The window that begins `offset` bytes behind `$at`, letter case folded away. */
function window(offset: number): string {
  return `(i32.or (i32.load offset=${String(offset)} (local.get $at)) (i32.const 0x20202020))`;
}

/** The bit of a window in one of the tables, in bit 0. */
function look(offset: number, multiplier: number, tableAt: number): string {
  const hash = `(i32.shr_u (i32.mul ${window(offset)} (i32.const ${String(multiplier)})) (i32.const ${String(TABLE_SHIFT)}))`;
  return `(i32.shr_u
      (i32.load8_u offset=${String(tableAt)} (i32.shr_u (local.tee $hash ${hash}) (i32.const 3)))
      (i32.and (local.get $hash) (i32.const 7)))`;
}

function lookFirst(offset: number): string {
  return `(local.set $bit${String(offset)} ${look(offset, HASH_MULTIPLIER, 0)})`;
}

/** Writes the position, and keeps it only when both tables have the window: no branch to predict. */
function put(offset: number): string {
  return `(i32.store (local.get $out) (i32.sub (i32.add (local.get $at) (i32.const ${String(offset)})) (i32.const ${String(TEXT_AT)})))
    (local.set $out (i32.add (local.get $out) (i32.shl (i32.and (i32.const 1)
      (i32.and (local.get $bit${String(offset)}) ${look(offset, SECOND_MULTIPLIER, TABLE_BYTES)})) (i32.const 2))))`;
}

export function kernelText(): string {
  const bits = UNROLLED.map((at) => `(local $bit${String(at)} i32)`).join(' ');
  const any = UNROLLED.slice(1).reduce(
    (all, at) => `(i32.or ${all} (local.get $bit${String(at)}))`,
    '(local.get $bit0)',
  );
  return `(module
  (memory (export "memory") ${String(PAGES)})
  ;; Positions of the windows that may begin a keyword's, among the first $count; returns how many.
  (func (export "find") (param $count i32) (result i32)
    (local $at i32) (local $end i32) (local $out i32) (local $hash i32) ${bits}
    (local.set $at (i32.const ${String(TEXT_AT)}))
    (local.set $end (i32.add (i32.const ${String(TEXT_AT)}) (local.get $count)))
    (local.set $out (i32.const ${String(OUT_AT)}))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
      ${UNROLLED.map(lookFirst).join('\n    ')}
      (if (i32.and ${any} (i32.const 1)) (then ${UNROLLED.map(put).join('\n    ')}))
      (local.set $at (i32.add (local.get $at) (i32.const ${String(UNROLLED.length)})))
      (br $next)))
    (i32.shr_u (i32.sub (local.get $out) (i32.const ${String(OUT_AT)})) (i32.const 2))))`;
}

export async function generatedText(): Promise<string> {
  const module = (await wabt()).parseWat('prefilter-kernel.wat', kernelText());
  const { buffer } = module.toBinary({});
  module.destroy();
  const text = `// Made by \`npm run generate\` from scripts/generate-kernel.ts; chunks of ${String(CHUNK_BYTES)} bytes.\nexport const KERNEL = '${Buffer.from(buffer).toString('base64')}';\n`;
  return format(text, { ...(await resolveConfig(target.pathname)), parser: 'typescript' });
}

if (process.argv[1]?.includes('generate-kernel') === true) {
  const text = await generatedText();
  if (!process.argv.includes('--check')) await writeFile(target, text);
  else if ((await readFile(target, 'utf8')) !== text)
    throw new Error('src/engine/prefilter-kernel.generated.ts: run npm run generate');
}
