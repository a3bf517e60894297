/**
 * The one table of rotation orders. The driver walks it, the journal refuses every transition that it does not hold, the
 * crash test kills at each of its states, and ARCHITECTURE.md prints it.
 */
export const STATES = [
  'planned',
  'preparing',
  'prepared',
  'issuing',
  'issued',
  'staging',
  'staged',
  'verifying',
  'verified',
  'promoting',
  'promoted',
  'updating',
  'updated',
  'grace',
  'disabling',
  'disabled',
  'confirming',
  'dead',
  'deleting',
  'done',
  'awaiting-human',
  'conflict',
  'aborted',
] as const;
export type RotationState = (typeof STATES)[number];

export const ORDER_NAMES = ['overlap', 'in-place', 'by-person'] as const;
export type OrderName = (typeof ORDER_NAMES)[number];

/** What a step does; the driver has one function for each. */
export type Effect =
  | 'prepare'
  | 'issue'
  | 'stage'
  | 'verify'
  | 'promote'
  | 'update-consumers'
  | 'wait'
  | 'disable'
  | 'end-sessions'
  | 'confirm'
  | 'delete';

/** `begin` is entered before the effect and means "may have happened"; `end` is entered after it. */
export interface Step {
  readonly begin: RotationState;
  readonly end: RotationState;
  readonly effect: Effect;
  /** Left out unless the plan says that the leaked principal goes. */
  readonly onlyIf?: 'delete-old';
}

const PREPARE: Step = { begin: 'preparing', end: 'prepared', effect: 'prepare' };
const ISSUE: Step = { begin: 'issuing', end: 'issued', effect: 'issue' };
const STAGE: Step = { begin: 'staging', end: 'staged', effect: 'stage' };
const VERIFY: Step = { begin: 'verifying', end: 'verified', effect: 'verify' };
const PROMOTE: Step = { begin: 'promoting', end: 'promoted', effect: 'promote' };
const UPDATE: Step = { begin: 'updating', end: 'updated', effect: 'update-consumers' };
const GRACE: Step = { begin: 'grace', end: 'grace', effect: 'wait' };
const DISABLE: Step = { begin: 'disabling', end: 'disabled', effect: 'disable' };
/** In place the old secret died when the new one was set; what is left of it are its open sessions. */
const END_SESSIONS: Step = { begin: 'disabling', end: 'disabled', effect: 'end-sessions' };
const CONFIRM: Step = { begin: 'confirming', end: 'dead', effect: 'confirm' };
const DELETE: Step = { begin: 'deleting', end: 'done', effect: 'delete', onlyIf: 'delete-old' };

export const ORDERS: Readonly<Record<OrderName, readonly Step[]>> = {
  // Class A, and D where a second login can be made: both live until everyone has the new one.
  overlap: [PREPARE, ISSUE, STAGE, VERIFY, PROMOTE, UPDATE, GRACE, DISABLE, CONFIRM, DELETE],
  // Class D in place: issuing and disabling are one effect, so the value is staged and read back before it.
  'in-place': [PREPARE, STAGE, ISSUE, VERIFY, PROMOTE, UPDATE, GRACE, END_SESSIONS, CONFIRM],
  // Class C: no API creates it. Issuing waits for what a person brings, and checks it.
  'by-person': [ISSUE, STAGE, VERIFY, PROMOTE, UPDATE, GRACE, DISABLE, CONFIRM],
};

export const ENDED: ReadonlySet<RotationState> = new Set(['done', 'aborted']);
export const SIDE_STATES: ReadonlySet<RotationState> = new Set(['awaiting-human', 'conflict']);

/** The steps of this order that a plan takes. */
export function stepsOf(order: OrderName, plan: { readonly deleteOld: boolean }): readonly Step[] {
  return ORDERS[order].filter((step) => step.onlyIf !== 'delete-old' || plan.deleteOld);
}

/**
 * Where a rotation in this state goes on: the index of the step, and whether it was begun already and may have happened.
 * An index past the last step means that only `done` is left.
 */
export function positionOf(steps: readonly Step[], state: RotationState): { index: number; begun: boolean } {
  if (state === 'planned') return { index: 0, begun: false };
  const begun = steps.findIndex((step) => step.begin === state);
  if (begun >= 0) return { index: begun, begun: true };
  const ended = steps.findIndex((step) => step.end === state);
  if (ended >= 0) return { index: ended + 1, begun: false };
  throw new RangeError(`rotation order: no step begins or ends in state ${state}`);
}

/** Whether the old credential is untouched and nobody has been given the new one, so that all can be taken back. */
export function canAbort(steps: readonly Step[], state: RotationState): boolean {
  if (ENDED.has(state)) return false;
  const promote = steps.findIndex((step) => step.effect === 'promote');
  const { index, begun } = positionOf(steps, state);
  return index < promote || (index === promote && !begun);
}

/** The states that may follow, by state. Any state that has not ended may also go to a side state and back. */
export function transitionsOf(steps: readonly Step[]): ReadonlyMap<RotationState, ReadonlySet<RotationState>> {
  const allowed = new Map<RotationState, Set<RotationState>>();
  const allow = (from: RotationState, to: RotationState): void => {
    if (from === to) return;
    const targets = allowed.get(from) ?? new Set();
    allowed.set(from, targets.add(to));
  };
  let previous: RotationState = 'planned';
  for (const step of steps) {
    allow(previous, step.begin);
    allow(step.begin, step.end);
    previous = step.end;
  }
  allow(previous, 'done');
  for (const state of ['planned', ...allowed.keys()] as const) {
    if (ENDED.has(state)) continue;
    for (const side of SIDE_STATES) {
      allow(state, side);
      allow(side, state);
      if (canAbort(steps, state)) allow(side, 'aborted');
    }
    if (canAbort(steps, state)) allow(state, 'aborted');
  }
  return allowed;
}
