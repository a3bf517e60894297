/** What may be rotated while nobody watches. */
export interface UnattendedRules {
  /** Names of credentials. */
  readonly allow: readonly string[];
  /** Types of providers, as the policy of the configuration has them. */
  readonly withoutAsking: readonly string[];
  /** How many more may be begun. */
  readonly left: number;
}

export interface UnattendedCandidate {
  readonly fingerprint: string;
  readonly credential: string;
  /** Type of the provider that would rotate it. */
  readonly provider: string;
}

export type UnattendedVerdict<T> =
  | { readonly candidate: T; readonly verdict: 'rotate' }
  | { readonly candidate: T; readonly verdict: 'plan'; readonly why: string };

/** In the order given, so that whoever calls puts the worst first. Two values of one credential are rotated one at a time. */
export function decideUnattended<T extends UnattendedCandidate>(
  candidates: readonly T[],
  { allow, withoutAsking, left }: UnattendedRules,
): readonly UnattendedVerdict<T>[] {
  const begun = new Set<string>();
  return candidates.map((candidate) => {
    const { credential, provider } = candidate;
    const plan = (why: string): UnattendedVerdict<T> => ({ candidate, verdict: 'plan', why });
    if (!allow.includes(credential)) return plan('rotate.allow of the list does not name it');
    if (!withoutAsking.includes(provider)) return plan(`policy.rotate-without-asking does not name ${provider}`);
    if (begun.has(credential)) return plan('another value of this credential is rotated in this sweep');
    if (begun.size >= left) return plan('rotate.at-most of the list is reached');
    begun.add(credential);
    return { candidate, verdict: 'rotate' };
  });
}
