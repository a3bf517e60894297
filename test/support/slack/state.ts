// The fake's one workspace: apps, who consented to them, their tokens, webhooks, channels and messages.
import * as mint from './mint.js';
import type {
  SlackApp,
  SlackAuthorization,
  SlackChannel,
  SlackEnd,
  SlackMember,
  SlackMessage,
  SlackToken,
  SlackWebhook,
} from './model.js';

export interface SlackOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** A token or webhook that was ended goes on working for so long. */
  readonly deathDelayMs?: number;
  /** A token or webhook that was ended goes on working for so many uses. */
  readonly deathAfterUses?: number;
  /** "A short grace period", in which a refresh token that was used can be used again. */
  readonly refreshGraceMs?: number;
}

export interface SlackPair {
  readonly access: SlackToken;
  readonly refresh: SlackToken;
}

/** "It will always expire in 43,200 seconds." */
export const ACCESS_TOKEN_SECONDS = 43_200;
const MOST_ACTIVE_TOKENS = 2;

export class SlackState {
  readonly team = { id: mint.mintId('T'), name: 'Orders', domain: 'orders' };
  readonly apps: SlackApp[] = [];
  readonly authorizations: SlackAuthorization[] = [];
  readonly tokens: SlackToken[] = [];
  readonly webhooks: SlackWebhook[] = [];
  readonly channels: SlackChannel[] = [];
  readonly members: SlackMember[] = [];
  readonly messages: SlackMessage[] = [];
  /** What requests should not have been, beyond their shape. */
  readonly complaints: string[] = [];
  readonly callsLeft = new Map<string, number>();
  readonly #options: SlackOptions;

  constructor(options: SlackOptions) {
    this.#options = options;
  }

