/** What `unleak init` does: configuration and identity, and how not to lose the latter. */
import type { SecretValue } from '../core/secret-value.js';
import { systemClock, type Clock } from '../platform/clock.js';
import { pathsFor } from '../platform/paths.js';
import { createPrivateFile, ensurePrivateFolder } from '../platform/private-files.js';
import { userConfigPath } from './load.js';

export interface IdentityFiles {
  readonly identityFile: string;
  readonly recipientsFile: string;
  readonly identityCreated: boolean;
  readonly recipientsCreated: boolean;
}

export interface InitOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly passphrase?: SecretValue | undefined;
  /** `createIdentity` of `sealing`, which this module may not import. */
  readonly createIdentity: (env: NodeJS.ProcessEnv, now: Date, passphrase?: SecretValue) => Promise<IdentityFiles>;
  readonly clock?: Clock;
}

export interface InitResult extends IdentityFiles {
  readonly configFile: string;
  readonly configCreated: boolean;
  /** What was done and what to do now, for a person. */
  readonly text: string;
}

/** Writes what is missing and overwrites nothing, so it may be called again, also after a crash. */
export async function initialise(options: InitOptions): Promise<InitResult> {
  const { env, passphrase, createIdentity, clock = systemClock } = options;
  await ensurePrivateFolder(pathsFor(env).config);
  const configFile = userConfigPath(env);
  const configCreated = await createPrivateFile(configFile, CONFIG_TEMPLATE);
  const identity = await createIdentity(env, clock.now(), passphrase);
  const result = { ...identity, configFile, configCreated };
  return { ...result, text: describe(result, passphrase !== undefined) };
}

function describe(result: Omit<InitResult, 'text'>, isProtected: boolean): string {
  const line = (created: boolean, what: string, path: string): string =>
    `${created ? 'wrote  ' : 'kept   '} ${what.padEnd(14)} ${path}`;
  const lines = [
    line(result.configCreated, 'configuration', result.configFile),
    line(result.identityCreated, 'identity', result.identityFile),
    line(result.recipientsCreated, 'recipients', result.recipientsFile),
    '',
  ];
  if (!result.identityCreated) return [...lines, 'Nothing that existed was changed.', ''].join('\n');
  return [
    ...lines,
    'Back up the identity now. Everything that unleak stores is sealed to it; without it nobody can open that again.',
    `  1. Copy ${result.identityFile} to a place that does not fail together with this machine:`,
    '     a password manager, an encrypted drive, a printed page in a safe.',
    isProtected
      ? '  2. Keep the passphrase apart from the file: each is useless without the other.'
      : '  2. The file is not protected by a passphrase: whoever has the copy can open everything.',
    '  3. Better still, make a second identity on another machine (age-keygen) and add its public key, a line that',
    `     starts with age1, to ${result.recipientsFile}. Either of the two then opens what is sealed from then on.`,
    'To use an identity that stands elsewhere, set UNLEAK_IDENTITY to its path.',
    '',
  ].join('\n');
}

const CONFIG_TEMPLATE = `# Configuration of unleak. Every secret here is a reference, never the secret itself:
#   env:NAME   file:PATH (mode 0600)   STORE:PATH#FIELD   exec:["program", "argument"]

# Where replacements are kept. The store "local" exists without being named: age-sealed files of your own.
# stores:
#   team: { type: local, dir: /srv/unleak/secrets }

# Where credentials can be changed, and the login that may change them. Only hosts named here are ever connected to.
# providers:
#   orders-db:
#     type: postgres
#     host: db.internal
#     port: 5432
#     admin: file:~/.config/unleak/orders-admin-url
#     tls: verify-full

# Which leaked credential is which, where its replacement goes, and who has to learn it.
# credentials:
#   - name: orders-app
#     match: { provider: postgres, host: db.internal, user: orders_app }
#     rotator: orders-db
#     store: local
#     path: orders/db
#     field: password
#     user-field: user
#     purpose: orders service reads and writes its schema
#     consumers: [{ env-file: /srv/orders/.env, key: DB_PASSWORD, user-key: DB_USER }]
#     grace: 10m

# policy:
#   rotate-without-asking: [postgres]
#   max-lifetime: { default: 90d }
`;
