/** What a workspace of the fake holds. Everything but the `value`s and the client secret may be shown. */

export interface SlackApp {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Once on, it cannot be turned off. */
  tokenRotation: boolean;
}

/** One principal's consent to an app: of the workspace for its bot, or of one user. */
export interface SlackAuthorization {
  readonly id: string;
  readonly appId: string;
  readonly kind: 'bot' | 'user';
  readonly userId: string;
  readonly userName: string;
  /** Of a bot only. */
  readonly botId: string | undefined;
  readonly scopes: readonly string[];
}

/** Why a token is refused, as the provider says it. */
export type SlackEnd = 'token_revoked' | 'account_inactive' | 'invalid_auth';

export interface SlackToken {
  /** `bot-1`, `refresh-2`: for tests and messages, unknown to the provider's API. */
  readonly id: string;
  readonly value: string;
  readonly kind: 'bot' | 'user' | 'app-level' | 'refresh';
  readonly appId: string;
  /** Absent of an app-level token, which no principal consented to. */
  readonly authorizationId: string | undefined;
  readonly scopes: readonly string[];
  readonly madeAtMs: number;
  readonly expiresAtMs: number | undefined;
  /** Of a token that lives for ever: whether it was exchanged for a pair. */
  wasExchanged: boolean;
  /** Of a refresh token: that of the long-lived token which its pair was exchanged for. */
  readonly exchangedFrom: string | undefined;
  ended: { readonly atMs: number; readonly as: SlackEnd } | undefined;
  usesSinceEnd: number;
  lastUsedAtMs: number | undefined;
}

export interface SlackWebhook {
  readonly id: string;
  readonly appId: string;
  readonly channelId: string;
  /** `/services/T.../B.../...`, a secret as a whole. */
  readonly path: string;
  ended: { readonly atMs: number } | undefined;
  usesSinceEnd: number;
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
}

export interface SlackMember {
  readonly id: string;
  readonly name: string;
  isDeleted: boolean;
}

export interface SlackMessage {
  readonly channelId: string;
  readonly text: string;
  /** The id of the token or webhook that posted it. */
  readonly by: string;
}