  get now(): number {
    return (this.#options.now ?? Date.now)();
  }

  addApp({ name = 'deploys', tokenRotation = false }: { name?: string; tokenRotation?: boolean } = {}): SlackApp {
    const app = {
      id: mint.mintId('A'),
      name,
      clientId: mint.mintClientId(),
      clientSecret: mint.mintClientSecret(),
      tokenRotation,
    };
    this.apps.push(app);
    return app;
  }

  /** What the consent screen leaves behind: a principal with scopes, and no token yet. */
  authorize(app: SlackApp, kind: 'bot' | 'user', scopes: readonly string[]): SlackAuthorization {
    const member = this.addMember(kind === 'bot' ? app.name : `person-${String(this.members.length + 1)}`);
    const authorization = {
      id: `${kind}-consent-${String(this.authorizations.length + 1)}`,
      appId: app.id,
      kind,
      userId: member.id,
      userName: member.name,
      botId: kind === 'bot' ? mint.mintId('B') : undefined,
      scopes,
    };
    this.authorizations.push(authorization);
    return authorization;
  }

  /** Installs the app and gives its token that never expires. */
  addToken(app: SlackApp, kind: 'bot' | 'user' = 'bot', scopes: readonly string[] = ['chat:write']): SlackToken {
    const authorization = this.authorize(app, kind, scopes);
    return this.#addToken({ kind, value: mint.mintLongLived(kind), authorization });
  }

  /** Installs an app with token rotation and gives its first pair. */
  addPair(app: SlackApp, kind: 'bot' | 'user' = 'bot', scopes: readonly string[] = ['chat:write']): SlackPair {
    app.tokenRotation = true;
    return this.issuePair(this.authorize(app, kind, scopes));
  }

  addAppLevelToken(app: SlackApp, scopes: readonly string[] = ['connections:write']): SlackToken {
    return this.#push({ kind: 'app-level', value: mint.mintAppLevel(app.id), appId: app.id, scopes });
  }

  addChannel(name: string): SlackChannel {
    const channel = { id: mint.mintId('C'), name };
    this.channels.push(channel);
    return channel;
  }

  addMember(name: string): SlackMember {
    const member = { id: mint.mintId('U'), name, isDeleted: false };
    this.members.push(member);
    return member;
  }

  addWebhook(app: SlackApp, channel: SlackChannel): SlackWebhook {
    const path = ['/services', this.team.id, mint.mintId('B'), mint.mintWebhookSecret()].join('/');
    const id = `webhook-${String(this.webhooks.length + 1)}`;
    const webhook = { id, appId: app.id, channelId: channel.id, path, ended: undefined, usesSinceEnd: 0 };
    this.webhooks.push(webhook);
    return webhook;
  }

  /** A new pair for this principal. Of more than two live access tokens the oldest dies. */
  issuePair(authorization: SlackAuthorization, exchangedFrom?: SlackToken): SlackPair {
    const { kind } = authorization;
    const expiresAtMs = this.now + ACCESS_TOKEN_SECONDS * 1000;
    const access = this.#addToken({ kind, value: mint.mintExpiring(kind), authorization, expiresAtMs });
    const exchanged = exchangedFrom?.id;
    const refresh = this.#addToken({ kind: 'refresh', value: mint.mintRefresh(), authorization, exchanged });
    const live = this.tokens.filter(
      (token) =>
        token.authorizationId === authorization.id &&
        token.kind === kind &&
        token.expiresAtMs !== undefined &&
        token.expiresAtMs > this.now &&
        token.ended === undefined,
    );
    for (const token of live.slice(0, -MOST_ACTIVE_TOKENS)) this.end(token, 'token_revoked');
    return { access, refresh };
  }

  /** Ends a token as the provider would; a second time changes nothing. */
  end(token: SlackToken, as: SlackEnd): void {
    token.ended ??= { atMs: this.now, as };
  }

  /** Ends every token of an authorization. */
  endAuthorization(id: string, as: SlackEnd): void {
    for (const token of this.tokens) if (token.authorizationId === id) this.end(token, as);
  }

  /** What removing the app from the workspace does: every token and webhook of it ends. */
  uninstall(app: SlackApp): void {
    for (const { id, appId, kind } of this.authorizations) {
      if (appId === app.id) this.endAuthorization(id, kind === 'bot' ? 'account_inactive' : 'token_revoked');
    }
    for (const webhook of this.webhooks) if (webhook.appId === app.id) this.endWebhook(webhook);
  }

  endWebhook(webhook: SlackWebhook): void {
    webhook.ended ??= { atMs: this.now };
  }

  /** What deleting the user behind a token does. */
  deactivate(token: SlackToken): void {
    const authorization = this.authorizationOf(token);
    for (const member of this.members) if (member.id === authorization?.userId) member.isDeleted = true;
    if (authorization !== undefined) this.endAuthorization(authorization.id, 'account_inactive');
  }

  /** The next calls of this method (`auth.test`) beyond so many are answered with 429 until it is set anew. */
  limitCalls(method: string, calls: number): void {
    this.callsLeft.set(method, calls);
  }

  find(value: string): SlackToken | undefined {
    return this.tokens.find((token) => token.value === value);
  }

  authorizationOf(token: SlackToken): SlackAuthorization | undefined {
    return this.authorizations.find(({ id }) => id === token.authorizationId);
  }

  appOf(token: SlackToken): SlackApp {
    return this.apps.find(({ id }) => id === token.appId)!;
  }

  /** Whether something that was ended still works, by the delays that were asked for; counts the use. */
  outlives(thing: SlackToken | SlackWebhook): boolean {
    const { deathDelayMs = 0, deathAfterUses = 0 } = this.#options;
    if (thing.ended === undefined) return true;
    if (this.now < thing.ended.atMs + deathDelayMs) return true;
    if (thing.usesSinceEnd >= deathAfterUses) return false;
    thing.usesSinceEnd += 1;
    return true;
  }

  /** Whether a refresh token that was used may be used once more. */
  isInGrace(token: SlackToken): boolean {
    return token.ended !== undefined && this.now < token.ended.atMs + (this.#options.refreshGraceMs ?? 0);
  }

  /** Everything that lasts, as text that two moments can be compared by; without a secret value or a last use. */
  stateText(): string {
    return JSON.stringify(
      {
        apps: this.apps.map(({ id, name, tokenRotation }) => ({ id, name, tokenRotation })),
        authorizations: this.authorizations,
        tokens: this.tokens.map(({ value: _value, usesSinceEnd: _uses, lastUsedAtMs: _last, ...rest }) => rest),
        webhooks: this.webhooks.map(({ path: _path, usesSinceEnd: _uses, ...rest }) => rest),
        channels: this.channels,
        members: this.members,
        messages: this.messages,
      },
      undefined,
      1,
    );
  }

  #addToken(parts: {
    readonly kind: 'bot' | 'user' | 'refresh';
    readonly value: string;
    readonly authorization: SlackAuthorization;
    readonly expiresAtMs?: number;
    readonly exchanged?: string | undefined;
  }): SlackToken {
    const { authorization, exchanged, ...rest } = parts;
    const { id, appId, scopes } = authorization;
    return this.#push({ ...rest, appId, scopes, authorizationId: id, exchangedFrom: exchanged });
  }

  #push(parts: Pick<SlackToken, 'kind' | 'value' | 'appId' | 'scopes'> & Partial<SlackToken>): SlackToken {
    const count = this.tokens.filter(({ kind }) => kind === parts.kind).length;
    const token: SlackToken = {
      id: `${parts.kind}-${String(count + 1)}`,
      authorizationId: undefined,
      madeAtMs: this.now,
      expiresAtMs: undefined,
      wasExchanged: false,
      exchangedFrom: undefined,
      ended: undefined,
      usesSinceEnd: 0,
      lastUsedAtMs: undefined,
      ...parts,
    };
    this.tokens.push(token);
    return token;
  }
}
