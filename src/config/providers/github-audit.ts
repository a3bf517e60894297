import { z } from 'zod';
import { reference, text } from '../fields.js';

const id = z.union([text, z.int().transform(String)]);

/** What an audit lists of GitHub, and the App that may. */
export const githubAudit = z.strictObject({
  organization: text.meta({ description: 'Whose fine-grained tokens and deploy keys are listed' }),
  app: z
    .strictObject({ 'app-id': id, 'installation-id': id, key: reference })
    .transform(({ 'app-id': appId, 'installation-id': installationId, key }) => ({ appId, installationId, key }))
    .optional()
    .meta({ description: 'The App that may list them; without it admin has to be an installation token of one' }),
  sso: z.boolean().default(false).meta({
    description:
      'The organization has SAML single sign-on: the classic tokens and SSH keys that it let in are listed too',
  }),
});
