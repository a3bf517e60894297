/** The values that a configuration's entries are made of. */
import { z } from 'zod';
import { DURATION, parseDuration } from './durations.js';
import { parseReference, REFERENCE_FORMS } from './references.js';

const NAME = /^[a-z][a-z0-9-]*$/;
export const name = z.string().regex(NAME, 'expected a name of lower-case letters, digits and -');
export const text = z.string().min(1, 'expected text that is not empty');
export const port = z
  .int('expected a port number')
  .min(1, 'expected a port number')
  .max(65535, 'expected a port number');
export const duration = z
  .string('expected a duration like 90d, 12h or 10m')
  .regex(DURATION, 'expected a duration like 90d, 12h or 10m')
  .transform((value) => parseDuration(value) ?? 0);
export const reference = z
  .string(`expected a reference to a secret (${REFERENCE_FORMS})`)
  .refine((value) => parseReference(value) !== undefined, {
    error: `expected a reference to a secret (${REFERENCE_FORMS}), not the secret itself`,
  })
  .meta({ description: `Where the secret stands: ${REFERENCE_FORMS}` });
export const url = z.url({
  protocol: /^https?$/,
  error: 'expected an https:// address (http:// only for this machine)',
});
export const date = z.iso.date('expected a date like 2026-12-31');

/** GitHub's names of rights, as `contents`. */
export const permissions = z.record(text, z.enum(['read', 'write']));
