// What a person configures for a key that opens accounts on hosts, and how a plan keeps what it found there.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SuccessorPlan } from '../rotator.js';

export interface SshHost {
  /** How people call it; its label in plans is `user@name`. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** `SHA256:…` of the host's own key, as `ssh-keygen -l` shows it; never trusted on first use. */
  readonly hostKeys: readonly string[];
  /** Whose account it is. */
  readonly user: string;
  /** Who changes the file; the account itself unless said otherwise. */
  readonly adminUser: string;
  /** Below the login's home unless it begins with a slash. */
  readonly file: string;
}

/** Options that only take something away. */
const NARROWING = [
  'restrict',
  'no-pty',
  'no-port-forwarding',
  'no-agent-forwarding',
  'no-x11-forwarding',
  'no-user-rc',
] as const;

export interface SshSettings {
  readonly hosts: readonly SshHost[];
  /** Options that the new line gets beside the old one's. */
  readonly narrow: readonly (typeof NARROWING)[number][];
  /** Run by the new key to prove that it works; without it only a login is made. */
  readonly check?: string | undefined;
  /** Whether the hosts know `expiry-time` in UTC (OpenSSH 9.1 and later). */
  readonly nativeExpiry: boolean;
}

const factsSchema = z.object({
  /** Public half of the leaked key. */
  blob: z.string(),
  fingerprint: z.string(),
  /** Labels of the hosts whose file has the leaked key. */
  hosts: z.array(z.string()).min(1),
});

type SshFacts = Readonly<z.output<typeof factsSchema>>;

export function plannedFacts(plan: SuccessorPlan): SshFacts {
  return factsSchema.parse(plan.snapshot.facts);
}

/** The options of the leaked key's lines on each host, sealed: a `command` or an `environment` may hold a secret. */
export const OPTIONS = 'options';

export function plannedOptions(plan: SuccessorPlan): Readonly<Record<string, readonly string[]>> {
  const text = plan.snapshot.secrets[OPTIONS]?.reveal() ?? '{}';
  return z.record(z.string(), z.array(z.string())).parse(JSON.parse(text));
}

export function labelOf({ user, name }: SshHost): string {
  return `${user}@${name}`;
}

/** The hosts of a plan as they are configured now. */
export function plannedHosts({ hosts }: SshSettings, plan: SuccessorPlan): readonly SshHost[] {
  return plannedFacts(plan).hosts.map((label) => {
    const host = hosts.find((one) => labelOf(one) === label);
    if (host !== undefined) return host;
    throw new AppError('config', `ssh: looking up a host: ${label}: not in the configuration`, {
      hint: 'was it renamed or taken out since the rotation began?',
    });
  });
}
