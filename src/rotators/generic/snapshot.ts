// What is known before anything changes: which credential leaked, that the administrator is let in, and what a person
// should read of what this configuration can't do.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { placesIn, textsIn } from '../../core/template.js';
import type { OrderName, ProviderSnapshot, RotationContext, RotatorEffect } from '../rotator.js';
import { matches, requireNames, taken } from './answers.js';
import { ask } from './proof.js';
import { orderOf, type StepName } from './settings.js';
import type { Known } from './values.js';
import { spelled, type GenericWorld } from './world.js';

const ORDERS: readonly OrderName[] = ['overlap', 'in-place', 'roll', 'by-person'];
const ASKED_OF_OLD: readonly StepName[] = ['issue', 'confirm', 'disable', 'enable', 'delete', 'verify'];

export async function takeSnapshot(
  world: GenericWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const { steps } = world.settings;
  ctx.signal.throwIfAborted();
  const order = orderOf(world.settings);
  const known: Known = { ctx, old: current, identified: {} };
  const identified = await identify(world, known);
  requirePlaces(world, { ...known, identified: identified ?? {} }, identified !== undefined);
  await lookAround(world, known);
  const why = `the steps of this provider are those of order ${order}`;
  const others = ORDERS.filter((one) => one !== order).map((one) => [one, why] as const);
  return {
    facts: { identified: identified ?? {} },
    secrets: {},
    orders: [order],
    impossible: Object.fromEntries(others),
    deleteOld: steps.delete !== undefined,
    notes: notesOf(world),
    effects: { [order]: effectsOf(world) },
  };
}

/** What the service tells of the leaked credential; undefined where it is dead already. */
async function identify(world: GenericWorld, known: Known): Promise<Readonly<Record<string, string>> | undefined> {
  const { identify: step } = world.settings.steps;
  if (step === undefined) return {};
  const answer = await world.read('identify', known);
  const names = matches(answer, step.expect) ? taken(answer.body, step.take) : undefined;
  if (names !== undefined) {
    requireNames('identify', names, [known.old.secret.reveal()]);
    return names;
  }
  if ((await ask(world, known)) === 'rejected') return undefined;
  throw new AppError('provider-refused', `generic: identify: ${spelled(world, 'identify')}: not what it expects`, {
    hint: 'see whether identify: expect and take are right',
  });
}

/** Every place that needs the leaked credential's names has one, before it is needed in the middle of a rotation. */
function requirePlaces(world: GenericWorld, known: Known, isIdentified: boolean): void {
  if (!isIdentified) return;
  for (const name of ASKED_OF_OLD) {
    const fill = world.fill(name, known);
    const places = textsIn(world.settings.steps[name]).flatMap((text) => placesIn(text));
    for (const place of places) if (/^(?:old|attributes)\./.test(place)) fill(place);
  }
}

/** That `find` is answered at all, where it can be asked before there is a new secret. */
async function lookAround(world: GenericWorld, known: Known): Promise<void> {
  const { find } = world.settings.steps;
  const places = textsIn(find).flatMap((text) => placesIn(text));
  if (find === undefined || places.some((place) => place.startsWith('new.'))) return;
  const answer = await world.read('find', known);
  if (matches(answer, find.expect) || (find.absent !== undefined && matches(answer, find.absent))) return;
  const what = answer.status === undefined ? `exit code ${String(answer.exit)}` : `status ${String(answer.status)}`;
  throw new AppError('provider-refused', `generic: find: ${spelled(world, 'find')}: ${what}: not what it expects`, {
    hint: 'is the admin credential let in, and has it the right to read',
  });
}

function notesOf({ settings }: GenericWorld): readonly string[] {
  const { steps, ours } = settings;
  const notes = ['what each step does is the configuration’s word; nothing of it is checked beyond its answers'];
  if (ours === undefined && steps.disable !== undefined && steps.find === undefined) {
    notes.push('no step find: if an answer is lost while the replacement is made, a person has to look for it');
  }
  if (steps.disable !== undefined && steps.withdraw === undefined) {
    notes.push('no step withdraw: an abort leaves the replacement for a person to remove');
  }
  if (steps.enable === undefined) notes.push('no step enable: what ends the old credential can not be undone');
  if (steps.confirm.control === undefined) {
    notes.push('no control in confirm: nobody asks whether the service says no to a credential that nobody has');
  }
  return notes;
}

function effectsOf(world: GenericWorld): Readonly<Partial<Record<RotatorEffect, string>>> {
  const names = (['issue', 'disable', 'delete'] as const).filter((name) => world.settings.steps[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, spelled(world, name)]));
}
