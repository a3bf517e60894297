/** Every type of provider that can be configured. A new one is a file here, a line in each list, and an opener. */
import { z } from 'zod';
import { awsIam } from './aws-iam.js';
import { github } from './github.js';
import { npm } from './npm.js';
import { stripe } from './stripe.js';
import { cloudflare } from './cloudflare.js';
import { openai } from './openai.js';
import { googleApiKey } from './google-api-key.js';
import { googleServiceAccount } from './google-service-account.js';
import { mysql } from './mysql.js';
import { postgres } from './postgres.js';
import { redis } from './redis.js';
import { vaultToken } from './vault-token.js';
import { ssh } from './ssh.js';
import { sendgrid } from './sendgrid.js';
import { gitlab } from './gitlab.js';
import { generic } from './generic.js';
import { slack } from './slack.js';
import type { ProviderType } from './provider-type.js';

export const PROVIDER_TYPES = {
  postgres,
  cloudflare,
  openai,
  mysql,
  redis,
  'aws-iam': awsIam,
  github,
  npm,
  stripe,
  'vault-token': vaultToken,
  ssh,
  sendgrid,
  gitlab,
  generic,
  slack,
  'google-api-key': googleApiKey,
  'google-service-account': googleServiceAccount,
} as const satisfies Record<string, ProviderType>;

export const providerSchema = z.discriminatedUnion('type', [
  postgres.schema,
  cloudflare.schema,
  openai.schema,
  mysql.schema,
  redis.schema,
  awsIam.schema,
  github.schema,
  npm.schema,
  stripe.schema,
  vaultToken.schema,
  ssh.schema,
  sendgrid.schema,
  gitlab.schema,
  generic.schema,
  slack.schema,
  googleApiKey.schema,
  googleServiceAccount.schema,
]);

export type ProviderConfig = Readonly<z.output<typeof providerSchema>>;
export type ProviderConfigOf<Type extends ProviderConfig['type']> = Extract<ProviderConfig, { readonly type: Type }>;
