import { z } from 'zod';
import { date, reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const service = text.regex(/^[a-z0-9.-]+$/, 'expected the name of a service, as translate.googleapis.com');

const schema = z
  .strictObject({
    type: z.literal('google-api-key'),
    admin: reference.meta({
      description: 'The key file of a service account that may manage API keys, or an access token',
    }),
    apis: z.array(service).min(1).optional().meta({
      description: 'Services that the replacement is for, of the leaked key’s; all of them unless said otherwise',
    }),
    'allowed-ips': z.array(text).min(1).optional().meta({
      description: 'Addresses and ranges that the replacement may be used from',
    }),
    unrestricted: z
      .strictObject({ reason: text, owner: text, until: date })
      .optional()
      .meta({ description: 'Waiver: the replacement of a key for every API is for every API, too' }),
    check: url
      .refine((address) => !/[?&]key=/i.test(address), 'expected an address without a key in it')
      .optional()
      .meta({ description: 'A harmless read that the key is tried with; known for some services' }),
    apikeys: url.optional().meta({ description: 'Address of the API that keys are managed by' }),
    oauth: url.optional().meta({ description: 'Address that access tokens come from' }),
  })
  .transform(({ 'allowed-ips': allowedIps, ...rest }) => ({ ...rest, allowedIps }));

/** API keys of Google. */
export const googleApiKey = {
  schema,
  provider: 'google',
  needed: [],
  optional: [],
  suggests: [
    'admin: # a reference to the key file of a service account that may manage API keys',
    '# apis: [SERVICE.googleapis.com] # needed where the leaked key may be used for every API',
  ],
} as const satisfies ProviderType;
