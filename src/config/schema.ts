/** What may stand in a user's configuration, and the types of it that the commands work with. */
import { z } from 'zod';
import { isFingerprint } from '../core/fingerprint.js';
import { judgingShape } from './judging.js';
import { DURATION, parseDuration } from './durations.js';
import { parseReference, REFERENCE_FORMS } from './references.js';

const NAME = /^[a-z][a-z0-9-]*$/;
const name = z.string().regex(NAME, 'expected a name of lower-case letters, digits and -');
const text = z.string().min(1, 'expected text that is not empty');
const port = z.int('expected a port number').min(1, 'expected a port number').max(65535, 'expected a port number');
const duration = z
  .string('expected a duration like 90d, 12h or 10m')
  .regex(DURATION, 'expected a duration like 90d, 12h or 10m')
  .transform((value) => parseDuration(value) ?? 0);
const reference = z
  .string(`expected a reference to a secret (${REFERENCE_FORMS})`)
  .refine((value) => parseReference(value) !== undefined, {
    error: `expected a reference to a secret (${REFERENCE_FORMS}), not the secret itself`,
  })
  .meta({ description: `Where the secret stands: ${REFERENCE_FORMS}` });
const url = z.url({ protocol: /^https?$/, error: 'expected an https:// address (http:// only for this machine)' });
const date = z.iso.date('expected a date like 2026-12-31');

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

const postgresSchema = z
  .strictObject({
    type: z.literal('postgres'),
    host: text.regex(/^[A-Za-z0-9._:[\]-]+$|^\/[^\0]*$/, 'expected a host name, an address or the folder of a socket'),
    port: port.default(5432),
    database: text.default('postgres'),
    admin: reference.meta({ description: 'A postgres:// URL, or with admin-user only its password' }),
    'admin-user': text.optional(),
    tls: z.enum(['verify-full', 'disable']).default('verify-full'),
    ca: text.optional().meta({ description: 'File with the certificate of the authority that signed the server’s' }),
  })
  .transform(({ 'admin-user': adminUser, ...rest }) => ({ ...rest, adminUser }));

const awsIamSchema = z.strictObject({
  type: z.literal('aws-iam'),
  account: z.string().regex(/^[0-9]{12}$/, 'expected the 12 digits of an account in quotes'),
  admin: reference.meta({ description: 'Name of a profile, or JSON text { "accessKeyId": …, "secretAccessKey": … }' }),
  region: text.default('us-east-1'),
  endpoint: url.optional(),
  principal: z.enum(['purpose-made', 'same-user']).default('purpose-made'),
});

const permissions = z.record(text, z.enum(['read', 'write']));
const githubSchema = z.strictObject({
  type: z.literal('github'),
  api: url.default('https://api.github.com'),
  web: url.default('https://github.com'),
  admin: reference.optional().meta({ description: 'A token that may add deploy keys' }),
  replacement: z
    .discriminatedUnion('type', [
      z
        .strictObject({
          type: z.literal('fine-grained-token'),
          owner: text,
          login: text.optional().meta({ description: 'Who creates the token, where it is not the leaked one’s user' }),
          repositories: z.array(text).min(1),
          permissions,
          'expires-in-days': z.int().min(1).max(366),
        })
        .transform(({ 'expires-in-days': expiresInDays, ...rest }) => ({ ...rest, expiresInDays })),
      z.strictObject({
        type: z.literal('deploy-key'),
        repository: text.regex(/^[^/]+\/[^/]+$/, 'expected owner/name'),
      }),
    ])
    .meta({ description: 'What a leaked token of this provider is replaced by' }),
});

const providerSchema = z.discriminatedUnion('type', [postgresSchema, awsIamSchema, githubSchema]);

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

const envFileSchema = z
  .strictObject({ 'env-file': text, key: text, 'user-key': text.optional(), 'id-key': text.optional() })
  .transform((entry) => ({
    kind: 'env-file' as const,
    path: entry['env-file'],
    key: entry.key,
    userKey: entry['user-key'] ?? entry['id-key'],
  }));
const commandSchema = z
  .strictObject({ command: z.array(text).min(1) })
  .transform(({ command }) => ({ kind: 'command' as const, argv: command }));
const consumerSchema = z.union([envFileSchema, commandSchema], {
  error: 'expected { env-file, key, user-key? } or { command: [program, ...] }',
});

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
    order: z.enum(['overlap', 'in-place']).optional(),
    'in-place': z
      .strictObject({ reason: text, owner: text, until: date })
      .optional()
      .meta({ description: 'Waiver: logins may fail for a moment, so that no second login has to be made' }),
    consumers: z.array(consumerSchema).default([]),
    grace: duration.optional(),
  })
  .refine((entry) => entry.order !== 'in-place' || entry['in-place'] !== undefined, {
    error: 'expected in-place: { reason, owner, until } beside order: in-place',
    path: ['order'],
  })
  .transform(({ 'user-field': userField, 'id-field': idField, 'in-place': waiver, grace: graceMs, ...rest }) => ({
    ...rest,
    userField: userField ?? idField,
    waiver,
    graceMs,
  }));

const policySchema = z
  .strictObject({
    'rotate-without-asking': z.array(text).default([]),
    'max-lifetime': z.record(text, duration).default({}),
  })
  .transform((entry) => ({
    rotateWithoutAsking: entry['rotate-without-asking'],
    maxLifetimeMs: entry['max-lifetime'],
  }));

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
  policy: policySchema.default({ rotateWithoutAsking: [], maxLifetimeMs: {} }),
  ...judgingShape,
});

export const partSchema = z.object(partShape);

export type Config = Readonly<z.output<typeof configSchema>>;
export type ConfigPart = Readonly<z.output<typeof partSchema>>;
export type StoreConfig = Config['stores'][string];
export type ProviderConfig = Config['providers'][string];
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
