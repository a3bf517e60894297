// What a Cloudflare of tests consists of, and its answers' envelope.
import type { FakeAnswer } from '../fake/fake-provider.js';

export interface CloudflareUser {
  readonly id: string;
  readonly email: string;
  /** Accounts that the user is a member of, with all rights. */
  readonly accountIds: readonly string[];
}

export interface CloudflareAccount {
  readonly id: string;
  readonly name: string;
}

export interface CloudflareZone {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly records: CloudflareRecord[];
}

export interface CloudflareRecord {
  readonly id: string;
  readonly name: string;
  readonly content: string;
}

export interface TokenOwner {
  readonly kind: 'user' | 'account';
  readonly id: string;
}

export type Resources = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export interface TokenPolicy {
  readonly id: string;
  readonly effect: 'allow' | 'deny';
  readonly groupIds: readonly string[];
  readonly resources: Resources;
}

/** What a client may say of a token; all of it is replaced by each update. */
export interface TokenSettings {
  readonly name: string;
  readonly policies: readonly TokenPolicy[];
  readonly condition?: TokenCondition | undefined;
  readonly expiresOn?: string | undefined;
  readonly notBefore?: string | undefined;
}

export interface TokenCondition {
  readonly request_ip?: { readonly in?: string[] | undefined; readonly not_in?: string[] | undefined } | undefined;
}

export interface CloudflareToken extends TokenSettings {
  readonly id: string;
  readonly owner: TokenOwner;
  readonly isDisabled: boolean;
  readonly issuedOn: string;
  readonly modifiedOn: string;
  readonly lastUsedOn?: string;
}

/** Who asks: a token with its policies, or a user with the global key and all rights. */
export type Principal =
  | { readonly kind: 'token'; readonly token: CloudflareToken }
  | { readonly kind: 'user'; readonly user: CloudflareUser };

export interface Message {
  readonly code: number;
  readonly message: string;
  readonly error_chain?: readonly Message[];
}

export function success(
  result: unknown,
  more: { messages?: readonly Message[]; result_info?: object } = {},
): FakeAnswer {
  const { messages = [], result_info } = more;
  const info = result_info === undefined ? {} : { result_info };
  return { status: 200, body: { result, success: true, errors: [], messages, ...info } };
}

export function failure(status: number, error: Message, more: Omit<FakeAnswer, 'status' | 'body'> = {}): FakeAnswer {
  return { status, body: { success: false, errors: [error], messages: [], result: null }, ...more };
}

/** One page by `page` and `per_page`, counted as `result_info` says. */
export function page(items: readonly unknown[], query: URLSearchParams, usual: number, most: number): FakeAnswer {
  const number = Number(query.get('page') ?? 1);
  const size = Number(query.get('per_page') ?? usual);
  const isValid = Number.isInteger(number) && number >= 1 && Number.isInteger(size) && size >= 1 && size <= most;
  if (!isValid) return badRequest('page and per_page are out of range');
  const result = items.slice((number - 1) * size, number * size);
  const total_pages = Math.ceil(items.length / size);
  const counts = { count: result.length, total_count: items.length, total_pages };
  return success(result, { result_info: { page: number, per_page: size, ...counts } });
}

/** The request could never have been right: the provider refuses it and the fake holds it against the client. */
export function badRequest(message: string): FakeAnswer {
  return failure(400, { code: 1001, message }, { violations: [message] });
}
