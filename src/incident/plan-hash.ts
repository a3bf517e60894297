import { createHash } from 'node:crypto';
import type { RotationPlan } from '../journal/rotation.js';

/** Planning takes less; and no policy gives a credential a life that is counted more finely. */
const LIFE_UNIT_MS = 300_000;

/**
 * Sixteen hex digits that stand for all that a plan would change: of which credential, where, in which order, with which
 * steps and consumers, for how long. What the provider merely tells (when it was last used, say) may change without a new
 * approval; the moment at which the replacement ends moves with the clock, so its life is taken instead.
 */
export function planHash(rotationId: string, plan: RotationPlan, steps: readonly string[], now: Date): string {
  const { facts: _, notes: __, approval: ___, expiresAt, emergency, ...does } = plan;
  const kills = emergency === undefined ? null : { reason: emergency.reason };
  if (expiresAt === undefined) return hashOf({ rotationId, ...does, emergency: kills, steps });
  const life = Math.ceil((Date.parse(expiresAt) - now.getTime()) / LIFE_UNIT_MS);
  const told = steps.map((step) => step.replaceAll(expiresAt, 'its end'));
  return hashOf({ rotationId, ...does, emergency: kills, life, steps: told });
}

/** Of what an emergency makes of a rotation that is under way. */
export function emergencyHash(rotationId: string, reason: string, steps: readonly string[]): string {
  return hashOf({ rotationId, emergency: { reason }, steps });
}

function hashOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('hex')
    .slice(0, 16);
}

/** With the members of each object in one order, whoever made it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
}
