// Calls of Vault's API, each with the token that it is made with. Who administers logs in once, when first needed.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall, type CallApi } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';
import type { VaultTokenSettings } from './settings.js';

export type VaultCall = Omit<ApiCall, 'headers'>;

export interface VaultTokenWorld {
  readonly settings: VaultTokenSettings;
  readonly clock: Clock;
  /** Makes a call with a token. */
  as(token: SecretValue, call: VaultCall): Promise<ApiAnswer>;
  /** Makes a call with the administrator's. */
  asAdmin(call: VaultCall): Promise<ApiAnswer>;
  /** Whether this run has seen the server refuse an accessor that nobody has. */
  readonly memory: { canTellAccessorsApart: boolean };
}

const errorsSchema = z.object({ errors: z.array(z.string()) });
const loginSchema = z.object({ auth: z.object({ client_token: z.string().min(1), lease_duration: z.number() }) });
/** A login that is about to end is not used any more. */
const MARGIN_MS = 30_000;

export function vaultTokenWorld(settings: VaultTokenSettings, clock: Clock): VaultTokenWorld {
  const { address, ca, namespace } = settings;
  const api = apiClient({ provider: 'vault', address, ca }, clock);
  const call: CallApi = (one) => {
    const headers = {
      'x-vault-request': 'true',
      ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
    };
    return api({ ...one, headers: { ...headers, ...one.headers } });
  };
  const as: VaultTokenWorld['as'] = (token, one) => call({ ...one, headers: { 'x-vault-token': oneLine(token) } });
  const adminToken = adminSession(settings, call, clock);
  return {
    settings,
    clock,
    as,
    asAdmin: async (one) => as(await adminToken(one.signal), one),
    memory: { canTellAccessorsApart: false },
  };
}

/** What the server gives as its reason, and nothing where it gives none. */
export function reasonOf({ body }: ApiAnswer): string {
  return errorsSchema.safeParse(body).data?.errors.join('; ').replaceAll(/\s+/g, ' ').trim() ?? '';
}

/** The error for an answer that the administrator should not have got, naming the rule that its policy needs. */
export function adminRefused(call: VaultCall, answer: ApiAnswer, rights: string): AppError {
  const rule = `path "${call.path.replace('/v1/', '').replace(/\?.*/, '')}" { capabilities = [${rights}] }`;
  const hint =
    answer.status === 403 ? `the administrator's token is unknown or expired, or its policy lacks: ${rule}` : undefined;
  return refusedBy('vault', call, answer, { says: reasonOf(answer), hint });
}

function adminSession(
  { auth }: VaultTokenSettings,
  call: CallApi,
  clock: Clock,
): (signal: AbortSignal) => Promise<SecretValue> {
  if ('token' in auth) return () => Promise.resolve(auth.token);
  let session: { readonly token: SecretValue; readonly endsAt: number } | undefined;
  return async (signal) => {
    if (session !== undefined && clock.now().getTime() < session.endsAt) return session.token;
    session = await logIn(auth.approle, call, clock, signal);
    return session.token;
  };
}

async function logIn(
  { roleId, secretId, mount }: Extract<VaultTokenSettings['auth'], { approle: unknown }>['approle'],
  call: CallApi,
  clock: Clock,
  signal: AbortSignal,
): Promise<{ readonly token: SecretValue; readonly endsAt: number }> {
  const login: ApiCall = {
    doing: 'logging in',
    about: `role ${roleId}`,
    method: 'POST',
    path: `/v1/auth/${mount.split('/').map(encodeURIComponent).join('/')}/login`,
    json: { role_id: roleId, secret_id: secretId.reveal() },
    signal,
  };
  const answer = await call(login).catch((error: unknown) => {
    // A login that was lost leaves a token that ends by itself: nothing to look for.
    if (!(error instanceof AppError) || error.code !== 'ambiguous') throw error;
    throw new AppError('provider-unreachable', error.message, { hint: 'try again' });
  });
  const { data } = loginSchema.safeParse(answer.body);
  if (answer.status !== 200 || data === undefined) {
    throw refusedBy('vault', login, answer, {
      says: reasonOf(answer),
      hint: 'the role id or secret id is wrong, used up or expired, or AppRole is mounted elsewhere',
    });
  }
  const { client_token: token, lease_duration: seconds } = data.auth;
  const lifetimeMs = seconds === 0 ? Infinity : seconds * 1000 - Math.min(MARGIN_MS, seconds * 500);
  return { token: new SecretValue(token), endsAt: clock.now().getTime() + lifetimeMs };
}

/** A token goes into a header, where a line break would end it. */
function oneLine(token: SecretValue): string {
  const text = token.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', 'vault: reading a token: its text: expected one line of letters, digits and signs');
}
