/** Who is told of a sweep: files, a webhook, Slack. Each once, also where the sweep is killed in between. */
import { chmodSync, renameSync } from 'node:fs';
import type { SweepFile } from '../../config/sweep-file.js';
import { AppError } from '../../core/errors.js';
import type { SweepReport, SweptFinding } from '../../core/sweep-report.js';
import { writePrivateFile } from '../../platform/private-files.js';
import { sweepHtml } from '../../reporters/sweep-html.js';
import { sweepMetrics } from '../../reporters/sweep-metrics.js';
import { sweepSlack } from '../../reporters/sweep-slack.js';
import type { BegunSweep, Sweeps } from '../../state/sweeps.js';
import { tellSlack, tellWebhook } from '../../sweep/tell.js';
import type { Io } from './io.js';
import { readCertificate } from './stores.js';
import { sweepSecret } from './sweep-secret.js';

export interface TellSettings {
  readonly file: SweepFile;
  readonly config: string | undefined;
}

/** Tells all of them, and gives the errors of those who could not be told. */
export async function tellAll(
  report: SweepReport,
  findings: readonly SweptFinding[],
  { file, config }: TellSettings,
  { sweeps, begun }: { readonly sweeps: Sweeps; readonly begun: BegunSweep },
  io: Io,
): Promise<readonly AppError[]> {
  const { html, metrics, webhook, slack } = file.report;
  const told = new Set(begun.told);
  const errors: AppError[] = [];
  const attempt = async (name: string, tell: () => Promise<void>): Promise<void> => {
    try {
      await tell();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      errors.push(error);
      // It may have arrived: nobody is told twice.
      if (error.code !== 'ambiguous') return;
    }
    told.add(name);
    await sweeps.tell(begun.id, [...told]);
  };
  if (html !== undefined) await attempt('html', () => writePrivateFile(html, sweepHtml(report, findings)));
  if (metrics !== undefined) await attempt('metrics', () => writePublic(metrics, sweepMetrics(report, findings)));
  const { clock, signal } = io;
  if (webhook !== undefined && !told.has('webhook')) {
    await attempt('webhook', async () => {
      const secret = await sweepSecret(webhook.secret, config, io);
      const ca = webhook.ca === undefined ? undefined : await readCertificate(io, webhook.ca);
      await tellWebhook(report, { url: webhook.url, secret, ca }, { clock, signal });
    });
  }
  if (slack !== undefined && !told.has('slack') && isWorthTelling(report)) {
    await attempt('slack', async () => {
      await tellSlack(sweepSlack(report), await sweepSecret(slack, config, io), { clock, signal });
    });
  }
  return errors;
}

/** People are not called for a night in which nothing happened. */
function isWorthTelling({ changes, state, rotations, dropped }: SweepReport): boolean {
  const begun = rotations.filter(({ outcome }) => outcome !== 'planned');
  return changes.length + begun.length + dropped.length > 0 || state !== 'complete';
}

/** Only numbers: whoever collects them is another user. Appears whole, under a name that no collector reads before. */
async function writePublic(path: string, chunks: Iterable<string>): Promise<void> {
  const made = `${path}.new`;
  await writePrivateFile(made, chunks);
  chmodSync(made, 0o644);
  renameSync(made, path);
}
