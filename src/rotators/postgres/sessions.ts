import { AppError } from '../../core/errors.js';
import { untilNone } from '../../platform/until-none.js';
import type { RotationContext } from '../rotator.js';
import type { Session } from './session.js';
import type { PostgresWorld } from './world.js';

/**
 * The role's sessions, our own left out. A time given by the server leaves out those that began later. What our
 * administrator may not see (the start, the kind) counts as an old session.
 */
const OTHER_SESSIONS = `
  FROM pg_stat_activity a
  WHERE a.usesysid = $1::int8::oid AND a.pid <> pg_backend_pid()
    AND coalesce(a.backend_type, 'client backend') IN ('client backend', 'walsender')
    AND ($2::text IS NULL OR a.backend_start IS NULL OR a.backend_start < $2::text::timestamptz)`;

/** The processes of those sessions. */
export async function otherSessions(
  session: Session,
  roleOid: number,
  before: string | null,
): Promise<readonly number[]> {
  const rows = await session.rows<{ pid: number }>(`SELECT a.pid ${OTHER_SESSIONS}`, [roleOid, before]);
  return rows.map(({ pid }) => pid);
}

/** Ends the sessions and waits until the server no longer lists them; an error names how many are left. */
export function terminateSessions(
  world: PostgresWorld,
  ctx: RotationContext,
  session: Session,
  roleOid: number,
  before: string | null,
): Promise<void> {
  return untilNone(world.clock, ctx.signal, {
    left: () => otherSessions(session, roleOid, before),
    end: async () => {
      // Repeating is harmless: who has ended is no longer listed.
      await session.rows(`SELECT pg_terminate_backend(a.pid) ${OTHER_SESSIONS}`, [roleOid, before]);
    },
    tooLong: (count) =>
      new AppError('timeout', `postgres: ending sessions: ${String(count)} left: still there`, {
        hint: 'a session may be waiting inside the operating system; end it at the server, then resume',
      }),
  });
}
