// The promises of DESIGN about the path of a credential, with a provider that goes wrong in every way and at any time.
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { Journal } from '../../src/journal/journal.js';
import { SIDE_STATES, stepsOf, transitionsOf, type OrderName } from '../../src/journal/orders.js';
import type { RotationPlan } from '../../src/journal/rotation.js';
import { requireAbortable, requireRollbackable } from '../../src/rotation/abort.js';
import { drive, type Outcome } from '../../src/rotation/drive.js';
import type { RotationParts } from '../../src/rotation/parts.js';
import { openState, type State } from '../../src/state/database.js';
import { Crash, EngineModel, TROUBLES, type Trouble } from '../support/engine-model.js';
import { examplePlan, OLD, TestClock, testSealer } from '../support/rotation-world.js';
import { temporaryFolder } from '../support/temporary.js';

/** Twice as many drives as there can be troubles, and some that wait. */
const MAX_DRIVES = 40;
const RUNS = 150;

let state: State;
let rotations = 0;

interface Case {
  readonly kind: { readonly order: OrderName; readonly maker: 'client' | 'server' };
  readonly troubles: readonly (readonly [at: number, trouble: Trouble])[];
  readonly atFirstIssue: Trouble | undefined;
  readonly deathDelayMs: number;
  readonly deleteOld: boolean;
  readonly graceMs: number;
  /** What a person does before the drive of that number. */
  readonly wish: 'nothing' | 'emergency' | 'abort' | 'rollback';
  readonly wishAt: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  kind: fc.constantFrom(
    { order: 'overlap', maker: 'client' } as const,
    { order: 'overlap', maker: 'server' } as const,
    { order: 'in-place', maker: 'client' } as const,
    { order: 'roll', maker: 'server' } as const,
  ),
  troubles: fc.array(fc.tuple(fc.integer({ min: 1, max: 70 }), fc.constantFrom(...TROUBLES)), { maxLength: 6 }),
  atFirstIssue: fc.option(fc.constantFrom('crash after', 'lost answer', 'unreachable', 'quota'), {
    nil: undefined,
    freq: 1,
  }),
  deathDelayMs: fc.constantFrom(0, 3000, 120_000, 600_000),
  deleteOld: fc.boolean(),
  graceMs: fc.constantFrom(0, 5000, 3_600_000),
  wish: fc.constantFrom('nothing', 'emergency', 'emergency', 'abort', 'rollback'),
  wishAt: fc.integer({ min: 0, max: 4 }),
});

interface Run {
  readonly id: string;
  readonly model: EngineModel;
  readonly journal: Journal;
  readonly parts: RotationParts;
  readonly clock: TestClock;
}

async function begin(one: Case): Promise<Run> {
  const id = `r${String(++rotations).padStart(12, '0')}`;
  const clock = new TestClock();
  const { kind, deathDelayMs, atFirstIssue } = one;
  const choice = { ...kind, deathDelayMs, atFirstIssue, troubles: new Map(one.troubles) };
  const model = new EngineModel(choice, clock);
  let isBegun = false;
  const journal = new Journal({
    state,
    sealer: testSealer,
    now: () => clock.now(),
    isHolderGone: () => true,
    onEvent: () => {
      if (isBegun) model.beforeWrite();
      return Promise.resolve();
    },
  });
  const plan: RotationPlan = {
    ...examplePlan,
    order: one.kind.order,
    credentialName: id,
    deleteOld: one.deleteOld && one.kind.order === 'overlap',
    graceMs: one.graceMs,
  };
  await journal.create(id, plan, { old: OLD, snapshot: new SecretValue('{}') });
  isBegun = true;
  const parts: RotationParts = {
    journal,
    rotator: model.rotator,
    store: model.store,
    consumers: [model.consumer],
    clock,
    onStep: () => undefined,
  };
  return { id, model, journal, parts, clock };
}

