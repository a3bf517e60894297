// Each step is a set operation on the ways in which the leaked user's accounts let somebody in. We compute what the server
// keeps of a password, so that no statement shows one and each step can be asked for as often as one likes.
import { type Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import {
  fits,
  hasTwice,
  isSame,
  takes,
  takesNobody,
  withoutPassword,
  withPassword,
  type Account,
  type Change,
  type Method,
} from './methods.js';
import { markCutOff } from './sessions.js';
import { asAdmin, leakedLogin, type AdminSession, type MysqlWorld } from './world.js';

/** Attribute of a successor: which rotation made it, since an account has no room for a mark. */
export const MADE_BY = 'rotation';

/** Adds the new password beside the old one or, in place, puts it there instead. */
export async function setPassword(
  world: MysqlWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Credential> {
  await asAdmin(world, ctx, async (session) => {
    const accounts = await requirePlanned(session, plan);
    const changes = accounts.flatMap((account) => {
      const state = stateOf(account, plan, prepared);
      if (state === 'somebody') throw changedMeanwhile('setting the new password', account);
      if (state === 'successor') return [];
      requireRoom(session, account, plan, prepared);
      return [{ account, methods: issued(account, plan, prepared) }];
    });
    await apply(session, changes);
  });
  return plan.order === 'in-place' ? asAdmin(world, ctx, (later) => markCutOff(later, prepared)) : prepared;
}

function issued({ methods }: Account, plan: SuccessorPlan, prepared: Credential): readonly Method[] {
  const added = withPassword(methods, prepared.secret);
  return plan.order === 'overlap' ? added : withoutPassword(added, plan.current.secret);
}

/** Asks again what the snapshot asked: somebody may have begun to replace the same password since. */
function requireRoom(session: AdminSession, account: Account, plan: SuccessorPlan, prepared: Credential): void {
  const { secret } = plan.current;
  if (takes(account, prepared.secret) || !takes(account, secret)) return;
  const reason = session.dialect.obstacle(account, secret, plan.order);
  if (reason === undefined) return;
  throw new AppError('conflict', `mysql: setting the new password: ${reason}`, {
    hint: 'end the other rotation, or abort this one and begin again',
  });
}

export function reconcilePassword(
  world: MysqlWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Reconciliation> {
  return asAdmin(world, ctx, async (session) => {
    const accounts = await readPlanned(session, plan);
    const states = accounts.map((account) => stateOf(account, plan, prepared));
    const { user } = leakedLogin(plan);
    if (states.length === 0) return { outcome: 'conflict', detail: `${user} is gone` };
    if (states.includes('somebody')) {
      return { outcome: 'conflict', detail: `${user} takes neither the old password nor the new one` };
    }
    if (states.some((state) => state !== 'successor')) return { outcome: 'not-applied' };
    const successor = plan.order === 'in-place' ? await markCutOff(session, prepared) : prepared;
    return { outcome: 'applied', successor };
  });
}

/** Takes the leaked password from every account of that user that takes it; another one is left alone. */
export function stopLeaked(world: MysqlWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  return asAdmin(world, ctx, async (session) => {
    const { user, password: leaked } = leakedLogin(plan);
    const accounts = await session.dialect.readAccounts(session, user);
    const having = accounts.filter((account) => hasToLose(account, leaked, plan));
    await apply(
      session,
      having.map((account) => ({ account, methods: withoutPassword(account.methods, leaked) })),
    );
  });
}

export function reconcileStop(world: MysqlWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  return asAdmin(world, ctx, async (session) => {
    const { user, password } = leakedLogin(plan);
    const accounts = await session.dialect.readAccounts(session, user);
    const isLeft = accounts.some((account) => hasToLose(account, password, plan));
    return { outcome: isLeft ? 'not-applied' : 'applied' };
  });
}

/** The old password works again, in place as the only one of the two. */
export function enableOld(world: MysqlWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  return asAdmin(world, ctx, async (session) => {
    const accounts = await requirePlanned(session, plan);
    const lacking = accounts.filter((account) => !takes(account, plan.current.secret));
    await apply(
      session,
      lacking.map((account) => ({ account, methods: restored(account, plan) })),
    );
  });
}

/** In place, what came instead of the old one goes, and what somebody else took away meanwhile stays away. */
function restored({ host, methods }: Account, plan: SuccessorPlan): readonly Method[] {
  const { secret } = plan.current;
  const original = plan.snapshot.secrets[originalOf(host)];
  if (plan.order === 'overlap' || original === undefined) return withPassword(methods, secret);
  const before = JSON.parse(original.reveal()) as Method[];
  return before.filter((method) => fits(method, secret) || methods.some((one) => isSame(one, method)));
}

/** Secret of a snapshot: how the account of that host let somebody in. */
export function originalOf(host: string): string {
  return `methods ${host}`;
}

/** Takes the new password back. In place the old one returns, if nobody has set a third. */
export function takeBack(
  world: MysqlWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  requireOurs(ctx, successor);
  return asAdmin(world, ctx, async (session) => {
    const added = successor.secret;
    if (plan.order === 'overlap') {
      const accounts = await session.dialect.readAccounts(session, leakedLogin(plan).user);
      const having = accounts.filter((account) => hasToLose(account, added, plan));
      await apply(
        session,
        having.map((account) => ({ account, methods: withoutPassword(account.methods, added) })),
      );
      return;
    }
    const changes = (await readPlanned(session, plan)).flatMap((account) => {
      const state = stateOf(account, plan, successor);
      if (state === 'somebody') throw changedMeanwhile('restoring the password', account);
      const methods = withPassword(withoutPassword(account.methods, added), plan.current.secret);
      return state === 'successor' ? [{ account, methods }] : [];
    });
    await apply(session, changes);
  });
}

/** MySQL needs two statements to drop the newer of two passwords; a stop between them leaves the older one twice. */
function hasToLose(account: Account, password: SecretValue, plan: SuccessorPlan): boolean {
  return takes(account, password) || (hostsOf(plan).includes(account.host) && hasTwice(account));
}

function requireOurs(ctx: RotationContext, successor: Credential): void {
  if (successor.attributes[MADE_BY] === ctx.rotationId) return;
  throw new AppError('conflict', 'mysql: taking the new password back: it is not of this rotation', {
    hint: 'unleak removes only what this very rotation made',
  });
}

/** Which password the account takes, as far as the two of this rotation go. */
function stateOf(
  account: Account,
  plan: SuccessorPlan,
  successor: Credential,
): 'successor' | 'leaked' | 'nobody' | 'somebody' {
  const isLeaked = takes(account, plan.current.secret);
  const isSuccessors = takes(account, successor.secret);
  if (isSuccessors && !(plan.order === 'in-place' && isLeaked)) return 'successor';
  if (isLeaked) return 'leaked';
  return takesNobody(account) ? 'nobody' : 'somebody';
}

/** The accounts that took the leaked password when the plan was made, as far as they are still there. */
async function readPlanned(session: AdminSession, plan: SuccessorPlan): Promise<readonly Account[]> {
  const hosts = hostsOf(plan);
  const accounts = await session.dialect.readAccounts(session, leakedLogin(plan).user);
  return accounts.filter(({ host }) => hosts.includes(host));
}

function hostsOf(plan: SuccessorPlan): readonly unknown[] {
  const hosts = plan.snapshot.facts['hosts'];
  if (!Array.isArray(hosts)) throw new RangeError('mysql: snapshot: hosts: missing');
  return hosts;
}

async function requirePlanned(session: AdminSession, plan: SuccessorPlan): Promise<readonly Account[]> {
  const accounts = await readPlanned(session, plan);
  if (accounts.length > 0) return accounts;
  throw new AppError('conflict', `mysql: looking at the account: ${leakedLogin(plan).user}: is gone`, {
    hint: 'no account that took the leaked password when the rotation was planned is left',
  });
}

async function apply(session: AdminSession, changes: readonly Change[]): Promise<void> {
  for (const statement of session.dialect.statements(changes)) await session.change(statement);
}

function changedMeanwhile(doing: string, { user, host }: Account): AppError {
  return new AppError('conflict', `mysql: ${doing}: ${user}@${host}: takes neither the old password nor the new one`, {
    hint: 'somebody changed it meanwhile; setting another one would lock out whoever has it',
  });
}
