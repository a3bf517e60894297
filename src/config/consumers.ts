/** What may stand under `consumers` of a credential: one kind of place each, named by its first key. */
import { z } from 'zod';
import { reference, text, url } from './fields.js';

const ca = text.optional().meta({ description: 'File with the certificate of the authority that signed the server’s' });
const userKeys = {
  'user-key': text.optional().meta({ description: 'Where the user stands, if the rotation may change it' }),
  'id-key': text.optional().meta({ description: 'Where the key id stands; the same as user-key' }),
};

const envFileSchema = z.strictObject({ 'env-file': text, key: text, ...userKeys }).transform((entry) => ({
  kind: 'env-file' as const,
  path: entry['env-file'],
  key: entry.key,
  userKey: entry['user-key'] ?? entry['id-key'],
}));

const commandSchema = z
  .strictObject({ command: z.array(text).min(1) })
  .transform(({ command }) => ({ kind: 'command' as const, argv: command }));

const webhookSchema = z
  .strictObject({
    webhook: url,
    secret: reference.meta({ description: 'The key that messages are signed with, 16 bytes or more' }),
    ca,
  })
  .transform(({ webhook, ...rest }) => ({ kind: 'webhook' as const, url: webhook, ...rest }));

/** GitHub keeps names that begin so to itself. */
const githubName = z
  .string()
  .regex(
    /^(?!GITHUB_)[A-Za-z_][A-Za-z0-9_]*$/i,
    'expected a name of letters, digits and _ that does not begin with GITHUB_',
  );

const githubActionsSecretSchema = z
  .strictObject({
    'github-actions-secret': z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'expected owner/name'),
    name: githubName,
    'user-name': githubName
      .optional()
      .meta({ description: 'The secret that holds the user, if the rotation may change it' }),
    'id-name': githubName.optional().meta({ description: 'The secret that holds the key id; the same as user-name' }),
    environment: text.optional(),
    api: url.default('https://api.github.com'),
    token: reference.meta({ description: 'A token that may write secrets of the repository' }),
    create: z.boolean().default(false).meta({ description: 'Whether a secret that is not there yet is made' }),
    ca,
  })
  .transform((entry) => ({
    kind: 'github-actions-secret' as const,
    repository: entry['github-actions-secret'],
    key: entry.name,
    userKey: entry['user-name'] ?? entry['id-name'],
    environment: entry.environment,
    api: entry.api,
    token: entry.token,
    create: entry.create,
    ca: entry.ca,
  }));

const gitlabKey = z.string().regex(/^[A-Za-z0-9_]{1,255}$/, 'expected a name of letters, digits and _');

const gitlabVariableSchema = z
  .strictObject({
    'gitlab-variable': z
      .union([text, z.int().transform(String)])
      .meta({ description: 'Path or number of the project, or of the group with group: true' }),
    key: gitlabKey,
    'user-key': gitlabKey.optional(),
    'id-key': gitlabKey.optional(),
    'environment-scope': text.default('*'),
    group: z.boolean().default(false),
    api: url.default('https://gitlab.com'),
    token: reference.meta({ description: 'A token with the scope api' }),
    ca,
  })
  .transform((entry) => ({
    kind: 'gitlab-variable' as const,
    owner: entry['gitlab-variable'],
    isGroup: entry.group,
    key: entry.key,
    userKey: entry['user-key'] ?? entry['id-key'],
    environmentScope: entry['environment-scope'],
    api: entry.api,
    token: entry.token,
    ca: entry.ca,
  }));

const kubernetesKey = z.string().regex(/^[-._A-Za-z0-9]+$/, 'expected a key of a Secret');

const kubernetesSecretSchema = z
  .strictObject({
    'kubernetes-secret': z.string().regex(/^[a-z0-9][-a-z0-9]*\/[a-z0-9][-a-z0-9.]*$/, 'expected NAMESPACE/NAME'),
    key: kubernetesKey,
    'user-key': kubernetesKey.optional(),
    'id-key': kubernetesKey.optional(),
    context: text.optional().meta({ description: 'Context of your kubeconfig; left out: the current one' }),
    kubectl: text.optional().meta({ description: 'The program; left out: kubectl from PATH' }),
  })
  .transform((entry) => {
    const [namespace = '', secret = ''] = entry['kubernetes-secret'].split('/');
    const userKey = entry['user-key'] ?? entry['id-key'];
    const { key, context, kubectl } = entry;
    return { kind: 'kubernetes-secret' as const, namespace, secret, key, userKey, context, kubectl };
  });

/** A new kind is one more member here and one more case in `consumers/open.ts`. */
export const consumerSchema = z.union(
  [
    envFileSchema,
    commandSchema,
    webhookSchema,
    githubActionsSecretSchema,
    gitlabVariableSchema,
    kubernetesSecretSchema,
  ],
  {
    error:
      'expected an entry with env-file, command, webhook, github-actions-secret, gitlab-variable or kubernetes-secret, ' +
      'and what that kind needs',
  },
);
