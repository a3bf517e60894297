import { resolve } from 'node:path';
import type { Confidence, Report } from '../../core/finding.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import { printable } from '../../reporters/printable.js';
import { sourcesFor } from '../../sources/open.js';
import type { Source } from '../../sources/source.js';
import type { Io } from './io.js';
import { withKnownValidity } from './known-live.js';
import { makeReport, selectionOf } from './make-report.js';
import { openTriage } from './open-triage.js';
import { Progress } from './progress.js';

export interface TriageScan {
  readonly key: FingerprintKey;
  readonly minConfidence: Confidence;
  readonly quiet: boolean;
}

/**
 * Scans places to find out what is to be accepted there: with the repository's own rules, and without what its markers and
 * suppressions take out already, but whatever its baseline says. Asks no provider, and knows what one has said before. Records
 * nothing.
 */
export async function scanForTriage(paths: readonly string[], scan: TriageScan, io: Io): Promise<Report> {
  const places = [...new Set((paths.length === 0 ? ['.'] : paths).map((path) => resolve(io.cwd, path)))];
  const sources: Source[] = [];
  for (const place of places) sources.push(...(await sourcesFor(place, selectionOf({}))));
  const triage = await openTriage([...new Set(sources.map(({ name }) => name))], { baseline: false }, io);
  for (const message of triage.messages) io.stderr.write(`note: ${printable(message)}\n`);
  const { stderr, isStderrTty, clock, signal } = io;
  const now = (): number => clock.now().getTime();
  const progress = new Progress({ stderr, isTty: isStderrTty, isQuiet: scan.quiet, now });
  try {
    const { key, minConfidence } = scan;
    const { report } = await makeReport(sources, { key, minConfidence, clock, signal, progress, triage });
    // What was cut short must not look like all.
    signal.throwIfAborted();
    return { ...report, findings: await withKnownValidity(report.findings, io) };
  } finally {
    progress.stop();
  }
}
