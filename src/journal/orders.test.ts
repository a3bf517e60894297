import { describe, expect, it } from 'vitest';
import {
  canAbort,
  canGiveUp,
  emergencyEntry,
  ENDED,
  ORDER_NAMES,
  ORDERS,
  positionOf,
  SIDE_STATES,
  STATES,
  stepsOf,
  transitionsOf,
  type RotationState,
  type Step,
} from './orders.js';

const plans = [
  { order: 'overlap', deleteOld: true },
  { order: 'overlap', deleteOld: false },
  { order: 'in-place', deleteOld: false },
  { order: 'by-person', deleteOld: false },
] as const;

const urgent = { deleteOld: true, emergency: { from: 'planned' } } as const;

describe.each(ORDER_NAMES)('an emergency in order %s', (order) => {
  it('kills and confirms before anything is promoted, and never waits', () => {
    const effects = stepsOf(order, urgent).map(({ effect }) => effect);
    expect(effects).not.toContain('wait');
    if (order !== 'roll') expect(effects.indexOf('confirm')).toBeLessThan(effects.indexOf('promote'));
  });

  it('takes each step of the usual order but the wait, from wherever it is declared', () => {
    const usual = stepsOf(order, { deleteOld: true });
    for (const from of ['planned' as const, ...usual.flatMap(({ begin, end }) => [begin, end])]) {
      if (ENDED.has(from)) continue;
      const steps = stepsOf(order, { deleteOld: true, emergency: { from } });
      const sorted = (all: readonly Step[]): readonly string[] =>
        all
          .map(({ effect }) => effect)
          .filter((effect) => effect !== 'wait')
          .toSorted();
      expect(sorted(steps), from).toEqual(sorted(usual));
      const entry = emergencyEntry(order, { deleteOld: true }, from);
      if (entry !== 'done') expect(positionOf(steps, entry), from).toBeDefined();
    }
  });

  it('can not be aborted once the killing was begun and is known to have happened', () => {
    const steps = stepsOf(order, urgent);
    const killing = steps.findIndex(({ endsOld }) => endsOld === true);
    for (const step of steps.slice(killing)) {
      if (step.end !== 'done' && step.effect !== 'wait') expect(canAbort(steps, step.end), step.end).toBe(false);
    }
    expect(canAbort(steps, 'planned')).toBe(true);
  });
});

describe.each(plans)('order $order, deleting the old one: $deleteOld', (plan) => {
  const steps = stepsOf(plan.order, plan);

  it('leads from planned to done through each of its steps', () => {
    const transitions = transitionsOf(steps);
    let state: RotationState = 'planned';
    const seen: RotationState[] = [state];
    while (state !== 'done') {
      const next: RotationState | undefined = [...(transitions.get(state) ?? [])].find(
        (to) => !SIDE_STATES.has(to) && to !== 'aborted',
      );
      expect(next, `after ${state}`).toBeDefined();
      state = next!;
      seen.push(state);
    }
    expect(new Set(seen).size).toBe(seen.length);
    for (const step of steps) expect(seen).toContain(step.begin);
  });

  it('stops nothing old before the new one is verified, current and with the consumers', () => {
    const position = (effect: string): number => steps.findIndex((step) => step.effect === effect);
    const stopping = plan.order === 'in-place' ? position('end-sessions') : position('disable');
    for (const before of ['verify', 'promote', 'update-consumers', 'wait']) {
      expect(position(before)).toBeGreaterThanOrEqual(0);
      expect(position(before)).toBeLessThan(stopping);
    }
    expect(position('stage')).toBeLessThan(plan.order === 'in-place' ? position('issue') : position('verify'));
  });

  it('can be aborted until the new one is promoted, and not from then on', () => {
    const promoting = steps.findIndex((step) => step.effect === 'promote');
    for (const [index, step] of steps.entries()) {
      expect(canAbort(steps, step.begin), step.begin).toBe(index < promoting);
      if (step.begin !== step.end) expect(canAbort(steps, step.end), step.end).toBe(index < promoting);
    }
    expect(canAbort(steps, 'planned')).toBe(true);
  });

  it('can be given up while it is on its way into the store, and only then', () => {
    const [staging, promoting] = ['stage', 'promote'].map((what) => steps.findIndex(({ effect }) => effect === what));
    for (const [index, step] of steps.entries()) {
      expect(canGiveUp(steps, step.begin), step.begin).toBe(index >= staging! && index <= promoting!);
      if (step.begin !== step.end) {
        expect(canGiveUp(steps, step.end), step.end).toBe(index >= staging! && index < promoting!);
      }
      const isLeft = transitionsOf(steps).get(step.begin)?.has('aborted') === true;
      if (canGiveUp(steps, step.begin)) expect(isLeft, step.begin).toBe(true);
    }
  });

  it('knows of each of its states where to go on', () => {
    expect(positionOf(steps, 'planned')).toEqual({ index: 0, begun: false });
    for (const [index, step] of steps.entries()) {
      expect(positionOf(steps, step.begin)).toEqual({ index, begun: true });
      if (step.begin !== step.end) expect(positionOf(steps, step.end)).toEqual({ index: index + 1, begun: false });
    }
  });

  it('leads nowhere from a state that ended', () => {
    const transitions = transitionsOf(steps);
    for (const state of ENDED) expect([...(transitions.get(state) ?? [])]).toEqual([]);
  });
});

it('lets a roll be given up as soon as it was begun, since it may have met the store changed then', () => {
  const steps = stepsOf('roll', { deleteOld: false });
  expect(['planned', 'issuing', 'promoting', 'promoted'].map((state) => canGiveUp(steps, state as 'planned'))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(transitionsOf(steps).get('promoting')?.has('aborted')).toBe(true);
  expect(transitionsOf(steps).get('promoted')?.has('aborted')).toBe(false);
});

it('uses only the published state names', () => {
  for (const steps of Object.values(ORDERS)) {
    for (const step of steps) {
      expect(STATES).toContain(step.begin);
      expect(STATES).toContain(step.end);
    }
  }
});
