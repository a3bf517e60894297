import type { IncomingHttpHeaders } from 'node:http';
import { tokenLabel } from './authenticate.js';
import type { OperationName } from './handlers/index.js';
import type { GithubState } from './state.js';

/** One request as it came in, without secrets. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Undefined for a path that GitHub does not have, or that the fake does not. */
  readonly operation: OperationName | undefined;
  /** Without `authorization`; see `credential`. */
  readonly headers: Readonly<Record<string, string>>;
  /** `none`, `unknown`, `app jwt`, or kind and id of a token. */
  readonly credential: string;
  /** Tokens in it are replaced by kind and id. */
  readonly body: unknown;
  /** What the description forbids about it. */
  readonly violations: readonly string[];
  /** Names that the description does not have, which GitHub ignores. */
  readonly ignored: readonly string[];
  /** What was sent back; undefined while it is held and when it was lost. */
  status: number | undefined;
}

const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie']);

export function headersWithoutSecrets(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const shown = Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, String(value)]));
}

export function bodyWithoutSecrets(state: GithubState, operation: OperationName | undefined, body: unknown): unknown {
  return JSON.parse(JSON.stringify(body ?? null), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    const token = state.findToken(value);
    if (token !== undefined) return tokenLabel(token);
    // All that is sent to be revoked is a secret, issued here or not; an array's keys are its indices.
    return operation === 'POST /credentials/revoke' && key !== '' ? 'unknown' : value;
  }) as unknown;
}
