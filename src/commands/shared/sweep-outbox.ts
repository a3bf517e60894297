/** Messages of sweeps on their way to one receiver: in order, and none lost because somebody was away for a night. */
import { AppError, type ErrorCode } from '../../core/errors.js';
import type { Clock } from '../../platform/clock.js';
import type { State } from '../../state/database.js';
import { MAX_KEPT, SweepMessages, type SweepMessage } from '../../state/sweep-messages.js';
import type { WebhookMessage } from '../../sweep/tell.js';

/** What these say of a message: nobody has it. */
const NOT_ARRIVED: ReadonlySet<ErrorCode> = new Set([
  'config',
  'not-found',
  'provider-refused',
  'provider-unreachable',
]);

type Send = (message: WebhookMessage) => Promise<void>;

export interface Receiver {
  readonly name: 'webhook' | 'slack';
  /** What it is to be told of this sweep; undefined where that is nothing. */
  readonly message: WebhookMessage | undefined;
  /** Undefined where the list names no such receiver any more. */
  readonly open: (() => Promise<Send>) | undefined;
  /** Whether the same message may be sent twice: the receiver can tell. */
  readonly knowsRepetition: boolean;
}

export interface OutboxParts {
  readonly state: State;
  /** Name of the list. */
  readonly list: string;
  readonly sweepId: number;
  readonly clock: Clock;
}

/**
 * Sends what earlier sweeps could not, then what this one has to tell, and gives the errors of what did not arrive. The first
 * that does not arrive ends it: the rest stays behind it for the next sweep.
 */
export async function sendInOrder(
  { name, message, open, knowsRepetition }: Receiver,
  { state, list, sweepId, clock }: OutboxParts,
): Promise<readonly AppError[]> {
  const messages = new SweepMessages(state, list, name);
  const who = `sweep: ${name}: tell`;
  const errors: AppError[] = [];
  if (message !== undefined) {
    const dropped = await messages.add({ ...message, sweepId, at: clock.now() });
    if (dropped > 0)
      errors.push(
        lost(`${who}: ${countOf(dropped)} of earlier sweeps: dropped, since more than ${String(MAX_KEPT)} wait`),
      );
  }
  let waiting = await messages.waiting();
  if (waiting.length === 0) return errors;
  if (open === undefined) {
    for (const { id } of waiting) await messages.remove(id);
    return [
      lost(`${who}: ${countOf(waiting.length)} of earlier sweeps: dropped, since the list names no receiver any more`),
    ];
  }
  try {
    let send: Send | undefined;
    for (const one of waiting) {
      errors.push(...(await sendOne(one, async () => (send ??= await open()), messages, knowsRepetition, who)));
      waiting = waiting.slice(1);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const rest = waiting.length === 1 ? 'it is' : `${String(waiting.length)} messages are`;
    errors.push(new AppError(error.code, `${error.message}: ${rest} kept for the next sweep`, { hint: error.hint }));
  }
  return errors;
}

/** Fails when it did not arrive. Gives a warning where it may not have, or never will. */
async function sendOne(
  { id, sweepId, body, delivery, isUnderWay }: SweepMessage,
  opened: () => Promise<Send>,
  messages: SweepMessages,
  knowsRepetition: boolean,
  who: string,
): Promise<readonly AppError[]> {
  if (isUnderWay && !knowsRepetition) {
    await messages.remove(id);
    return [
      lost(`${who}: the message of sweep ${String(sweepId)}: it was cut short, may have arrived and is not repeated`),
    ];
  }
  const send = await opened();
  await messages.begin(id);
  try {
    await send({ body, delivery });
  } catch (error) {
    // It may have arrived: whoever can't tell a repetition is not told twice.
    const isOver = error instanceof AppError && (error.code === 'ambiguous' || error.code === 'unsupported');
    if (isOver) await messages.remove(id);
    else if (error instanceof AppError && NOT_ARRIVED.has(error.code)) await messages.putBack(id);
    if (isOver) return [error];
    throw error;
  }
  await messages.remove(id);
  return [];
}

function lost(message: string): AppError {
  return new AppError('provider-unreachable', message);
}

function countOf(messages: number): string {
  return messages === 1 ? '1 message' : `${String(messages)} messages`;
}
