// What this rotation made, looked for by its mark.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { valueAt } from '../../core/json-place.js';
import { fillTemplate } from '../../core/template.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { matches, requireNames, taken, type StepAnswer } from './answers.js';
import type { FindStep } from './settings.js';
import { knownOf, markOf } from './values.js';
import { spelled, type GenericWorld } from './world.js';

export type Found = Readonly<Record<string, string>>;

/** The names of what carries this rotation's mark; undefined where nothing does. Fails with `conflict` for several. */
export async function findMarked(
  world: GenericWorld,
  find: FindStep,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared?: Credential,
): Promise<Found | undefined> {
  const all = await findAllMarked(world, find, ctx, plan, prepared);
  if (all.length > 1) throw new AppError('conflict', `generic: find: ${severalMarked(ctx, all)}`);
  return all[0];
}

/** What to say where a creation was made more than once. */
export function severalMarked(ctx: RotationContext, all: readonly Found[]): string {
  return `${markOf(ctx)}: ${String(all.length)} carry this rotation's mark`;
}

/** The names of each thing that carries this rotation's mark. */
export async function findAllMarked(
  world: GenericWorld,
  find: FindStep,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared?: Credential,
): Promise<readonly Found[]> {
  const known = knownOf(ctx, plan, prepared);
  const answer = await world.read('find', known);
  if (find.absent !== undefined && matches(answer, find.absent)) return [];
  if (!matches(answer, find.expect)) throw refused(world, answer);
  const fill = world.fill('find', known);
  const wanted = Object.entries(find.where).map(([path, text]) => [path, fillTemplate(text, fill)] as const);
  const ours = candidates(world, find, answer).filter((one) =>
    wanted.every(([path, text]) => isText(valueAt(one, path), text)),
  );
  return ours.map((one) => namesOf(find, one, prepared));
}

function candidates(world: GenericWorld, find: FindStep, { body }: StepAnswer): readonly unknown[] {
  if (find.in === undefined) return [body];
  const list = valueAt(body, find.in);
  if (Array.isArray(list)) return list;
  throw new AppError(
    'provider-refused',
    `generic: find: ${spelled(world, 'find')}: no list at ${find.in || 'the top'}`,
    {
      hint: 'see whether find: in names the right place of the answer',
    },
  );
}

function isText(value: unknown, text: string): boolean {
  return (typeof value === 'string' || typeof value === 'number') && String(value) === text;
}

function namesOf(find: FindStep, one: unknown, prepared: Credential | undefined): Found {
  const names = taken(one, find.take);
  if (names === undefined) {
    throw new AppError('provider-refused', 'generic: find: take: what was found lacks a value that is to be taken');
  }
  requireNames('find', names, prepared === undefined ? [] : [prepared.secret.reveal()]);
  return names;
}

function refused(world: GenericWorld, { status, exit }: StepAnswer): AppError {
  const what = status === undefined ? `exit code ${String(exit)}` : `status ${String(status)}`;
  return new AppError('provider-refused', `generic: find: ${spelled(world, 'find')}: ${what}: not what it expects`, {
    hint: 'it needs a right to read; an answer that says that there is nothing goes to find: absent',
  });
}
