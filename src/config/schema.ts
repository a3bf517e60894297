/** What may stand in a user's configuration, and the types of it that the commands work with. */
import { z } from 'zod';
import { isFingerprint } from '../core/fingerprint.js';
import { consumerSchema } from './consumers.js';
import { judgingShape } from './judging.js';
import { date, duration, name, permissions, port, reference, text, url } from './fields.js';
import { policySchema, STRICT_POLICY } from './policy.js';
import { providerSchema } from './providers/index.js';
import { validateSchema } from './validate.js';

const localStoreSchema = z.strictObject({
  type: z.literal('local'),
  dir: text.optional().meta({ description: 'Folder of the store; below the data folder unless said otherwise' }),
});

const vaultStoreSchema = z.strictObject({
  type: z.literal('vault'),
  address: url,
  mount: text.meta({ description: 'Where the KV version 2 engine is mounted' }),
  namespace: text.optional(),
  auth: z
    .union([z.strictObject({ token: reference }), z.strictObject({ approle: reference, mount: text.optional() })], {
      error: 'expected { token: REFERENCE } or { approle: REFERENCE }',
    })
    .meta({ description: 'A token, or an AppRole as JSON text { "role_id": …, "secret_id": … }' }),
  ca: text.optional().meta({ description: 'File with the certificate of the authority that signed the server’s' }),
});

const awsStoreSchema = z.strictObject({
  type: z.literal('aws-secrets-manager'),
  region: text,
  endpoint: url.optional(),
  credentials: reference
    .optional()
    .meta({ description: 'Name of a profile, or JSON text { "accessKeyId": …, "secretAccessKey": … }' }),
});

/** A new type of store is one more member here and one more case in `commands/shared/stores.ts`. */
const storeSchema = z.discriminatedUnion('type', [localStoreSchema, vaultStoreSchema, awsStoreSchema]);

const tokenSchema = z
  .strictObject({
    api: url.default('https://api.github.com'),
    'app-id': z.union([text, z.int().transform(String)]),
    'installation-id': z.union([text, z.int().transform(String)]),
    key: reference.meta({ description: 'Private key of the GitHub App, PEM' }),
    repositories: z.array(text).min(1),
    permissions,
  })
  .transform(({ 'app-id': appId, 'installation-id': installationId, ...rest }) => ({ ...rest, appId, installationId }));

const matchSchema = z
  .strictObject({
    provider: text.optional(),
    host: text.optional(),
    port: port.optional(),
    user: text.optional(),
    database: text.optional(),
    'key-id': text.optional().meta({ description: 'Public half of a pair, such as an AWS access key id' }),
    account: text.optional(),
    key: text.optional().meta({ description: 'Name of the key or variable that the secret was assigned to' }),
    fingerprint: z.string().refine(isFingerprint, { error: 'expected v1: and 32 hex digits' }).optional(),
    path: text.optional().meta({ description: 'Pattern like **/.env for a place where the secret stands' }),
  })
  .refine((match) => Object.values(match).some((value) => value !== undefined), {
    error: 'expected at least one of provider, host, port, user, database, key-id, account, key, fingerprint, path',
  });

const waiverSchema = z.strictObject({ reason: text, owner: text, until: date });

const credentialSchema = z
  .strictObject({
    name,
    match: matchSchema,
    rotator: name.meta({ description: 'Name of an entry in providers' }),
    store: name.meta({ description: 'Name of an entry in stores, or local' }),
    path: text,
    field: text.optional().meta({ description: 'Field of a JSON secret; the other fields are kept' }),
    'user-field': text.optional(),
    'id-field': text.optional().meta({ description: 'Field for the key id; the same as user-field' }),
    purpose: text,
    order: z.enum(['overlap', 'in-place', 'roll']).optional(),
    'in-place': waiverSchema
      .optional()
      .meta({ description: 'Waiver: logins may fail for a moment, so that no second login has to be made' }),
    roll: waiverSchema.optional().meta({
      description: 'Waiver: logins may fail from the moment the secret is rolled until the consumers have the new one',
    }),
    consumers: z.array(consumerSchema).default([]),
    grace: duration.optional(),
    'longest-grace': duration
      .optional()
      .meta({ description: 'Grace ends then even if the old credential is still used; 7d unless said otherwise' }),
  })
  .refine((entry) => entry.order !== 'in-place' || entry['in-place'] !== undefined, {
    error: 'expected in-place: { reason, owner, until } beside order: in-place',
    path: ['order'],
  })
  .refine((entry) => entry.order !== 'roll' || entry.roll !== undefined, {
    error: 'expected roll: { reason, owner, until } beside order: roll',
    path: ['order'],
  })
  .transform((entry) => {
    const { 'user-field': userField, 'id-field': idField, 'in-place': waiver, roll: rollWaiver, ...others } = entry;
    const { grace: graceMs, 'longest-grace': longestGraceMs, ...rest } = others;
    return { ...rest, userField: userField ?? idField, waiver, rollWaiver, graceMs, longestGraceMs };
  });

/** What a repository may add once it is trusted. */
export const partShape = {
  stores: z.record(name, storeSchema).default({}),
  providers: z.record(name, providerSchema).default({}),
  credentials: z.array(credentialSchema).default([]),
};

export const configSchema = z.strictObject({
  ...partShape,
  tokens: z
    .record(name, tokenSchema)
    .default({})
    .meta({ description: 'Short-lived tokens of GitHub Apps, minted by unleak token NAME' }),
  policy: policySchema.default(STRICT_POLICY),
  validate: validateSchema
    .default({ via: {}, instances: {} })
    .meta({ description: 'How providers are reached by scan --validate and inspect' }),
  ...judgingShape,
});

export const partSchema = z.object(partShape);

export type Config = Readonly<z.output<typeof configSchema>>;
export type ConfigPart = Readonly<z.output<typeof partSchema>>;
export type StoreConfig = Config['stores'][string];
export type { ProviderConfig } from './providers/index.js';
export type CredentialConfig = Config['credentials'][number];
export type TokenConfig = Config['tokens'][string];
export type ConsumerConfig = CredentialConfig['consumers'][number];

export const EMPTY_CONFIG: Config = configSchema.parse({});

/** JSON Schema of the user's configuration, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(configSchema, { io: 'input' }),
    $id: 'https://unleak.invalid/schemas/unleak.schema.json',
    title: 'Configuration of unleak',
  };
}
