/** The survey's kernel for where there are no vectors: a byte a turn. */
import {
  BASE64_BIT,
  BASE64_TAG,
  BLANK_BIT,
  HEX_INSIDE_BIT,
  HEX_TAG,
  MIN_BASE64_RUN,
  MIN_HEX_DIGITS,
  QUOTE_BIT,
  STARTER_BIT,
} from '../src/decoders/survey-layout.js';
import { classOf, emit, emitJoint, kernelModule, number } from './survey-wat.js';

export function scalarKernel(): string {
  const isSecondBlank = '(i32.and (local.get $wasBlank) (local.get $isBlank))';
  const turn = `
      (local.set $class ${classOf(0)})
      ${countRun('base64', isClass(BASE64_BIT), MIN_BASE64_RUN, BASE64_TAG)}
      (local.set $isBlank ${isClass(BLANK_BIT)})
      ${countRun('hex', `(i32.gt_u ${isClass(HEX_INSIDE_BIT)} ${isSecondBlank})`, MIN_HEX_DIGITS, HEX_TAG)}
      (local.set $wasBlank (local.get $isBlank))
      (if (i32.and (local.get $class) ${number(QUOTE_BIT | STARTER_BIT)}) (then ${emitJoint('(local.get $at)')}))`;
  return kernelModule({
    state: { i32: ['base64', 'hex', 'wasBlank'] },
    locals: { i32: ['class', 'isBlank'] },
    stride: 1,
    turn,
  });
}

function isClass(bit: number): string {
  return `(i32.and (i32.shr_u (local.get $class) ${number(Math.log2(bit))}) ${number(1)})`;
}

/** Counts what is inside a run, without a branch, and tells where the run began when it is long enough. */
function countRun(name: string, isInside: string, minRun: number, tag: number): string {
  const mask = `(i32.sub ${number(0)} ${isInside})`;
  return `(local.set $${name} (i32.and (i32.add (local.get $${name}) ${number(1)}) ${mask}))
      (if (i32.eq (local.get $${name}) ${number(minRun)}) (then ${emit(tag, '(local.get $at)', minRun - 1)}))`;
}
