// A connection stays what it is when its password goes. The server does not say with which password it was opened, but it
// numbers connections: one with a higher number than a moment's began after it.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { untilNone } from '../../platform/until-none.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import type { Session } from './session.js';
import { leakedLogin, type RedisWorld } from './world.js';

/** Connections with a lower number were opened before the old password was replaced. */
const CONNECTIONS_BEFORE = 'connectionsBefore';

/**
 * Marks the moment of the session's beginning, which has to be after the change. Nobody but us knows the new password yet,
 * so that any moment up to its publication is good.
 */
export async function markCutOff(session: Session, prepared: Credential): Promise<Credential> {
  const attributes = { ...prepared.attributes, [CONNECTIONS_BEFORE]: String(await ownNumber(session)) };
  return { ...prepared, attributes };
}

/**
 * Ends what may have been opened with the old password. Called when that no longer works: what comes later than our own
 * session is new, and what came before it with the new password comes back by itself.
 */
export async function endOldSessions(
  world: RedisWorld,
  ctx: RotationContext,
  session: Session,
  plan: SuccessorPlan,
  successor: Credential | undefined,
): Promise<void> {
  const before = await cutOff(session, plan, successor);
  await untilNone(world.clock, ctx.signal, {
    left: () => oldSessions(session, plan, before),
    end: async (left) => {
      // The answer is how many were ended: none is no error.
      for (const id of left) await session.change('CLIENT', 'KILL', 'ID', String(id));
    },
    tooLong: (count) =>
      new AppError('timeout', `redis: ending sessions: ${String(count)} left: still there`, {
        hint: 'a script may be running; end it at the server, then resume',
      }),
  });
}

export async function hasOldSessions(
  session: Session,
  plan: SuccessorPlan,
  successor: Credential | undefined,
): Promise<boolean> {
  return (await oldSessions(session, plan, await cutOff(session, plan, successor))).length > 0;
}

/** After a restart the numbers begin again: then everything is older than the mark, and ends. */
async function cutOff(session: Session, plan: SuccessorPlan, successor: Credential | undefined): Promise<number> {
  const own = await ownNumber(session);
  return plan.order === 'in-place' ? Number(successor?.attributes[CONNECTIONS_BEFORE] ?? own) : own;
}

async function ownNumber(session: Session): Promise<number> {
  return Number(await session.read('CLIENT', 'ID'));
}

async function oldSessions(session: Session, plan: SuccessorPlan, before: number): Promise<readonly number[]> {
  const own = await ownNumber(session);
  const { user } = leakedLogin(plan);
  const list = connectionsOf(String(await session.read('CLIENT', 'LIST')));
  return list.filter((one) => one.user === user && one.id < before && one.id !== own).map(({ id }) => id);
}

/** Number and user of each line of CLIENT LIST: fields with a space between them, and no space within. */
export function connectionsOf(text: string): readonly { readonly id: number; readonly user: string }[] {
  return text.split('\n').flatMap((line) => {
    const fields = new Map(line.split(' ').map((field) => splitField(field)));
    const id = Number(fields.get('id') ?? Number.NaN);
    const user = fields.get('user');
    return Number.isSafeInteger(id) && user !== undefined ? [{ id, user }] : [];
  });
}

function splitField(field: string): readonly [string, string] {
  const at = field.indexOf('=');
  return [field.slice(0, at), field.slice(at + 1)];
}
