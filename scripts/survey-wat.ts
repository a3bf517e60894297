/** What both kernels of the survey have in common, as WebAssembly's text. */
import {
  AFTER_QUOTE_BIT,
  CLASSES_AT,
  JOINT_TAG,
  OUT_AT,
  PAGES,
  PIECE_BIT,
  QUOTE_BIT,
  TEXT_AT,
} from '../src/decoders/survey-layout.js';

/** The names of variables, by their type. */
type Variables = Readonly<Partial<Record<'i32' | 'i64' | 'v128', readonly string[]>>>;

interface KernelParts {
  /** What is known of the bytes so far, and kept for the next call: each a local that begins as 0. */
  readonly state: Variables;
  readonly locals: Variables;
  /** How many bytes one turn looks at. */
  readonly stride: number;
  /** One turn: looks at `$at` and moves `$out` behind what it writes. */
  readonly turn: string;
}

/** A module that exports `reset`, and `survey`, which looks at the next bytes and gives how many entries it wrote. */
export function kernelModule({ state, locals, stride, turn }: KernelParts): string {
  const kept = typed(state);
  const declared = [...kept, ...typed(locals)];
  return `(module
  (memory (export "memory") ${String(PAGES)})
  ${kept.map(([name, type]) => `(global $${name} (mut ${type}) (${type}.const 0))`).join(' ')}
  (func (export "reset") ${kept.map(([name, type]) => `(global.set $${name} (${type}.const 0))`).join(' ')})
  ${isJoint()}
  (func (export "survey") (param $count i32) (result i32)
    (local $at i32) (local $end i32) (local $out i32)
    ${declared.map(([name, type]) => `(local $${name} ${type})`).join(' ')}
    (local.set $at ${number(TEXT_AT)})
    (local.set $end (i32.add ${number(TEXT_AT)} (local.get $count)))
    (local.set $out ${number(OUT_AT)})
    ${kept.map(([name]) => `(local.set $${name} (global.get $${name}))`).join(' ')}
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
      ${turn}
      (local.set $at (i32.add (local.get $at) ${number(stride)}))
      (br $next)))
    ${kept.map(([name]) => `(global.set $${name} (local.get $${name}))`).join(' ')}
    (i32.shr_u (i32.sub (local.get $out) ${number(OUT_AT)}) ${number(2)})))`;
}

function typed(variables: Variables): (readonly [name: string, type: string])[] {
  return Object.entries(variables).flatMap(([type, names]) => names.map((name) => [name, type] as const));
}

export function number(value: number): string {
  return `(i32.const ${String(value)})`;
}

/** Writes an entry for the place that stands `back` bytes before `at`. */
export function emit(tag: number, at: string, back = 0): string {
  const place = `(i32.sub ${at} ${number(TEXT_AT + back)})`;
  return `(i32.store (local.get $out) (i32.or (i32.shl ${place} ${number(2)}) ${number(tag)}))
    (local.set $out (i32.add (local.get $out) ${number(4)}))`;
}

/** Writes an entry when what stands at `at` may join two pieces. */
export function emitJoint(at: string): string {
  return `(if (call $isJoint ${at}) (then ${emit(JOINT_TAG, at)}))`;
}

/** Whether a quote may close a literal which goes on in the next, or a starter begins what is joined without quotes. */
function isJoint(): string {
  const isLineEnd = `(i32.or ${isByte(1, '\n')} ${isByte(1, '\r')})`;
  const isBlock = `(i32.and ${isByte(1, ' ')} (i32.or ${isByte(2, '>')} ${isByte(2, '|')}))`;
  return `(func $isJoint (param $at i32) (result i32)
    (if (result i32) ${has(0, QUOTE_BIT)}
      (then (if (result i32) ${has(1, AFTER_QUOTE_BIT)} (then ${has(-1, PIECE_BIT)}) (else ${number(0)})))
      (else (i32.or
        (i32.or
          (i32.and ${isByte(0, '\\')} ${isLineEnd})
          (i32.and (i32.or ${isByte(0, '$')} ${isByte(0, '#')}) ${isByte(1, '{')}))
        (i32.and ${isByte(0, ':')} ${isBlock})))))`;
}

export function classOf(offset: number): string {
  return `(i32.load8_u offset=${String(CLASSES_AT)} ${byteAt(offset)})`;
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
  return `(i32.and ${classOf(offset)} ${number(bit)})`;
}
