// The server does not say with which password a session was opened, but it numbers connections: one with a higher number
// than a moment's began after it.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { untilNone } from '../../platform/until-none.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import type { Session } from './session.js';
import { leakedLogin, type MysqlWorld } from './world.js';

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
  world: MysqlWorld,
  ctx: RotationContext,
  session: Session,
  plan: SuccessorPlan,
  successor: Credential | undefined,
): Promise<void> {
  const before = await cutOff(session, plan, successor);
  await untilNone(world.clock, ctx.signal, {
    left: () => oldSessions(session, plan, before),
    end: async (left) => {
      for (const id of left) await session.kill(id);
    },
    tooLong: (count) =>
      new AppError('timeout', `mysql: ending sessions: ${String(count)} left: still there`, {
        hint: 'a statement may be rolling back; wait or end it at the server, then resume',
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
  const [row] = await session.rows('SELECT CONNECTION_ID() AS id');
  return Number(row?.['id']);
}

async function oldSessions(session: Session, plan: SuccessorPlan, before: number): Promise<readonly number[]> {
  const rows = await session.rows(
    'SELECT ID AS id FROM information_schema.PROCESSLIST WHERE USER = ? AND ID < ? AND ID <> CONNECTION_ID()',
    [leakedLogin(plan).user, before],
  );
  return rows.map((row) => Number(row['id']));
}
