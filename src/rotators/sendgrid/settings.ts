// What a person configures for the keys of a SendGrid account, and how a plan keeps it: as planned, whatever the settings
// say later.
import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { JsonValue, RotationContext, SuccessorPlan } from '../rotator.js';

export interface SendgridSettings {
  /** `https://api.sendgrid.com`, or that of the EU; `http://` only to this machine. */
  readonly address: string;
  /** A key that may manage keys; never the leaked one. */
  readonly admin: SecretValue;
  /** What the replacement may do, of what the leaked key may; all of it unless said otherwise. */
  readonly scopes?: readonly string[] | undefined;
  /** The leaked key's name at SendGrid, for where the list does not have the id that stands in the key. */
  readonly keyName?: string | undefined;
}

/** SendGrid gives these to every key, whether they were asked for or not. */
export const IMPLICIT_SCOPES: ReadonlySet<string> = new Set(['2fa_required', 'sender_verification_eligible']);

const factsSchema = z.object({
  /** Null where the key was dead when the plan was made. */
  keyId: z.string().nullable(),
  scopes: z.array(z.string()).min(1),
});

/** What a plan says about the leaked key and its replacement. */
export type SendgridFacts = Readonly<z.output<typeof factsSchema>>;

export function factsToKeep(facts: SendgridFacts): Readonly<Record<string, JsonValue>> {
  return { ...facts };
}

export function plannedFacts(plan: SuccessorPlan): SendgridFacts {
  return factsSchema.parse(plan.snapshot.facts);
}

/** The name of the key that a rotation makes. */
export function markOf({ rotationId }: RotationContext): string {
  return `unleak ${rotationId}`;
}

export function isMark(name: string): boolean {
  return /^unleak r[0-9a-f]{12}$/.test(name);
}

/** The part of a key that names it; undefined where the text is no key. */
export function idWithin(key: SecretValue): string | undefined {
  return /^SG\.([\w-]{16,64})\.[\w-]{16,128}$/.exec(key.reveal())?.[1];
}
