import { AppError } from '../../core/errors.js';
import type { RotationContext } from '../rotator.js';
import type { Session } from './session.js';
import type { PostgresWorld } from './world.js';

const DEADLINE_MS = 15_000;
const POLL_MS = 50;

/**
 * The role's sessions, our own left out. A time given by the server leaves out those that began later. What our
 * administrator may not see (the start, the kind) counts as an old session.
 */
const OTHER_SESSIONS = `
  FROM pg_stat_activity a
  WHERE a.usesysid = $1::int8::oid AND a.pid <> pg_backend_pid()
    AND coalesce(a.backend_type, 'client backend') IN ('client backend', 'walsender')
    AND ($2::text IS NULL OR a.backend_start IS NULL OR a.backend_start < $2::text::timestamptz)`;

export async function countSessions(session: Session, roleOid: number, before: string | null): Promise<number> {
  const [row] = await session.rows<{ count: string }>(`SELECT count(*)::text AS count ${OTHER_SESSIONS}`, [
    roleOid,
    before,
  ]);
  return Number(row?.count ?? 0);
}

/** Ends the sessions and waits until the server no longer lists them; an error names how many are left. */
export async function terminateSessions(
  world: PostgresWorld,
  ctx: RotationContext,
  session: Session,
  roleOid: number,
  before: string | null,
): Promise<void> {
  const deadline = world.clock.now().getTime() + DEADLINE_MS;
  for (;;) {
    const left = await countSessions(session, roleOid, before);
    if (left === 0) return;
    if (world.clock.now().getTime() >= deadline) {
      throw new AppError('timeout', `postgres: ending sessions: ${String(left)} left: still there`, {
        hint: 'a session may be waiting inside the operating system; end it at the server, then resume',
      });
    }
    // Repeating is harmless: who has ended is no longer listed.
    await session.rows(`SELECT pg_terminate_backend(a.pid) ${OTHER_SESSIONS}`, [roleOid, before]);
    await world.clock.sleep(POLL_MS, ctx.signal);
  }
}
