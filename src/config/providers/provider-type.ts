import type { z } from 'zod';

/** What the configuration has to know of one type of provider; the rotator itself is loaded when it is used. */
export interface ProviderType {
  /** Of its entry under `providers`, with its `type`. */
  readonly schema: z.ZodType;
  /** What a finding of its credentials names as its provider. */
  readonly provider: string;
  /** What has to be known of a credential besides its secret, by the names of companions. */
  readonly needed: readonly string[];
  /** What is passed on where it is known. */
  readonly optional: readonly string[];
}
