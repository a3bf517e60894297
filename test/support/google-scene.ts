// A fake Google with a project, an administrator who may what the rotators need, and a clock that jumps where they wait.
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Clock } from '../../src/platform/clock.js';
import { googleApiKeyRotator, googleServiceAccountRotator } from '../../src/rotators/google.js';
import type { GoogleApiKeySettings, GoogleServiceAccountSettings } from '../../src/rotators/google.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { startFakeGoogle, type FakeGoogle } from './google/fake-google.js';
import type { GoogleApiKey, GoogleProject, GoogleRestrictions, GoogleServiceAccount } from './google/model.js';
import type { GoogleOptions } from './google/state.js';

export const TRANSLATE = 'translate.googleapis.com';

/** What the documentation asks for. */
export const API_KEY_PERMISSIONS = ['lookup', 'get', 'list', 'create', 'getKeyString', 'delete', 'undelete'].map(
  (name) => `apikeys.keys.${name}`,
);
export const ACCOUNT_PERMISSIONS = [
  'iam.serviceAccounts.get',
  ...['list', 'get', 'create', 'disable', 'enable', 'delete'].map((name) => `iam.serviceAccountKeys.${name}`),
];

export interface GoogleScene {
  readonly google: FakeGoogle;
  readonly project: GoogleProject;
  readonly clock: Clock;
  /** The administrator's access token. */
  readonly admin: SecretValue;
  readonly stop: () => Promise<void>;
}

export async function googleScene(
  options: Omit<GoogleOptions, 'now'> & { readonly permissions?: readonly string[]; readonly realTime?: boolean } = {},
): Promise<GoogleScene> {
  const { permissions = [...API_KEY_PERMISSIONS, ...ACCOUNT_PERMISSIONS], realTime = false, ...rest } = options;
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const google = await startFakeGoogle({ ...rest, now });
  const project = google.state.addProject();
  const clock: Clock = {
    now: () => new Date(now()),
    sleep: (ms, signal) => {
      signal.throwIfAborted();
      if (!realTime) ahead += ms;
      return Promise.resolve();
    },
  };
  const admin = new SecretValue(google.state.addCaller(project, permissions).value);
  return { google, project, clock, admin, stop: () => google.stop() };
}

export interface ApiKeyScene extends GoogleScene {
  readonly leaked: GoogleApiKey;
  readonly credential: Credential;
  readonly settings: GoogleApiKeySettings;
  readonly rotator: Rotator;
  /** What Google answers to who shows this key: 200, 400 or 403. */
  statusOf(key: string): Promise<number>;
}

export async function apiKeyScene(
  options: Parameters<typeof googleScene>[0] & {
    readonly restrictions?: GoogleRestrictions | undefined;
    readonly settings?: Partial<GoogleApiKeySettings>;
  } = {},
): Promise<ApiKeyScene> {
  const { settings: own, restrictions = { apiTargets: [{ service: TRANSLATE }] }, ...rest } = options;
  const scene = await googleScene(rest);
  const { google, project, clock, admin } = scene;
  const leaked = google.state.addApiKey(project, { displayName: 'orders', restrictions });
  const settings: GoogleApiKeySettings = {
    admin: { token: admin },
    apikeys: google.url,
    oauth: google.url,
    check: `${google.url}/language/translate/v2/languages`,
    ...own,
  };
  return {
    ...scene,
    leaked,
    credential: { provider: 'google', secret: new SecretValue(leaked.value), attributes: {} },
    settings,
    rotator: googleApiKeyRotator(settings, clock),
    statusOf: async (key) => {
      const headers = { 'x-goog-api-key': key };
      return (await fetch(`${google.url}/language/translate/v2/languages`, { headers })).status;
    },
  };
}

export interface AccountScene extends GoogleScene {
  readonly account: GoogleServiceAccount;
  readonly keyId: string;
  /** The JSON of the leaked key file. */
  readonly file: string;
  readonly credential: Credential;
  readonly settings: GoogleServiceAccountSettings;
  readonly rotator: Rotator;
}

export async function accountScene(
  options: Parameters<typeof googleScene>[0] & { readonly settings?: Partial<GoogleServiceAccountSettings> } = {},
): Promise<AccountScene> {
  const { settings: own, ...rest } = options;
  const scene = await googleScene(rest);
  const { google, project, clock, admin } = scene;
  const account = google.state.addServiceAccount(project, 'deploy', ['resourcemanager.projects.get']);
  const { key, file } = google.state.addServiceAccountKey(account);
  const { private_key: pem } = JSON.parse(file) as { private_key: string };
  const settings: GoogleServiceAccountSettings = {
    admin: { token: admin },
    iam: google.url,
    oauth: google.url,
    resources: google.url,
    permissions: ['resourcemanager.projects.get'],
    ...own,
  };
  return {
    ...scene,
    account,
    keyId: key.id,
    file,
    // As a scan finds it: without the line break at its end.
    credential: {
      provider: 'google',
      secret: new SecretValue(pem.trim()),
      attributes: { account: account.email, 'key-id': key.id },
    },
    settings,
    rotator: googleServiceAccountRotator(settings, clock),
  };
}
