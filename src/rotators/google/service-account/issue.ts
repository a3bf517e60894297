// The replacement: a key pair that is made here, of which Google gets the public half in a certificate. Its subject carries
// the rotation and its end is the planned one, so that Google itself stops taking the key then.
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Credential } from '../../../core/credential.js';
import { AppError } from '../../../core/errors.js';
import { SecretValue } from '../../../core/secret-value.js';
import { refusedBy, type ApiAnswer } from '../../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../../rotator.js';
import { readPrivateKey } from '../assertion.js';
import { selfSigned } from '../certificate.js';
import { adminRefused, OAUTH, refusalIn, type GoogleCall } from '../client.js';
import * as keys from './keys.js';
import { FOR_EVER, plannedFacts, type ServiceAccountWorld } from './settings.js';

const BITS = 2048;
/** Clocks differ: the certificate is valid a little before now. */
const BACKDATED_MS = 5 * 60_000;

export async function prepareKey(plan: SuccessorPlan): Promise<Credential> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: BITS });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { provider: 'google', secret: new SecretValue(pem), attributes: { account: plannedFacts(plan).email } };
}

export async function issueKey(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential | undefined,
): Promise<Credential> {
  if (prepared === undefined) throw new RangeError('google: issuing: nothing was prepared');
  const earlier = await findOurs(world, ctx, plan, prepared);
  if (earlier.outcome === 'applied' && earlier.successor !== undefined) return earlier.successor;
  const { email } = plannedFacts(plan);
  const { call, answer: coming } = keys.uploadKey(world, ctx, email, certificateFor(world, ctx, plan, prepared));
  const answer = await coming;
  const keyId = answer.status === 200 ? keys.keyIdIn(answer) : undefined;
  if (keyId !== undefined) return successorFor(plan, prepared, keyId);
  if (answer.status === 200) throw new AppError('ambiguous', `google: ${call.doing}: ${email}: no key in the answer`);
  throw await uploadRefused(world, ctx, plan, call, answer);
}

/** Looks for the public half of what was prepared. */
export async function findOurs(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Reconciliation> {
  const { email, known } = plannedFacts(plan);
  const privateKey = newPrivateKey(prepared);
  for (const { id } of await keys.listKeys(world, ctx, email)) {
    const key = known.includes(id) ? undefined : await keys.readKey(world, ctx, email, id);
    if (key === undefined || !keys.isPair(privateKey, key.certificate)) continue;
    return { outcome: 'applied', successor: successorFor(plan, prepared, id) };
  }
  return { outcome: 'not-applied' };
}

/** What carries this rotation's mark, where that is more than one: an upload that arrived twice made them. */
export async function findTwins(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  const { email, known } = plannedFacts(plan);
  const ours: string[] = [];
  for (const { id } of await keys.listKeys(world, ctx, email)) {
    const key = known.includes(id) ? undefined : await keys.readKey(world, ctx, email, id);
    if (key?.certificate.subject === `CN=${markOf(ctx)}`) ours.push(id);
  }
  if (ours.length < 2) return { outcome: 'not-applied' };
  const detail = `${String(ours.length)} keys carry the mark of ${ctx.rotationId}: ${ours.join(', ')}`;
  return { outcome: 'conflict', detail, twins: ours.map((id) => ({ 'key-id': id })) };
}

/** Deletes what this rotation uploaded, after a look that it did. Succeeds if it is gone. */
export async function withdrawKey(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const keyId = successor.attributes['key-id'] ?? (await uploadedId(world, ctx, plan, successor));
  if (keyId !== undefined) await deleteOurs(world, ctx, plan, keyId);
}

/** The same by its id. */
export async function deleteOurs(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  keyId: string,
): Promise<void> {
  const { email } = plannedFacts(plan);
  const key = await keys.readKey(world, ctx, email, keyId);
  if (key === undefined) return;
  if (key.certificate.subject !== `CN=${markOf(ctx)}`) {
    throw new AppError('conflict', `google: withdrawing: ${keyId}: its certificate is not of ${ctx.rotationId}`, {
      hint: 'another rotation or person made it: see who uses it',
    });
  }
  await keys.changeKey(world, ctx, email, keyId, 'delete');
}

/** Deletes a key that a person named, to make room: one that is disabled or past its end, and not the leaked one. */
export async function freeSlot(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  keyId: string,
): Promise<void> {
  const { email, keyId: leaked } = plannedFacts(plan);
  const key = (await keys.listKeys(world, ctx, email)).find(({ id }) => id === keyId);
  if (key === undefined) return;
  const refuse = (why: string, hint: string): never => {
    throw new AppError('conflict', `google: making room: ${keyId}: ${why}`, { hint });
  };
  if (keyId === leaked) refuse('it is the leaked key', 'it goes at the end of the rotation: name another one');
  const isOver = key.validBefore !== undefined && Date.parse(key.validBefore) <= world.clock.now().getTime();
  if (!key.isDisabled && !isOver) refuse('it works', 'disable it first and see whether somebody misses it');
  await keys.changeKey(world, ctx, email, keyId, 'delete');
}

async function uploadedId(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<string | undefined> {
  const found = await findOurs(world, ctx, plan, successor);
  return found.outcome === 'applied' ? found.successor?.attributes['key-id'] : undefined;
}

function certificateFor(
  { clock }: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): string {
  return selfSigned({
    privateKey: newPrivateKey(prepared),
    commonName: markOf(ctx),
    notBefore: new Date(clock.now().getTime() - BACKDATED_MS),
    notAfter: new Date(plan.expiresAt ?? FOR_EVER),
  });
}

/** With the rest of a key file beside it: stored as fields, they are the file as applications read it. */
function successorFor(plan: SuccessorPlan, prepared: Credential, keyId: string): Credential {
  const { email, project, uniqueId } = plannedFacts(plan);
  const file = {
    type: 'service_account',
    project_id: project,
    private_key_id: keyId,
    client_email: email,
    client_id: uniqueId,
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: `${OAUTH}/token`,
    auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${encodeURIComponent(email)}`,
    universe_domain: 'googleapis.com',
  };
  return {
    provider: 'google',
    secret: prepared.secret,
    attributes: { account: email, 'key-id': keyId },
    fields: Object.fromEntries(Object.entries(file).map(([name, value]) => [name, new SecretValue(value)])),
  };
}

/** What a person has to do where it was no lack of a permission. */
async function uploadRefused(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  call: GoogleCall,
  answer: ApiAnswer,
): Promise<AppError> {
  const { constraint, message, status } = refusalIn(answer);
  const { email, keyId } = plannedFacts(plan);
  if (constraint !== undefined) {
    return refusedBy('google', call, answer, {
      code: 'needs-person',
      says: `${message} (${constraint})`,
      hint: `a policy of the organization forbids it: have ${constraint} lifted for this project, then resume`,
    });
  }
  const own = status === 'FAILED_PRECONDITION' ? await keys.listKeys(world, ctx, email) : [];
  if (own.length < keys.MOST_KEYS) return adminRefused(call, answer, 'iam.serviceAccountKeys.create');
  const others = own.map(({ id }) => id).filter((id) => id !== keyId);
  return new AppError('needs-person', `google: ${call.doing}: ${email}: it has ${String(own.length)} keys already`, {
    hint: `disable and name one that nobody uses: unleak rotations resume ${ctx.rotationId} --free-slot KEYID (${others.join(', ')})`,
  });
}

export function markOf({ rotationId }: RotationContext): string {
  return `unleak ${rotationId}`;
}

function newPrivateKey({ secret }: Credential): KeyObject {
  return readPrivateKey('the new key', secret);
}
