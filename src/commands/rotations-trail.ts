import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { pathsFor } from '../platform/paths.js';
import { writePrivateFile } from '../platform/private-files.js';
import { openState, type State } from '../state/database.js';
import { checkLines, trailLine } from '../trail/export.js';
import { checkTrail, trailSince, type TrailCheck } from '../trail/trail.js';
import { writeAll, type Io } from './shared/io.js';

export interface ExportFlags {
  readonly since?: string;
  readonly output?: string;
}

/** The audit trail, a JSON object a line, with the hashes that chain them. */
export async function exportTrail(flags: ExportFlags, io: Io): Promise<ExitCode> {
  const since = flags.since === undefined ? undefined : dateOf(flags.since);
  return withState(io, async (state) => {
    const lines = linesOf(state, since);
    if (flags.output === undefined) await writeAll(io.stdout, lines);
    else await writePrivateFile(resolve(io.cwd, flags.output), await joined(lines));
    return EXIT.ok;
  });
}

async function* linesOf(state: State, since: Date | undefined): AsyncGenerator<string> {
  for await (const row of trailSince(state, since)) yield trailLine(row);
}

async function joined(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

export interface VerifyFlags {
  readonly file?: string;
  readonly from?: string;
  readonly head?: string;
  readonly json?: boolean;
}

/** Checks the chain of the trail, or of an exported file. Gives 4 where it is broken. */
export async function verifyTrail(flags: VerifyFlags, io: Io): Promise<ExitCode> {
  if (flags.from !== undefined && flags.file === undefined) {
    throw new AppError('usage', 'rotations verify: --from: expected --file beside it');
  }
  const check =
    flags.file === undefined
      ? await withState(io, checkTrail)
      : await checkLines(fileLines(resolve(io.cwd, flags.file)), flags.from);
  const isHead = flags.head === undefined || flags.head === check.head;
  const isWhole = check.broken.length === 0 && check.incomplete.length === 0 && isHead;
  const text = isWhole ? `${String(check.entries)} entries, unbroken\nhead ${check.head}\n` : brokenText(check, isHead);
  await writeAll(io.stdout, [flags.json === true ? `${JSON.stringify({ isWhole, ...check }, null, 2)}\n` : text]);
  return isWhole ? EXIT.ok : EXIT.rotationNeedsAttention;
}

function brokenText({ entries, head, broken, incomplete }: TrailCheck, isHead: boolean): string {
  const lines = [
    `${String(entries)} entries, BROKEN: somebody changed the record`,
    ...(broken.length === 0 ? [] : [`  does not follow from the one before: ${broken.join(', ')}`]),
    ...(incomplete.length === 0 ? [] : [`  the journal holds other entries of: ${incomplete.join(', ')}`]),
    ...(isHead ? [] : [`  the last entry is another one: ${head}`]),
  ];
  return `${lines.join('\n')}\n`;
}

async function* fileLines(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8');
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch (cause) {
    throw new AppError('not-found', `rotations verify: ${path}: can not be read`, { cause });
  } finally {
    stream.destroy();
  }
}

/** The trail needs neither configuration nor identity: an auditor has none. */
async function withState<T>(io: Io, work: (state: State) => Promise<T>): Promise<T> {
  const state = await openState(pathsFor(io.env).state);
  try {
    return await work(state);
  } finally {
    await state.close();
  }
}

function dateOf(text: string): Date {
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text);
  const date = new Date(text);
  if (isDate && !Number.isNaN(date.getTime())) return date;
  throw new AppError('usage', `rotations export: --since: expected a date (UTC): got ${text}`, {
    hint: 'for example 2026-01-31 or 2026-01-31T08:00Z',
  });
}
