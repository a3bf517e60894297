import { resolve } from 'node:path';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { lstatOrUndefined } from '../platform/private-files.js';
import { readUserFile } from '../platform/replace-file.js';
import { printable } from '../reporters/printable.js';
import { count } from '../reporters/summary.js';
import { acceptanceOf, type Baseline } from '../triage/baseline-file.js';
import { matchForeign, parseForeign, type ForeignFormat } from '../triage/foreign.js';
import { lastDay, pathOf, type AcceptFlags } from './baseline.js';
import { freshKey, type Keyed } from './shared/baseline-key.js';
import { readBaseline, writeBaseline } from './shared/baseline-store.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import { writeAll, type Io } from './shared/io.js';
import { scanForTriage } from './shared/scan-for-triage.js';

export interface ImportFlags extends AcceptFlags {
  readonly path?: readonly string[];
  readonly quiet?: boolean;
}

const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Accepts what another tool has accepted. Scans, because other tools name places and ours are values, and says what it could
 * not find. 0 also then: what was not taken over is reported by the next scan.
 */
export async function importBaseline(
  format: ForeignFormat,
  file: string,
  flags: ImportFlags,
  io: Io,
): Promise<ExitCode> {
  const from = resolve(io.cwd, file);
  const stats = lstatOrUndefined(from);
  if (stats !== undefined && stats.size > MAX_BYTES) {
    throw new AppError('config', `baseline: import: ${from}: is too large`);
  }
  const foreign = parseForeign(format, from, (await readUserFile(from)).toString('utf8'));
  const path = pathOf(flags, io);
  const before = lstatOrUndefined(path) === undefined ? undefined : await readBaseline(path);
  const { key, header } = before === undefined ? await freshKey(io) : await keyOf(before, io);
  const expires = lastDay(flags.expires, io.clock.now());
  const scan = { key, minConfidence: 'low' as const, quiet: flags.quiet === true };
  const report = await scanForTriage(flags.path ?? [], scan, io);
  const { accepted, left } = matchForeign(foreign.entries, report.findings, (value) => key.fingerprint(value));
  const known = new Set(before?.accepted.map(({ fingerprint }) => fingerprint));
  const added = [...accepted].filter((fingerprint) => !known.has(fingerprint));
  const entries = added.map((fingerprint) => acceptanceOf({ ...flags, fingerprint, expires }));
  await writeBaseline(path, { ...header, accepted: [...(before?.accepted ?? []), ...entries] }, before);
  for (const problem of [...foreign.problems, ...left]) io.stderr.write(`not taken over: ${printable(problem)}\n`);
  const entriesRead = `${count(foreign.entries.length, 'entry', 'entries')} read`;
  const missed = foreign.problems.length + left.length;
  const result = `${count(added.length, 'finding')} accepted until ${expires}, ${String(missed)} not taken over`;
  await writeAll(io.stdout, [`${printable(path)}: ${entriesRead}, ${result}\n`]);
  if (report.state === 'complete') return EXIT.ok;
  io.stderr.write('warning: the scan was incomplete: what could not be read was not compared\n');
  return EXIT.incomplete;
}

async function keyOf(before: Baseline & { readonly path: string }, io: Io): Promise<Keyed> {
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: false, baseline: before });
  return { key, header: { keyId: before.keyId, key: before.key } };
}
