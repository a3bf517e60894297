import type { SecretValue } from '../core/secret-value.js';

/** What is asked about: a secret and the parts of it that are not secret, by the names that findings give them. */
export interface ProbeSubject {
  readonly secret: SecretValue;
  readonly companions: Readonly<Record<string, string>>;
  readonly ruleId: string;
}

/** What a provider said, or why nobody knows. Holds no secret. */
export interface ProbeVerdict {
  readonly state: 'active' | 'inactive' | 'unknown';
  /** In a few words, as `api.github.com: it knows no such token`. */
  readonly detail: string;
  readonly facts: Readonly<Record<string, string>>;
}

export function unknown(detail: string): ProbeVerdict {
  return { state: 'unknown', detail, facts: {} };
}
