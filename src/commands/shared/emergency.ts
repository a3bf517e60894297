import { AppError } from '../../core/errors.js';
import type { Emergency } from '../../journal/rotation.js';

export interface EmergencyFlags {
  readonly emergency?: boolean;
  readonly reason?: string;
}

/** The emergency that the flags declare, or undefined. Without a reason it is a `usage`: the record has to say why. */
export function emergencyOf(flags: EmergencyFlags, by: string): Omit<Emergency, 'from'> | undefined {
  const { emergency = false, reason } = flags;
  if (!emergency && reason === undefined) return undefined;
  if (emergency && reason !== undefined && reason.trim() !== '') return { reason: reason.trim(), by };
  throw new AppError('usage', '--emergency and --reason: expected both: the record has to say why logins failed');
}
