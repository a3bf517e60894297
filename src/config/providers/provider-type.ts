import type { z } from 'zod';

/** What lines for a person may depend on; a guess, which nothing connects to. */
export interface KnownOfFinding {
  readonly ruleId: string | undefined;
  /** `OWNER/NAME` at GitHub of the repository in which it stands. */
  readonly remote: string | undefined;
}

/** What the configuration has to know of one type of provider; the rotator itself is loaded when it is used. */
export interface ProviderType {
  /** Of its entry under `providers`, with its `type`. */
  readonly schema: z.ZodType;
  /** What a finding of its credentials names as its provider; absent where only `match` tells. */
  readonly provider?: string;
  /** What has to be known of a credential besides its secret, by the names of companions. */
  readonly needed: readonly string[];
  /** What is passed on where it is known. */
  readonly optional: readonly string[];
  /**
   * Lines of an entry for a person to complete, as `admin: # what to write`. `host` and `port` alone stand for lines that
   * also say what the finding names. Where more is known, they may depend on it.
   */
  readonly suggests: readonly string[] | ((known: KnownOfFinding) => readonly string[]);
  /** The same for the credential's fields, where the stored secret is neither a password nor a token. */
  readonly fields?: readonly string[];
}
