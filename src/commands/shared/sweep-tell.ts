/**
 * Who is told of a sweep: files, a webhook, Slack. What is told over the network is on record before it is sent, and stays
 * there until it has arrived, also where the sweep is killed in between.
 */
import { chmodSync, renameSync } from 'node:fs';
import type { SweepFile } from '../../config/sweep-file.js';
import { AppError } from '../../core/errors.js';
import type { SweepReport, SweptFinding } from '../../core/sweep-report.js';
import { writePrivateFile } from '../../platform/private-files.js';
import { sweepHtml } from '../../reporters/sweep-html.js';
import { sweepMetrics } from '../../reporters/sweep-metrics.js';
import { sweepSlack } from '../../reporters/sweep-slack.js';
import type { State } from '../../state/database.js';
import { tellSlack, tellWebhook, webhookMessage, type WebhookMessage } from '../../sweep/tell.js';
import type { Io } from './io.js';
import { readCertificate } from './stores.js';
import { sendInOrder, type Receiver } from './sweep-outbox.js';
import { sweepSecret } from './sweep-secret.js';

export interface TellSettings {
  readonly file: SweepFile;
  readonly config: string | undefined;
  readonly state: State;
}

/** Tells all of them, and gives the errors of those who could not be told. */
export async function tellAll(
  report: SweepReport,
  findings: readonly SweptFinding[],
  { file, config, state }: TellSettings,
  io: Io,
): Promise<readonly AppError[]> {
  const { html, metrics } = file.report;
  const errors: AppError[] = [];
  const attempt = async (tell: () => Promise<void>): Promise<void> => {
    try {
      await tell();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      errors.push(error);
    }
  };
  if (html !== undefined) await attempt(() => writePrivateFile(html, sweepHtml(report, findings)));
  if (metrics !== undefined) await attempt(() => writePublic(metrics, sweepMetrics(report, findings)));
  for (const receiver of [webhookOf(report, file, config, io), slackOf(report, file, config, io)]) {
    errors.push(
      ...(await sendInOrder(receiver, { state, list: file.name, sweepId: report.sweep.id, clock: io.clock })),
    );
  }
  return errors;
}

function webhookOf(
  report: SweepReport,
  { report: { webhook } }: SweepFile,
  config: string | undefined,
  io: Io,
): Receiver {
  const name = 'webhook';
  if (webhook === undefined) return { name, message: undefined, open: undefined, knowsRepetition: true };
  const { url, secret, ca } = webhook;
  const { clock, signal } = io;
  const open = async (): Promise<(message: WebhookMessage) => Promise<void>> => {
    const opened = {
      url,
      secret: await sweepSecret(secret, config, io),
      ca: ca === undefined ? undefined : await readCertificate(io, ca),
    };
    return (message) => tellWebhook(message, opened, { clock, signal });
  };
  return { name, message: webhookMessage(report, url), open, knowsRepetition: true };
}

function slackOf(report: SweepReport, { report: { slack } }: SweepFile, config: string | undefined, io: Io): Receiver {
  const name = 'slack';
  if (slack === undefined) return { name, message: undefined, open: undefined, knowsRepetition: false };
  const { clock, signal } = io;
  const open = async (): Promise<(message: WebhookMessage) => Promise<void>> => {
    const address = await sweepSecret(slack, config, io);
    return ({ body }) => tellSlack(body, address, { clock, signal });
  };
  const message = isWorthTelling(report) ? { body: sweepSlack(report), delivery: '' } : undefined;
  return { name, message, open, knowsRepetition: false };
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
