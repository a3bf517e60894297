// The vendor's own clients, from `test/specs`, as the independent judges of the fake's routes, arguments and answers.
// Undefined where that folder is not installed, unless the back ends are required.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

type Fields = Readonly<Record<string, unknown>>;
type Call = (params: Fields, options: Fields) => Promise<{ readonly data: Fields }>;
/** The changed key, and what began with it. */
type Started = Promise<readonly [{ promise(): Promise<readonly [Fields]> }]>;

export interface OfficialApiKeys {
  createKey(request: Fields): Started;
  updateKey(request: Fields): Started;
  deleteKey(request: Fields): Started;
  undeleteKey(request: Fields): Started;
  listKeys(request: Fields, options?: Fields): Promise<readonly [readonly Fields[]]>;
  getKey(request: Fields): Promise<readonly [Fields]>;
  getKeyString(request: Fields): Promise<readonly [Fields]>;
  lookupKey(request: Fields): Promise<readonly [Fields]>;
  close(): Promise<void>;
}

export interface OfficialServiceAccounts {
  readonly get: Call;
  readonly keys: Readonly<Record<'create' | 'upload' | 'get' | 'list' | 'delete' | 'disable' | 'enable', Call>>;
}

export interface OfficialJwt {
  authorize(): Promise<{ readonly access_token?: string | null }>;
  getTokenInfo(token: string): Promise<{ readonly scopes: readonly string[]; readonly aud: string }>;
  revokeToken(token: string): Promise<{ readonly status: number }>;
}

export interface OfficialGoogle {
  apiKeys(token: string): OfficialApiKeys;
  serviceAccounts(token: string): OfficialServiceAccounts;
  /** By an account's key; its calls of the provider's real hosts go to the fake. */
  jwt(parts: { readonly email: string; readonly key: string; readonly keyId?: string }): OfficialJwt;
}

interface AuthLibrary {
  readonly OAuth2Client: new (options: object) => object;
  readonly JWT: new (options: object) => OfficialJwt;
}

const specs = new URL('../../specs/', import.meta.url);
const isInstalled = existsSync(new URL('node_modules/google-auth-library/package.json', specs));

export const officialGoogle =
  isInstalled || process.env['UNLEAK_REQUIRE_BACKENDS'] === '1'
    ? (url: string): OfficialGoogle => clientsOf(new URL(url))
    : undefined;

function clientsOf(url: URL): OfficialGoogle {
  const fromSpecs = createRequire(new URL('package.json', specs));
  const { OAuth2Client, JWT } = fromSpecs('google-auth-library') as AuthLibrary;
  const authOf = (token: string): object => new OAuth2Client({ credentials: { access_token: token } });
  const toFake = (input: string | URL, init?: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(String(input));
    return fetch(new URL(`${pathname}${search}`, url), init);
  };
  return {
    apiKeys: (token) => {
      const { ApiKeysClient } = fromSpecs('@google-cloud/apikeys') as {
        readonly ApiKeysClient: new (options: object) => OfficialApiKeys;
      };
      const where = { fallback: true, protocol: 'http', apiEndpoint: url.hostname, port: Number(url.port) };
      return new ApiKeysClient({ ...where, authClient: authOf(token) });
    },
    serviceAccounts: (token) => {
      const { iam } = fromSpecs('@googleapis/iam') as {
        iam(options: object): { readonly projects: { readonly serviceAccounts: OfficialServiceAccounts } };
      };
      const options = { version: 'v1', rootUrl: url.origin, auth: authOf(token), retry: false };
      return iam(options).projects.serviceAccounts;
    },
    jwt: (parts) =>
      new JWT({
        ...parts,
        scopes: ['https://www.googleapis.com/auth/cloud-platform'],
        transporterOptions: { fetchImplementation: toFake },
      }),
  };
}
