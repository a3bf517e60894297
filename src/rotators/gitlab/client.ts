// Calls of GitLab's API, each with the token that it is made with, and what its refusals mean.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';
import type { GitlabSettings } from './settings.js';

/** Its path is below `/api/v4`. */
export type GitlabCall = Omit<ApiCall, 'headers'>;

export interface GitlabWorld {
  readonly settings: GitlabSettings;
  readonly clock: Clock;
  /** Makes a call with a token. */
  as(token: SecretValue, call: GitlabCall): Promise<ApiAnswer>;
  /** Makes a call with the administrator's. */
  asAdmin(call: GitlabCall): Promise<ApiAnswer>;
  /** Whether this run has seen the server let somebody in, and refuse a token that nobody has. */
  readonly memory: { letsIn: boolean; tellsApart: boolean };
}

const errorSchema = z.object({
  message: z.unknown().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

export function gitlabWorld(settings: GitlabSettings, clock: Clock): GitlabWorld {
  const { address, ca, admin } = settings;
  const api = apiClient({ provider: 'gitlab', address, ca }, clock);
  const as: GitlabWorld['as'] = (token, call) =>
    api({ ...call, path: `/api/v4${call.path}`, headers: { 'private-token': oneLine(token) } });
  return {
    settings,
    clock,
    as,
    asAdmin: (call) => {
      if (admin !== undefined) return as(admin, call);
      throw new AppError('needs-person', `gitlab: ${call.doing}: ${call.about}: no admin is configured`, {
        hint: 'configure admin: a token that may manage tokens',
      });
    },
    memory: { letsIn: false, tellsApart: false },
  };
}

/** What GitLab gives as its reason, and nothing where it gives none. */
export function reasonOf({ body }: ApiAnswer): string {
  const said = errorSchema.safeParse(body).data;
  const { message } = said ?? {};
  const text = typeof message === 'object' ? JSON.stringify(message) : message;
  return [said?.error, said?.error_description, typeof text === 'string' ? text : undefined]
    .filter((part) => part !== undefined)
    .join(': ');
}

/** GitLab's word that a token is unknown, revoked or expired. A 403 is a scope, a role or an address. */
export function isTokenRefused({ status, body }: ApiAnswer): boolean {
  const said = errorSchema.safeParse(body).data;
  return status === 401 && (said?.error === 'invalid_token' || said?.message === '401 Unauthorized');
}

/** The error for an answer that the administrator should not have got, naming what its token needs. */
export function adminRefused(call: GitlabCall, answer: ApiAnswer, needs: string): AppError {
  const says = reasonOf(answer);
  // GitLab hides what somebody may not see behind a 401 or 404.
  const isRefusal = [400, 401, 403, 404].includes(answer.status);
  return refusedBy('gitlab', call, answer, { says, hint: isRefusal ? `the admin token needs ${needs}` : undefined });
}

/** The parsed body of an answer, or an error that says what is wrong. */
export function parsedAnswer<T>(call: GitlabCall, answer: ApiAnswer, schema: z.ZodType<T>): T {
  const { data } = schema.safeParse(answer.body);
  if (data !== undefined) return data;
  throw new AppError('provider-refused', `gitlab: ${call.doing}: ${call.about}: the answer is none of GitLab's`, {
    hint: 'is the address that of a GitLab server, without /api',
  });
}

/** A token goes into a header, where a line break would end it. */
function oneLine(token: SecretValue): string {
  const text = token.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', 'gitlab: reading a token: its text: expected one line of letters, digits and signs');
}
