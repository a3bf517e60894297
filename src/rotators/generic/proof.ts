// Whether a credential is alive: the service's yes and no as the configuration spells them, and nothing else. Where it
// names a control, a credential that nobody has must get its no first; where there is a step `find`, a no counts only
// once the service has been seen to let the administrator in.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { placesIn, textsIn } from '../../core/template.js';
import { randomPassword } from '../../platform/random.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { matches } from './answers.js';
import { knownOf, type Known } from './values.js';
import { spelled, type GenericWorld } from './world.js';

export type Answer = 'accepted' | 'rejected' | 'unknown';

/** A made-up secret of fewer random signs could be somebody's. */
const MIN_RANDOM = 12;

export function askOld(world: GenericWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Answer> {
  return ask(world, knownOf(ctx, plan));
}

/** The same question about the replacement. */
export function askNew(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<Answer> {
  return ask(world, { ...knownOf(ctx, plan), old: successor, identified: {} });
}

/** As `ask`, for those who can't go on without an answer. */
export function requireAnswer(answer: Answer, whose: string): 'accepted' | 'rejected' {
  if (answer !== 'unknown') return answer;
  throw new AppError('provider-unreachable', `generic: confirm: ${whose}: neither accepted nor rejected`, {
    hint: 'see what the service says, and whether confirm has the right patterns',
  });
}

export async function ask(world: GenericWorld, known: Known): Promise<Answer> {
  if (!(await tellsApart(world, known))) return 'unknown';
  const answer = await askOnce(world, known);
  return answer === 'rejected' && !(await isThere(world, known)) ? 'unknown' : answer;
}

async function askOnce(world: GenericWorld, known: Known): Promise<Answer> {
  const { accepted, rejected } = world.settings.steps.confirm;
  const answer = await world.read('confirm', known);
  const [yes, no] = [matches(answer, accepted), matches(answer, rejected)];
  if (yes === no) return 'unknown';
  return yes ? 'accepted' : 'rejected';
}

async function tellsApart(world: GenericWorld, known: Known): Promise<boolean> {
  const { control } = world.settings.steps.confirm;
  if (control === undefined || world.memory.tellsApart) return true;
  const { old } = known;
  const nobody: Credential = {
    ...old,
    secret: madeUp(old.secret),
    attributes: { ...old.attributes, ...control },
  };
  world.memory.tellsApart = (await askOnce(world, { ...known, old: nobody })) === 'rejected';
  return world.memory.tellsApart;
}

/** Whether the administrator is let in at the address, where there is a way to see it. */
async function isThere(world: GenericWorld, known: Known): Promise<boolean> {
  const { find } = world.settings.steps;
  if (find === undefined || world.memory.isThere) return true;
  if (textsIn(find).some((text) => placesIn(text).some((place) => place.startsWith('new.')))) return true;
  const answer = await world.read('find', known);
  world.memory.isThere = matches(answer, find.expect) || (find.absent !== undefined && matches(answer, find.absent));
  return world.memory.isThere;
}

/** As long as the secret, with its beginning and its signs, and letters and digits that are not its own. */
function madeUp(secret: SecretValue): SecretValue {
  const text = secret.reveal();
  const prefix = /^[A-Za-z0-9]*[_-]/.exec(text)?.[0] ?? '';
  const rest = text.length - prefix.length >= MIN_RANDOM ? text.slice(prefix.length) : text;
  const length = Math.max(rest.length, MIN_RANDOM);
  const random = randomPassword({ length, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' });
  const signs = [...random].map((sign, at) => (/[^A-Za-z0-9]/.test(rest[at] ?? 'a') ? rest[at]! : sign));
  return new SecretValue((rest === text ? '' : prefix) + signs.join(''));
}

/** The new credential does what `verify` asks of it. */
export async function proveNew(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const answer = await world.read('verify', knownOf(ctx, plan, successor));
  if (matches(answer, world.settings.steps.verify.expect)) return;
  const said = answer.status === undefined ? `exit code ${String(answer.exit)}` : `status ${String(answer.status)}`;
  throw new AppError('provider-refused', `generic: verify: ${spelled(world, 'verify')}: ${said}: not what it expects`, {
    hint: 'the old credential still works; see what the new one may not do',
  });
}
