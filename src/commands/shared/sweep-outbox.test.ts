import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary.js';
import { AppError, type ErrorCode } from '../../core/errors.js';
import { systemClock } from '../../platform/clock.js';
import { openState, type State } from '../../state/database.js';
import { MAX_KEPT, SweepMessages } from '../../state/sweep-messages.js';
import { Sweeps } from '../../state/sweeps.js';
import type { WebhookMessage } from '../../sweep/tell.js';
import { sendInOrder, type Receiver } from './sweep-outbox.js';

/** Takes messages, unless it is told what to do with the next ones. */
class FakeReceiver {
  readonly got: string[] = [];
  readonly faults: (ErrorCode | 'crash' | undefined)[] = [];
  isDown = false;

  take({ body, delivery }: WebhookMessage): Promise<void> {
    const fault = this.faults.shift();
    if (this.isDown) return Promise.reject(new AppError('provider-unreachable', 'receiver: take: it: no answer'));
    if (fault === undefined || fault === 'ambiguous' || fault === 'crash') this.got.push(`${body} ${delivery}`);
    if (fault === 'crash') return Promise.reject(new Error('the process is killed'));
    return fault === undefined
      ? Promise.resolve()
      : Promise.reject(new AppError(fault, `receiver: take: it: ${fault}`));
  }
}

let state: State;
let receiver: FakeReceiver;
beforeEach(async () => {
  state = await openState(await temporaryFolder());
  receiver = new FakeReceiver();
  onTestFinished(() => state.close());
});

async function newSweep(): Promise<number> {
  const sweeps = new Sweeps(state, 'nightly');
  const { id } = await sweeps.begin({ settings: '', holder: 'test', now: new Date(), isHolderGone: () => true });
  return id;
}

/** The end of one sweep: its messages and the messages of its errors. */
async function night(body: string | undefined, about: Partial<Receiver> = {}, sweepId?: number): Promise<string[]> {
  const id = sweepId ?? (await newSweep());
  const errors = await sendInOrder(
    {
      name: 'webhook',
      message: body === undefined ? undefined : { body, delivery: `id-of-${body}` },
      open: () => Promise.resolve((message) => receiver.take(message)),
      knowsRepetition: true,
      ...about,
    },
    { state, list: 'nightly', sweepId: id, clock: systemClock },
  );
  await state.db.updateTable('sweep').set({ state: 'complete' }).where('id', '=', id).execute();
  return errors.map(({ message }) => message);
}

describe('what a sweep has to tell', () => {
  it('is sent at the next sweep, before the new, where nobody was there', async () => {
    receiver.isDown = true;
    expect(await night('first')).toEqual([expect.stringContaining('no answer: it is kept for the next sweep')]);
    expect(await night('second')).toEqual([expect.stringContaining('2 messages are kept for the next sweep')]);
    receiver.isDown = false;

    expect(await night('third')).toEqual([]);
    expect(receiver.got).toEqual(['first id-of-first', 'second id-of-second', 'third id-of-third']);
    expect(await new SweepMessages(state, 'nightly', 'webhook').waiting()).toEqual([]);
  });

  it('waits behind what did not arrive, and what has arrived is not sent again', async () => {
    receiver.isDown = true;
    await night('first');
    await night('second');
    receiver.isDown = false;
    receiver.faults.push(undefined, 'provider-refused');

    expect(await night('third')).toEqual([expect.stringContaining('2 messages are kept')]);
    expect(await night('fourth')).toEqual([]);
    expect(receiver.got.map((text) => text.split(' ')[0])).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('is kept where the secret of the receiver can not be had', async () => {
    const open = (): Promise<never> => Promise.reject(new AppError('config', 'reference: read: env: it is not set'));
    expect(await night('first', { open })).toEqual([expect.stringContaining('kept for the next sweep')]);
    expect(await night(undefined)).toEqual([]);
    expect(receiver.got).toEqual(['first id-of-first']);
  });

  it('holds nothing up where it will never be taken', async () => {
    receiver.faults.push('unsupported');
    expect(await night('first')).toEqual(['receiver: take: it: unsupported']);
    expect(await night('second')).toEqual([]);
    expect(receiver.got).toEqual(['second id-of-second']);
  });

  it('is limited: the oldest go, and a warning counts them', async () => {
    receiver.isDown = true;
    for (let at = 0; at < MAX_KEPT; at += 1) await night(`m${String(at)}`);
    const [warning] = await night('last');
    receiver.isDown = false;
    await night(undefined);

    expect(warning).toContain(`1 message of earlier sweeps: dropped, since more than ${String(MAX_KEPT)} wait`);
    expect(receiver.got).toHaveLength(MAX_KEPT);
    expect([receiver.got[0], receiver.got.at(-1)]).toEqual(['m1 id-of-m1', 'last id-of-last']);
  });

  it('is forgotten with a warning when the list names nobody any more', async () => {
    receiver.isDown = true;
    await night('first');
    expect(await night(undefined, { open: undefined })).toEqual([
      expect.stringContaining('1 message of earlier sweeps'),
    ]);
    expect(await night(undefined, { open: undefined })).toEqual([]);
  });

  it('is made once, however often the end of the sweep is tried', async () => {
    const id = await newSweep();
    await night('first', {}, id);
    await night('first', {}, id);
    expect(receiver.got).toEqual(['first id-of-first']);
  });
});

describe('a message of which the answer was lost', () => {
  it('is sent again under the same name to whoever knows a repetition', async () => {
    receiver.faults.push('crash');
    await expect(night('first')).rejects.toThrow('killed');
    // The same sweep, which goes on.
    expect(await night('first')).toEqual([]);
    expect(await night('second')).toEqual([]);
    expect(receiver.got).toEqual(['first id-of-first', 'first id-of-first', 'second id-of-second']);
  });

  it('is not sent again to others, and a warning says so', async () => {
    const slack = { name: 'slack', knowsRepetition: false } as const;
    receiver.faults.push('crash');
    await expect(night('first', slack)).rejects.toThrow('killed');
    expect(await night('first', slack)).toEqual([expect.stringContaining('may have arrived and is not repeated')]);
    receiver.faults.push('ambiguous');
    expect(await night('second', slack)).toEqual(['receiver: take: it: ambiguous']);
    expect(await night(undefined, slack)).toEqual([]);
    expect(receiver.got.map((text) => text.split(' ')[0])).toEqual(['first', 'second']);
  });
});
