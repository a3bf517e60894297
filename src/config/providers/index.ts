/** Every type of provider that can be configured. A new one is a file here, a line in each list, and an opener. */
import { z } from 'zod';
import { awsIam } from './aws-iam.js';
import { github } from './github.js';
import { postgres } from './postgres.js';
import type { ProviderType } from './provider-type.js';

export const PROVIDER_TYPES = {
  postgres,
  'aws-iam': awsIam,
  github,
} as const satisfies Record<string, ProviderType>;

export const providerSchema = z.discriminatedUnion('type', [postgres.schema, awsIam.schema, github.schema]);

export type ProviderConfig = Readonly<z.output<typeof providerSchema>>;
export type ProviderConfigOf<Type extends ProviderConfig['type']> = Extract<ProviderConfig, { readonly type: Type }>;
