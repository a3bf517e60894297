// The bodies that GitLab's routes take.
import { z } from 'zod';

const day = z.iso.date();
const description = z.string().max(255).optional();
const scopes = z.array(z.string().min(1)).min(1);

/** A deletion has nothing to say; the official client says so with an empty object. */
export const nothing = z.strictObject({}).optional();
export const rotation = z.strictObject({ expires_at: day.optional() }).optional();
export const personalToken = z.strictObject({
  name: z.string().min(1),
  scopes,
  description,
  expires_at: day.optional(),
});
export const resourceToken = personalToken.extend({
  access_level: z.literal([10, 15, 20, 30, 40, 50]).optional(),
});
