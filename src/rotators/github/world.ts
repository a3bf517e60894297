// What the parts of this rotator share.
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { SuccessorPlan } from '../rotator.js';
import type { CallGithub } from './client.js';
import type { GithubReplacement } from './settings.js';

export interface GithubWorld {
  readonly call: CallGithub;
  readonly replacement: GithubReplacement;
  readonly web: string;
  readonly admin: SecretValue | undefined;
  readonly clock: Clock;
  readonly memory: GithubMemory;
}

export interface GithubMemory {
  /** Endpoints that were seen to refuse a made-up token; once per run is enough. */
  readonly controlled: Set<string>;
  /** Until then GitHub has no answers for us, and asking would use up what comes after. */
  pausedUntil: Date | undefined;
}

/** The administrator's token, which is never the leaked one: what that made would die with it. */
export function requireAdmin({ admin }: GithubWorld, { current }: Pick<SuccessorPlan, 'current'>): SecretValue {
  if (admin === undefined) {
    throw new AppError('config', 'github: signing in as the administrator: no token: none is configured', {
      hint: NEEDED_ADMIN,
    });
  }
  if (admin.equals(current.secret)) {
    throw new AppError('config', 'github: signing in as the administrator: its token: is the leaked one', {
      hint: NEEDED_ADMIN,
    });
  }
  return admin;
}

export const NEEDED_ADMIN =
  'give this provider an admin: another token that may write the administration of the repository';
