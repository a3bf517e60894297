// A change, and what an answer means that is none of those expected.
import { AppError } from '../../core/errors.js';
import { matches, type StepAnswer } from './answers.js';
import type { Step } from './settings.js';
import type { Known } from './values.js';
import { spelled, type GenericWorld } from './world.js';

type Change = 'issue' | 'disable' | 'enable' | 'delete' | 'withdraw';

/** Carries a step out, once. Fails with what a person has to do where the configuration knows the refusal. */
export async function change(world: GenericWorld, name: Change, known: Known): Promise<StepAnswer> {
  const step = world.settings.steps[name];
  if (step === undefined) throw new RangeError(`generic rotator: no step ${name}`);
  const answer = await world.change(name, known);
  if (matches(answer, step.expect)) return answer;
  throw unexpected(world, name, step, answer);
}

function unexpected(world: GenericWorld, name: Change, step: Step, answer: StepAnswer): AppError {
  const { status, exit } = answer;
  const what = status === undefined ? `exit code ${String(exit)}` : `status ${String(status)}`;
  const message = `generic: ${name}: ${spelled(world, name)}: ${what}`;
  const refusal = step.refused.find(({ when }) => matches(answer, when));
  if (refusal !== undefined) return new AppError('needs-person', message, { hint: refusal.tell });
  // Only HTTP has numbers that say that nothing was done.
  if (status === undefined) {
    return new AppError('ambiguous', `${message}: it may have done its work all the same`, {
      hint: `run the program by hand; exit codes that mean that nothing was done go to ${name}: refused`,
    });
  }
  if (status < 300) {
    return new AppError('ambiguous', `${message}: not what the step expects, and may have done its work`, {
      hint: `see whether ${name}: expect has the right values`,
    });
  }
  const hint =
    HINTS[status] ?? `see what the service says to this request; expected: ${(step.expect.status ?? []).join(', ')}`;
  return new AppError('provider-refused', message, { hint });
}

const HINTS: Readonly<Record<number, string>> = {
  401: 'the admin credential of this provider is not let in',
  403: 'the admin credential of this provider lacks a right for this request',
};
