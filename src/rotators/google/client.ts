// Calls of Google's APIs, each host with its own client, and what the parts of these rotators share. The administrator is
// an access token, or the key file of a service account that one is got with when first needed.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall, type CallApi } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';
import type { RotationContext } from '../rotator.js';
import { exchangeKey, readKeyFile, type KeyFile } from './assertion.js';

export type GoogleAdmin = { readonly token: SecretValue } | { readonly keyFile: KeyFile };

export interface GoogleSettings {
  readonly admin: GoogleAdmin;
  /** Of the token endpoint; a key file may name another, which is not asked. */
  readonly oauth?: string | undefined;
}

export type GoogleCall = Omit<ApiCall, 'headers'>;

export interface GoogleWorld {
  readonly clock: Clock;
  /** Gets access tokens. */
  readonly oauth: CallApi;
  readonly oauthAddress: string;
  /** Makes a call at this API as the administrator. */
  asAdmin(api: CallApi, call: GoogleCall): Promise<ApiAnswer>;
}

export const OAUTH = 'https://oauth2.googleapis.com';
/** A token that is about to end is not used any more. */
const MARGIN_MS = 60_000;
const LOOK_AGAIN_MS = 1000;

export function googleWorld({ admin, oauth: oauthAddress = OAUTH }: GoogleSettings, clock: Clock): GoogleWorld {
  const oauth = apiAt(oauthAddress, clock);
  const tokenOf = adminSession(admin, oauth, oauthAddress, clock);
  return {
    clock,
    oauth,
    oauthAddress,
    asAdmin: async (api, call) => api({ ...call, headers: bearer(await tokenOf(call.signal)) }),
  };
}

/** The administrator from what a person configured: the JSON of a key file, or an access token. */
export function readAdmin(secret: SecretValue): GoogleAdmin {
  const isFile = secret.reveal().trimStart().startsWith('{');
  return isFile ? { keyFile: readKeyFile("the administrator's key", secret) } : { token: secret };
}

export function apiAt(address: string, clock: Clock): CallApi {
  return apiClient({ provider: 'google', address }, clock);
}

export function bearer(token: SecretValue): Readonly<Record<string, string>> {
  const text = token.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return { authorization: `Bearer ${text}` };
  throw new AppError('config', 'google: reading a token: its text: expected one line of letters, digits and signs');
}

interface GoogleRefusal {
  readonly status: string;
  readonly message: string;
  /** Google's word for why, as `API_KEY_INVALID`. */
  readonly reason: string | undefined;
  /** That the caller lacks. */
  readonly permission: string | undefined;
  /** Of the organization, as `constraints/iam.disableServiceAccountKeyUpload`. */
  readonly constraint: string | undefined;
}

const detailSchema = z.object({
  reason: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  violations: z.array(z.object({ type: z.string().optional() })).optional(),
});
const refusalSchema = z.object({
  error: z.object({
    status: z.string().default(''),
    message: z.string().default(''),
    details: z.array(detailSchema).default([]),
  }),
});

/** What an answer that is no success says; empty words where it says nothing. */
export function refusalIn({ body }: ApiAnswer): GoogleRefusal {
  const { status, message, details } = refusalSchema.safeParse(body).data?.error ?? {
    status: '',
    message: '',
    details: [],
  };
  const reasons = details.map(({ reason }) => reason).filter((reason) => reason !== undefined);
  const permissions = details.map(({ metadata }) => metadata?.['permission']);
  const constraints = details.flatMap(({ violations = [] }) => violations.map(({ type }) => type));
  return {
    status,
    message,
    reason: reasons[0],
    permission: permissions.find((permission) => permission !== undefined),
    constraint: constraints.find((type) => type?.startsWith('constraints/') === true),
  };
}

/** The error for an answer that the administrator should not have got, naming the permission that it lacks. */
export function adminRefused(call: GoogleCall, answer: ApiAnswer, permission: string): AppError {
  const { message } = refusalIn(answer);
  const hintOf: Readonly<Record<number, string>> = {
    401: "the administrator's token is unknown, expired or of a disabled account",
    403: `the administrator needs ${permission}`,
  };
  return refusedBy('google', call, answer, { says: message, hint: hintOf[answer.status] });
}

/** Asks until there is a result or the time is over: Google's services take their time to agree on a change. */
export async function until<T>(
  { clock }: Pick<GoogleWorld, 'clock'>,
  ctx: RotationContext,
  ms: number,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const giveUpAt = clock.now().getTime() + ms;
  for (;;) {
    const result = await ask();
    if (result !== undefined || clock.now().getTime() >= giveUpAt) return result;
    await clock.sleep(LOOK_AGAIN_MS, ctx.signal);
  }
}

function adminSession(
  admin: GoogleAdmin,
  oauth: CallApi,
  oauthAddress: string,
  clock: Clock,
): (signal: AbortSignal) => Promise<SecretValue> {
  if ('token' in admin) return () => Promise.resolve(admin.token);
  let session: { readonly token: SecretValue; readonly endsAt: number } | undefined;
  return async (signal) => {
    const now = clock.now().getTime();
    if (session !== undefined && now < session.endsAt) return session.token;
    const answer = await exchangeKey({ oauth, oauthAddress, clock }, admin.keyFile, "the administrator's key", signal);
    if (answer.verdict !== 'accepted') {
      throw new AppError(
        'provider-refused',
        `google: signing in as the administrator: ${admin.keyFile.email}: ${answer.why}`,
        { hint: 'is its key disabled, deleted or expired, or the clock of this machine wrong' },
      );
    }
    session = { token: answer.token, endsAt: now + answer.seconds * 1000 - MARGIN_MS };
    return session.token;
  };
}
