// What a person configures for a registry, and how a plan keeps it: as planned, whatever the settings say later.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { JsonValue, SuccessorPlan } from '../rotator.js';

export interface NpmReplacement {
  /** Names and scopes, as `@acme` or `@acme/orders`; at least one. */
  readonly packages: readonly string[];
  readonly permission: 'read' | 'write';
  readonly expiresInDays: number;
  /** Whose the new token has to be, where the leaked one can't be asked any more. */
  readonly user?: string | undefined;
  /** Packages that the new token has to be able to read. */
  readonly check: readonly string[];
}

export interface NpmSettings {
  /** `https://HOST[/PATH]`; `http://` only to this machine. The token goes nowhere else. */
  readonly registry: string;
  /** Where people sign in; without it there is no link. */
  readonly web?: string | undefined;
  readonly replacement: NpmReplacement;
}

const user = z.string().regex(/^[A-Za-z0-9._~-]{1,214}$/);
const packageName = z
  .string()
  .regex(/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/)
  .max(214);
const scope = z.string().regex(/^@[a-z0-9~-][a-z0-9._~-]*$/);

const replacementSchema = z.object({
  packages: z
    .array(z.union([packageName, scope]))
    .min(1)
    .readonly(),
  permission: z.enum(['read', 'write']),
  expiresInDays: z.int().min(1).max(366),
  user: user.optional(),
  check: z.array(packageName).readonly(),
});

const factsSchema = z.object({
  status: z.enum(['accepted', 'rejected', 'unknown']),
  user: user.nullable(),
  replacement: replacementSchema,
});
export type NpmFacts = z.output<typeof factsSchema>;

/** The same, checked. Fails with `config` and the name of what is wrong. */
export function checkedReplacement(replacement: NpmReplacement): NpmReplacement {
  const { data, error } = replacementSchema.safeParse(replacement);
  if (error === undefined) return data;
  const where = error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new AppError('config', `npm: reading the settings: replacement: ${where}: not what a registry can take`, {
    hint: 'a package is a name, @scope or @scope/name, a permission read or write, an expiry 1 to 366 days',
  });
}

export function factsToKeep(facts: NpmFacts): Readonly<Record<string, JsonValue>> {
  return JSON.parse(JSON.stringify(facts)) as Readonly<Record<string, JsonValue>>;
}

export const plannedFacts = (plan: SuccessorPlan): NpmFacts => factsSchema.parse(plan.snapshot.facts);
