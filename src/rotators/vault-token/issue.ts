// The replacement: an orphan with the leaked token's policies or fewer. Its metadata names the rotation, so that one whose
// answer was lost can be found and revoked.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { refusedBy, type ApiAnswer } from '../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { adminRefused, reasonOf, type VaultCall, type VaultTokenWorld } from './client.js';
import { knownAccessors, plannedFacts, type VaultTokenFacts } from './settings.js';
import { listAccessors, lookUpAccessor, lookUpAll, MARK, revokeAccessor } from './tokens.js';

/** So many tokens that were made since the plan are looked at; where there are more, nobody can be sure. */
const MAX_NEWER = 2000;

const madeSchema = z.object({
  auth: z.object({ client_token: z.string().min(20), accessor: z.string().min(1), lease_duration: z.number() }),
});

export async function issueToken(
  world: VaultTokenWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Credential> {
  const earlier = await findOurs(world, ctx, plan);
  if (earlier.outcome === 'conflict') throw new AppError('conflict', `vault: creating a token: ${earlier.detail}`);
  if (earlier.outcome !== 'not-applied') {
    throw new AppError('ambiguous', `vault: creating a token: ${ctx.rotationId}: this rotation has made one already`, {
      hint: `its secret is lost: unleak rotations resume ${ctx.rotationId} revokes it and makes another`,
    });
  }
  const call = creation(world, ctx, plan);
  const answer = await world.asAdmin(call);
  if (answer.status !== 200) throw creationRefused(call, answer, plannedFacts(plan));
  const { data } = madeSchema.safeParse(answer.body);
  if (data === undefined) throw new AppError('ambiguous', 'vault: creating a token: no token in the answer');
  const { client_token: token, accessor, lease_duration: seconds } = data.auth;
  const expires = new Date(world.clock.now().getTime() + seconds * 1000).toISOString();
  return {
    provider: 'vault',
    secret: new SecretValue(token),
    attributes: { accessor, ...(seconds === 0 ? {} : { expires }) },
  };
}

/** Looks for the rotation's mark on the tokens that are newer than the plan. */
export async function findOurs(
  world: VaultTokenWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  const known = knownAccessors(plan);
  const newer = (await listAccessors(world, ctx)).filter((accessor) => !known.has(accessor));
  if (newer.length > MAX_NEWER) {
    const detail = `${String(newer.length)} tokens were made since the plan: too many to look for this rotation's`;
    return { outcome: 'conflict', detail: `${detail}; look for the metadata ${MARK}=${ctx.rotationId}` };
  }
  const ours = (await lookUpAll(world, ctx, newer)).filter((token) => token.meta?.[MARK] === ctx.rotationId);
  const [first, second] = ours;
  if (first === undefined) return { outcome: 'not-applied' };
  if (second === undefined) return { outcome: 'lost', attributes: { accessor: first.accessor } };
  const twins = ours.map(({ accessor }) => ({ accessor }));
  return { outcome: 'conflict', detail: `${String(ours.length)} tokens carry the mark of ${ctx.rotationId}`, twins };
}

/** Revokes what this rotation made, after a look that it did. Succeeds if it is gone. */
export async function revokeOurs(
  world: VaultTokenWorld,
  ctx: RotationContext,
  { accessor = '' }: Readonly<Record<string, string>>,
): Promise<void> {
  const token = await lookUpAccessor(world, ctx, accessor);
  if (token === undefined) return;
  if (token.meta?.[MARK] !== ctx.rotationId) {
    throw new AppError('conflict', `vault: revoking: the replacement: its mark is not that of ${ctx.rotationId}`, {
      hint: 'another rotation or person made it: see who uses it',
    });
  }
  await revokeAccessor(world, ctx, accessor, 'the replacement');
}

function creation(world: VaultTokenWorld, ctx: RotationContext, plan: SuccessorPlan): VaultCall {
  const { policies, withDefault, renewable, role } = plannedFacts(plan);
  return {
    doing: 'creating a token',
    about: `policies ${policies.join(', ')}`,
    method: 'POST',
    path: `/v1/auth/token/${role === null ? 'create-orphan' : `create/${encodeURIComponent(role)}`}`,
    json: {
      policies,
      no_default_policy: !withDefault,
      renewable,
      display_name: `unleak-${ctx.rotationId}`,
      meta: { [MARK]: ctx.rotationId },
      type: 'service',
      ...lifetime(world, plan),
    },
    signal: ctx.signal,
  };
}

/** No renewal leads beyond the planned time. */
function lifetime({ clock }: VaultTokenWorld, { expiresAt }: SuccessorPlan): Readonly<Record<string, string>> {
  if (expiresAt === undefined) return {};
  const seconds = Math.max(1, Math.floor((Date.parse(expiresAt) - clock.now().getTime()) / 1000));
  return { ttl: `${String(seconds)}s`, explicit_max_ttl: `${String(seconds)}s` };
}

function creationRefused(call: VaultCall, answer: ApiAnswer, { role }: VaultTokenFacts): AppError {
  const says = reasonOf(answer);
  if (answer.status !== 400) return adminRefused(call, answer, '"update"');
  const hint =
    role === null
      ? 'the administrator may give only its own policies: add them, give it sudo there, or configure a token role'
      : `the token role ${role} has to allow these policies`;
  return refusedBy('vault', call, answer, { says, hint, code: 'needs-person' });
}