/** One process: takes the lease, does what the person asked for, drives, and may die anywhere. */
async function process({ id, model, journal, parts, clock }: Run, number: number, one: Case): Promise<Outcome['kind']> {
  const never = new AbortController().signal;
  try {
    const lease = await journal.acquire(id, `process-${String(number)}`);
    if (number >= one.wishAt) await wish(one.wish, { id, model, journal, parts, clock }, lease);
    return (await drive(parts, lease, never)).kind;
  } catch (error) {
    if (!(error instanceof Crash) && !(error instanceof AppError)) throw error;
    return 'waiting';
  } finally {
    clock.advance(600_000);
  }
}

async function wish(
  what: Case['wish'],
  { id, model, journal, parts }: Run,
  lease: Awaited<ReturnType<Journal['acquire']>>,
): Promise<void> {
  const rotation = await journal.load(id);
  if (what === 'emergency') {
    model.mayOldDieFirst = true;
    await journal.declareEmergency(lease, { reason: 'test', by: 'ann' });
  }
  try {
    if (what === 'abort') requireAbortable(rotation);
    if (what === 'rollback') requireRollbackable(rotation, parts.rotator);
  } catch {
    return;
  }
  if (what === 'abort' && !rotation.abortRequested) await journal.flag(id, 'abortRequested');
  if (what === 'rollback' && !rotation.rollbackRequested) {
    model.mayOldDieFirst = true;
    await journal.flag(id, 'rollbackRequested');
  }
}

/** The journal's states as they followed each other are those of the table. */
async function expectConsistent({ id, journal }: Run): Promise<void> {
  const { plan } = await journal.load(id);
  const tables = [
    transitionsOf(stepsOf(plan.order, { deleteOld: plan.deleteOld })),
    transitionsOf(stepsOf(plan.order, plan)),
  ];
  let at = 'planned';
  for (const { kind, state: to, payload } of await journal.history(id)) {
    if (kind === 'note' || to === at) continue;
    const isAllowed = tables.some((table) => table.get(at as 'planned')?.has(to) === true);
    expect(isAllowed || 'emergency' in payload || SIDE_STATES.has(to), `${at} to ${to}`).toBe(true);
    at = to;
  }
}

describe('whatever goes wrong, and wherever the process dies', () => {
  it('a rotation ends with one live credential that everyone has, or as if it had never been', async () => {
    state = await openState(await temporaryFolder());
    onTestFinished(() => state.close());
    const ends = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const run = await begin(one);
        let end: Outcome['kind'] = 'waiting';
        for (let number = 0; number < MAX_DRIVES && end === 'waiting'; number += 1) {
          end = await process(run, number, one);
          expect(run.model.broken).toEqual([]);
        }
        ends.set(end, (ends.get(end) ?? 0) + 1);
        const { model } = run;
        const about = `${end} after ${model.calls.join(', ')}`;
        const strangers = [...model.logins.values()].filter(({ by }) => by === 'stranger');
        expect(strangers.length, about).toBe(model.strangersMet);
        await expectConsistent(run);
        if (end === 'done') {
          expect(model.isOldAlive(), about).toBe(false);
          expect(model.liveOurs(), about).toHaveLength(1);
          expect(model.current?.value.reveal(), about).toBe(model.logins.get(model.liveOurs()[0]!)?.secret);
          expect(model.consumerHolds, about).toBe(model.current?.value.reveal());
          expect(model.pending, about).toBeUndefined();
        } else {
          expect(end, about).toBe('aborted');
          expect(model.isOldAlive(), about).toBe(true);
          expect(model.liveOurs(), about).toEqual([]);
          expect(model.consumerHolds, about).toBe(OLD.reveal());
          expect(model.current?.value.reveal() ?? OLD.reveal(), about).toBe(OLD.reveal());
          expect(model.pending, about).toBeUndefined();
        }
        expect(await state.db.selectFrom('sealed').selectAll().where('rotationId', '=', run.id).execute()).toEqual([]);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
    );
    // A run in which nothing ever ended, or nothing was ever taken back, would prove little.
    expect(ends.get('done') ?? 0).toBeGreaterThan(5);
  }, 60_000);
});
