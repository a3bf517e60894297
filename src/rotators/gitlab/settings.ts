// What a person configures for the tokens of a GitLab, and how a plan keeps it: as planned, whatever the settings say later.
import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { JsonValue, RotationContext, SuccessorPlan } from '../rotator.js';

/** GitLab's roles by its numbers. */
export const LEVELS = { guest: 10, planner: 15, reporter: 20, developer: 30, maintainer: 40, owner: 50 } as const;
export type LevelName = keyof typeof LEVELS;

export interface GitlabSettings {
  /** `https://gitlab.com`, or that of a server of one's own; `http://` only to this machine. */
  readonly address: string;
  /** PEM text of the authority that signed the server's certificate; the usual ones otherwise. */
  readonly ca?: string | undefined;
  /** A token that may manage tokens, never the leaked one; without it a person creates the replacement. */
  readonly admin?: SecretValue | undefined;
  /** What the replacement may do, of what the leaked token may; all of it unless said otherwise. */
  readonly scopes?: readonly string[] | undefined;
  /** Role of a project's or group's replacement; that of the leaked token, or developer in place of a person's. */
  readonly accessLevel?: LevelName | undefined;
  /** A project's or group's token in place of whatever has leaked. */
  readonly replacement?: { readonly kind: 'project' | 'group'; readonly path: string } | undefined;
}

const homeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    userId: z.int(),
    /** Null where the token may not ask for it. */
    username: z.string().nullable(),
  }),
  z.object({
    kind: z.enum(['project', 'group']),
    /** A number, or a path as `acme/orders`. */
    id: z.string(),
    /** Its page, where GitLab told it. */
    web: z.string().nullable(),
  }),
]);

/** Whose a token is: a person's, or that of a project's or group's bot. */
export type Home = Readonly<z.output<typeof homeSchema>>;
export type Resource = Extract<Home, { readonly kind: 'project' | 'group' }>;

const factsSchema = z.object({
  /** Null where the token was dead when the plan was made, and so is its home. */
  tokenId: z.int().nullable(),
  home: homeSchema.nullable(),
  name: z.string(),
  /** What the leaked token may: a roll keeps it. */
  ownScopes: z.array(z.string()),
  /** Where the replacement is made, and what it may do there. */
  target: homeSchema,
  scopes: z.array(z.string()).min(1),
  level: z.int().nullable(),
});

/** What a plan says about the leaked token and its replacement. */
export type GitlabFacts = Readonly<z.output<typeof factsSchema>>;

export function factsToKeep(facts: GitlabFacts): Readonly<Record<string, JsonValue>> {
  return { ...facts };
}

export function plannedFacts(plan: SuccessorPlan): GitlabFacts {
  return factsSchema.parse(plan.snapshot.facts);
}

/** The name of the token that a rotation makes. */
export function markOf({ rotationId }: Pick<RotationContext, 'rotationId'>): string {
  return `unleak ${rotationId}`;
}

export function nameOf(home: Home): string {
  return home.kind === 'person' ? `user ${home.username ?? String(home.userId)}` : `${home.kind} ${home.id}`;
}

export function levelName(level: number): string {
  return Object.entries(LEVELS).find(([, value]) => value === level)?.[0] ?? `level ${String(level)}`;
}

const DAY_MS = 86_400_000;
/** GitLab's own limit is a day more; the server's clock may be behind. */
const LONGEST_DAYS = 364;

/**
 * The day with whose beginning (UTC) the replacement ends: no later than planned, but tomorrow at least, since GitLab knows
 * no time of the day.
 */
export function endDay(clock: Clock, { expiresAt }: SuccessorPlan): string {
  const now = clock.now().getTime();
  const longest = dayOf(now + LONGEST_DAYS * DAY_MS);
  const planned = expiresAt === undefined ? longest : dayOf(Date.parse(expiresAt));
  const shortest = dayOf(now + DAY_MS);
  if (planned < shortest) return shortest;
  return planned > longest ? longest : planned;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
