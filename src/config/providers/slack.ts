import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const schema = z
  .strictObject({
    type: z.literal('slack'),
    api: url.default('https://slack.com'),
    app: text
      .regex(/^A[A-Z0-9]+$/, 'expected the id of an app, A and capitals')
      .optional()
      .meta({ description: 'The id of the app, so that links lead to it' }),
    'client-id': text.optional().meta({ description: 'Of an app that has token rotation turned on' }),
    'client-secret': reference.optional(),
    'refresh-token': reference.optional().meta({
      description: 'The one that belongs to a leaked access token, where the application keeps it',
    }),
    check: z
      .enum(['conversations.list', 'users.list', 'team.info', 'emoji.list', 'usergroups.list', 'files.list'])
      .optional()
      .meta({ description: 'A read that the new token has to be allowed; told from its scopes unless said otherwise' }),
    'refresh-field': text.optional().meta({ description: 'Field of the stored secret; refresh_token' }),
    'access-field': text
      .optional()
      .meta({ description: 'Field for the access token where a refresh token leaked; access_token' }),
  })
  .refine((entry) => (entry['client-id'] === undefined) === (entry['client-secret'] === undefined), {
    error: 'expected client-id and client-secret together',
    path: ['client-secret'],
  })
  .transform((entry) => {
    const { type, api, app, check } = entry;
    const fields = { refreshField: entry['refresh-field'], accessField: entry['access-field'] };
    const client = { clientId: entry['client-id'], clientSecret: entry['client-secret'] };
    return { type, api, app, check, ...fields, ...client, refreshToken: entry['refresh-token'] };
  });

/** Tokens of Slack's bots and people. */
export const slack = {
  schema,
  provider: 'slack',
  needed: [],
  optional: [],
  suggests: [
    'app: # the id of the app, A and capitals',
    '# with token rotation: client-id, client-secret: a reference, and refresh-token: a reference',
  ],
} as const satisfies ProviderType;
