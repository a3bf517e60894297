// Calls of SendGrid's API, each with the key that it is made with, and what its refusals mean.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';
import type { SendgridSettings } from './settings.js';

export type SendgridCall = Omit<ApiCall, 'headers'>;

export interface SendgridWorld {
  readonly settings: SendgridSettings;
  /** Makes a call with a key. */
  as(key: SecretValue, call: SendgridCall): Promise<ApiAnswer>;
  /** Makes a call with the administrator's. */
  asAdmin(call: SendgridCall): Promise<ApiAnswer>;
  /** Whether this run has seen the address let the administrator in, and refuse a key that nobody has. */
  readonly memory: { letsIn: boolean; tellsApart: boolean };
}

const errorsSchema = z.object({ errors: z.array(z.object({ message: z.string() })) });

export function sendgridWorld(settings: SendgridSettings, clock: Clock): SendgridWorld {
  const api = apiClient({ provider: 'sendgrid', address: settings.address }, clock);
  const as: SendgridWorld['as'] = (key, call) => api({ ...call, headers: { authorization: `Bearer ${oneLine(key)}` } });
  return {
    settings,
    as,
    asAdmin: (call) => as(settings.admin, call),
    memory: { letsIn: false, tellsApart: false },
  };
}

/** What SendGrid gives as its reason, and nothing where it gives none. */
export function reasonOf({ body }: ApiAnswer): string {
  const errors = errorsSchema.safeParse(body).data?.errors ?? [];
  return errors.map(({ message }) => message).join('; ');
}

/** SendGrid's word that a key is dead. Its other 401 says that a request carried none. */
export function isKeyRefused(answer: ApiAnswer): boolean {
  return answer.status === 401 && /invalid, expired, or revoked/i.test(reasonOf(answer));
}

/** The error for an answer that the administrator should not have got, naming the scope that its key needs. */
export function adminRefused(call: SendgridCall, answer: ApiAnswer, scope: string): AppError {
  const says = reasonOf(answer);
  if (answer.status === 401) {
    return refusedBy('sendgrid', call, answer, { says, hint: 'the admin key of this provider is dead or cut off' });
  }
  const hint =
    answer.status === 403
      ? `the admin key needs the scope ${scope}, and the account's access by address has to allow this machine`
      : undefined;
  return refusedBy('sendgrid', call, answer, { says, hint });
}

/** The parsed body of an answer to the administrator, or an error that says what is wrong. */
export function adminAnswer<T>(call: SendgridCall, answer: ApiAnswer, schema: z.ZodType<T>, scope: string): T {
  if (answer.status !== 200) throw adminRefused(call, answer, scope);
  const { data } = schema.safeParse(answer.body);
  if (data !== undefined) return data;
  throw new AppError('provider-refused', `sendgrid: ${call.doing}: ${call.about}: the answer is none of SendGrid's`, {
    hint: "is the address that of SendGrid's API",
  });
}

/** A key goes into a header, where a line break would end it. */
function oneLine(key: SecretValue): string {
  const text = key.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', 'sendgrid: reading a key: its text: expected one line of letters, digits and signs');
}
