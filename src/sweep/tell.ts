/** Tells others of a sweep over HTTP: a signed message for programs, a text for people. Never a value. */
import { createHash } from 'node:crypto';
import { AppError } from '../core/errors.js';
import { signMessage } from '../core/message-signature.js';
import type { SecretValue } from '../core/secret-value.js';
import type { SweepReport } from '../core/sweep-report.js';
import { apiClient, refusedBy, type ApiCall } from '../platform/api-client.js';
import type { Clock } from '../platform/clock.js';
import { requireSafeAddress } from '../platform/exchange.js';

export interface TellParts {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface SweepWebhook {
  readonly url: string;
  readonly secret: SecretValue;
  /** PEM text of the authority that signed the server's certificate. */
  readonly ca?: string | undefined;
}

/** More would be refused by most receivers; the report has them all. */
const MAX_CHANGES = 200;

/** What a program is told: the text, and a name that is the same however often it is sent. */
export interface WebhookMessage {
  readonly body: string;
  readonly delivery: string;
}

/** @param url of the receiver that it is made for */
export function webhookMessage(report: SweepReport, url: string): WebhookMessage {
  const { sweep, state, startedAt, finishedAt, fingerprintKeyId, summary, changes, dropped, rotations } = report;
  const message = {
    event: 'sweep.finished',
    sweep,
    state,
    startedAt,
    finishedAt,
    fingerprintKeyId,
    summary,
    dropped,
    rotations,
    failed: report.targets
      .filter(({ gaps }) => gaps.length > 0)
      .map((one) => ({ name: one.name, outcome: one.outcome })),
    changes: changes.slice(0, MAX_CHANGES),
    moreChanges: Math.max(0, changes.length - MAX_CHANGES),
  };
  const delivery = `sweep-${String(sweep.id)}-${hashOf(`${sweep.name} ${startedAt} ${url}`)}`;
  return { body: JSON.stringify(message), delivery };
}

/** May be called again with the same message: its name tells the receiver that it is a repetition. */
export async function tellWebhook(message: WebhookMessage, webhook: SweepWebhook, parts: TellParts): Promise<void> {
  const who = 'sweep: webhook';
  const { url, secret, ca } = webhook;
  const { address, path, name } = partsOf(who, url);
  const { body, delivery } = message;
  await post(who, { address, ca }, parts, {
    doing: 'tell',
    about: name,
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/json',
      'x-unleak-delivery': delivery,
      'x-unleak-signature': signMessage(who, secret, body, parts.clock.now()),
    },
    text: body,
    repeatable: true,
    signal: parts.signal,
  });
}

/** An incoming webhook of Slack, whose address is a secret. Sent once: nobody there can tell a repetition. */
export async function tellSlack(text: string, address: SecretValue, parts: TellParts): Promise<void> {
  const who = 'sweep: slack';
  const { address: origin, path, name } = partsOf(who, address.reveal());
  const call = { doing: 'tell', about: name, method: 'POST', path, json: { text }, signal: parts.signal } as const;
  await post(who, { address: origin }, parts, call);
}

/** The message itself is not wanted: it would be refused tomorrow too, and everything behind it would have to wait. */
const REFUSED_FOR_GOOD: ReadonlySet<number> = new Set([400, 413, 415, 422]);

/** Fails with `unsupported` where the same message will never be taken. */
async function post(
  who: string,
  place: { readonly address: string; readonly ca?: string | undefined },
  { clock }: TellParts,
  call: ApiCall,
): Promise<void> {
  const answer = await apiClient({ provider: who, ...place }, clock)(call);
  if (answer.status < 300) return;
  const code = REFUSED_FOR_GOOD.has(answer.status) ? 'unsupported' : 'provider-refused';
  throw refusedBy(who, call, answer, { code, hint: 'see why it refuses' });
}

/** The path may be what lets somebody in: it stands in no message. */
function partsOf(who: string, url: string): { readonly address: string; readonly path: string; readonly name: string } {
  if (!URL.canParse(url))
    throw new AppError('config', `${who}: address: expected https://HOST/PATH: got something else`);
  requireSafeAddress(who, url);
  const { origin, pathname } = new URL(url);
  return { address: origin, path: pathname, name: origin };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
