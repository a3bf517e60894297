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

export const ORDER_NAMES = ['overlap', 'in-place', 'by-person', 'roll'] as const;
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
  /** From its begin on the old credential may be dead, and no abort brings it back. */
  readonly endsOld?: true;
}

const PREPARE: Step = { begin: 'preparing', end: 'prepared', effect: 'prepare' };
const ISSUE: Step = { begin: 'issuing', end: 'issued', effect: 'issue' };
/** Issuing that kills the old secret in the same moment. */
const ISSUE_AND_END: Step = { ...ISSUE, endsOld: true };
const STAGE: Step = { begin: 'staging', end: 'staged', effect: 'stage' };
const VERIFY: Step = { begin: 'verifying', end: 'verified', effect: 'verify' };
const PROMOTE: Step = { begin: 'promoting', end: 'promoted', effect: 'promote' };
const UPDATE: Step = { begin: 'updating', end: 'updated', effect: 'update-consumers' };
const GRACE: Step = { begin: 'grace', end: 'grace', effect: 'wait' };
const DISABLE: Step = { begin: 'disabling', end: 'disabled', effect: 'disable', endsOld: true };
/** In place the old secret died when the new one was set; what is left of it are its open sessions. */
const END_SESSIONS: Step = { begin: 'disabling', end: 'disabled', effect: 'end-sessions', endsOld: true };
const CONFIRM: Step = { begin: 'confirming', end: 'dead', effect: 'confirm' };
const DELETE: Step = { begin: 'deleting', end: 'done', effect: 'delete', onlyIf: 'delete-old', endsOld: true };

export const ORDERS: Readonly<Record<OrderName, readonly Step[]>> = {
  // Class A, and D where a second login can be made: both live until everyone has the new one.
  overlap: [PREPARE, ISSUE, STAGE, VERIFY, PROMOTE, UPDATE, GRACE, DISABLE, CONFIRM, DELETE],
  // Class D in place: issuing and disabling are one effect, so the value is staged and read back before it.
  'in-place': [PREPARE, STAGE, ISSUE, VERIFY, PROMOTE, UPDATE, GRACE, END_SESSIONS, CONFIRM],
  // Class C: no API creates it. Issuing waits for what a person brings, and checks it.
  'by-person': [ISSUE, STAGE, VERIFY, PROMOTE, UPDATE, GRACE, DISABLE, CONFIRM],
  // Classes B and E: the provider makes a new secret and ends the old one in one effect; it is sealed, then stored.
  roll: [ISSUE_AND_END, STAGE, VERIFY, PROMOTE, UPDATE, CONFIRM],
};

/** In an emergency these come first, as far as they are not done. Rolling is as fast as it gets. */
const EMERGENCY_FIRST: Readonly<Record<OrderName, readonly Step[]>> = {
  overlap: [DISABLE, CONFIRM],
  'in-place': [PREPARE, ISSUE_AND_END, END_SESSIONS, CONFIRM],
  'by-person': [DISABLE, CONFIRM],
  roll: [],
};

export const ENDED: ReadonlySet<RotationState> = new Set(['done', 'aborted']);
export const SIDE_STATES: ReadonlySet<RotationState> = new Set(['awaiting-human', 'conflict']);

/** What decides which steps a plan takes. */
export interface StepChoice {
  readonly deleteOld: boolean;
  /** `from` is the state in which somebody declared the emergency. */
  readonly emergency?: { readonly from: RotationState } | undefined;
}

/** The steps of this order that a plan takes, those of an emergency in their order. */
export function stepsOf(order: OrderName, plan: StepChoice): readonly Step[] {
  const usual = ORDERS[order].filter((step) => step.onlyIf !== 'delete-old' || plan.deleteOld);
  if (plan.emergency === undefined) return usual;
  const done = doneBefore(usual, plan.emergency.from);
  const before = usual.slice(0, done);
  const isOf = (steps: readonly Step[], { effect }: Step): boolean => steps.some((one) => one.effect === effect);
  const first = EMERGENCY_FIRST[order].filter((step) => !isOf(before, step));
  const rest = usual.slice(done).filter((step) => step.effect !== 'wait' && !isOf(first, step));
  return [...before, ...first, ...rest];
}

/** Where an emergency that was declared in the state `from` goes on: what kills comes before what was begun. */
export function emergencyEntry(order: OrderName, plan: StepChoice, from: RotationState): RotationState {
  const usual = stepsOf(order, { deleteOld: plan.deleteOld });
  const step = stepsOf(order, { deleteOld: plan.deleteOld, emergency: { from } })[doneBefore(usual, from)];
  return step?.begin ?? 'done';
}

/** How many steps are behind a rotation in this state; a wait that was begun counts, since nothing is left to do for it. */
function doneBefore(steps: readonly Step[], state: RotationState): number {
  const { index, begun } = positionOf(steps, state);
  return begun && steps[index]?.effect === 'wait' ? index + 1 : index;
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

/**
 * Whether the old credential is untouched and nobody has been given the new one, so that all can be taken back. Where
 * issuing was begun and ends the old one, that is so only if the provider says that it did not happen.
 */
export function canAbort(steps: readonly Step[], state: RotationState): boolean {
  if (ENDED.has(state)) return false;
  const limit = steps.findIndex((step) => step.effect === 'promote' || step.endsOld === true);
  const { index, begun } = positionOf(steps, state);
  return index < limit || (index === limit && (!begun || steps[limit]?.effect === 'issue'));
}

/**
 * Whether the new credential is on its way into the store and nobody has been given it, so that it can be given up where
 * somebody else's version took the place that it was to have. A roll may find that when it begins.
 */
export function canGiveUp(steps: readonly Step[], state: RotationState): boolean {
  if (ENDED.has(state)) return false;
  const { index, begun } = positionOf(steps, state);
  const promote = steps.findIndex(({ effect }) => effect === 'promote');
  const first = steps.findIndex(
    (step) => step.effect === 'stage' || (step.effect === 'issue' && step.endsOld === true),
  );
  return index <= promote && (index > first || (index === first && begun));
}

/** Whether the old credential can be made the current one again, at a provider that undoes what stopped it. */
export function canRollBack(steps: readonly Step[], state: RotationState): boolean {
  if (ENDED.has(state) || state === 'deleting') return false;
  if (canAbort(steps, state)) return true;
  // A roll leaves nothing to go back to.
  return steps.some((step) => step.begin === 'disabling');
}

/** Whether what stops the old credential was begun, so that going back needs it to work again. */
export function mayHaveEnded(steps: readonly Step[], state: RotationState): boolean {
  const { index, begun } = positionOf(steps, state);
  const ends = steps.findIndex((step) => step.endsOld === true);
  return ends >= 0 && (index > ends || (index === ends && begun));
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
  // Rolled again, where the provider says before it is stored that the value that came is dead.
  if (steps[0] === ISSUE_AND_END && steps[1] === STAGE) allow('staging', 'issuing');
  for (const state of ['planned', ...allowed.keys()] as const) {
    if (ENDED.has(state)) continue;
    const isLeft = canRollBack(steps, state) || canGiveUp(steps, state);
    for (const side of SIDE_STATES) {
      allow(state, side);
      allow(side, state);
      if (isLeft) allow(side, 'aborted');
    }
    if (isLeft) allow(state, 'aborted');
  }
  return allowed;
}
