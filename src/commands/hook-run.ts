// What git runs on every push and commit: its own entry, loaded without the rest of the command line.
import { AppError, exitCodeOf } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import type { Report } from '../core/finding.js';
import { HOOKS, type HookName } from '../hook/hook-script.js';
import { commitWork, type HookWork, pushWork } from '../hook/run-hook.js';
import { verdictText } from '../hook/verdict.js';
import { printable } from '../reporters/printable.js';
import { cleanerFor } from '../reporters/redact.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import { writeAll, type Io } from './shared/io.js';
import { makeReport } from './shared/make-report.js';
import { openTriage } from './shared/open-triage.js';

/** More refs than any push has; git itself would need hours for them. */
const MAX_STDIN_BYTES = 64 * 2 ** 20;

const MAX_ACCEPTED = 3;

export interface HookRun {
  /** Called once something was scanned. */
  readonly onChecked?: () => void;
  /** What standard input holds, if it was read already. */
  readonly stdin?: Buffer | undefined;
}

/** Runs one hook. Whatever goes wrong is told with the way round it, and never gives 0. */
export async function runHook(argv: readonly string[], io: Io, more: HookRun = {}): Promise<ExitCode> {
  const [name = '', ...rest] = argv;
  try {
    if (!isHook(name)) {
      throw new AppError('usage', `hook: run: expected ${Object.keys(HOOKS).join(' or ')}: got ${name || 'nothing'}`, {
        hint: 'git runs this; to install it: unleak hook install',
      });
    }
    return await check(name, rest, io, more);
  } catch (error) {
    return stopped(error, isHook(name) ? name : 'pre-push', io);
  }
}

async function check(hook: HookName, rest: readonly string[], io: Io, more: HookRun): Promise<ExitCode> {
  const work = await workOf(hook, rest, io, more);
  if (work === undefined) return EXIT.ok;
  // A hook writes nothing of ours; `hook install` has made the key.
  const triage = await openTriage([work.source.name], {}, io);
  const { baseline } = triage;
  const { key, isForThisRunOnly } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: false, baseline });
  const { report, isInterrupted } = await makeReport([work.source], {
    key,
    minConfidence: 'medium',
    clock: io.clock,
    signal: io.signal,
    progress: { update: () => Promise.resolve() },
    triage,
  });
  more.onChecked?.();
  const parts = { hook, clean: cleanerFor(report), tips: work.tips, isKeyKept: !isForThisRunOnly };
  const said = [...verdictText(report, parts), ...acceptedText(report, parts.clean)];
  if (said.length > 0) await writeAll(io.stderr, said);
  if (isInterrupted) return EXIT.interrupted;
  if (report.findings.length > 0) return EXIT.findings;
  return report.state === 'complete' ? EXIT.ok : EXIT.incomplete;
}

/** What was accepted is told, and stops nothing. */
function* acceptedText({ suppressed }: Report, clean: (text: string) => string): Iterable<string> {
  for (const { ruleId, reason } of suppressed.slice(0, MAX_ACCEPTED)) {
    yield `unleak: accepted: ${clean(ruleId)}: ${clean(reason)}\n`;
  }
  const more = suppressed.length - MAX_ACCEPTED;
  if (more > 0) yield `unleak: accepted: ${String(more)} more (unleak scan lists them)\n`;
}

async function workOf(
  hook: HookName,
  rest: readonly string[],
  io: Io,
  { stdin }: HookRun,
): Promise<HookWork | undefined> {
  if (hook === 'pre-commit') return commitWork(io);
  const lines = stdin ?? (await readStdin(io));
  if (lines.length > MAX_STDIN_BYTES) throw tooMuch();
  return pushWork(lines.toString('utf8'), rest[0] ?? '', io);
}

async function readStdin(io: Io): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of io.stdin()) {
    const bytes = Buffer.from(chunk as Buffer | string);
    chunks.push(bytes);
    size += bytes.length;
    if (size > MAX_STDIN_BYTES) throw tooMuch();
  }
  return Buffer.concat(chunks);
}

function tooMuch(): AppError {
  return new AppError('usage', 'hook: reading: standard input: too many refs');
}

/** Never 0, and at most 3 for what a person can mend, so that the hook knows that the reason was told. */
async function stopped(error: unknown, hook: HookName, io: Io): Promise<ExitCode> {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof AppError && error.hint !== undefined ? `hint: ${printable(error.hint)}\n` : '';
  const trace = io.env['UNLEAK_TRACE'] === '1' && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  const { what, bypass } = HOOKS[hook];
  await writeAll(io.stderr, [
    `unleak: this ${what} is stopped: it could not be checked\nerror: ${printable(message)}\n${hint}${trace}`,
    `to go on all the same:\n  $ ${bypass}\n`,
  ]);
  return io.signal.aborted ? EXIT.interrupted : exitCodeOf(error);
}

function isHook(name: string): name is HookName {
  return Object.hasOwn(HOOKS, name);
}
