// A fake Slack with an app, a leaked token of it, and a rotator with or without the app's client.
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Clock } from '../../src/platform/clock.js';
import { slackRotator, type SlackSettings } from '../../src/rotators/slack.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { startFakeSlack, type FakeSlack } from './slack/fake-slack.js';
import { mintLongLived } from './slack/mint.js';
import type { SlackApp, SlackToken } from './slack/model.js';
import type { SlackOptions } from './slack/state.js';

export const SCOPES = ['chat:write', 'channels:read'];

/** What leaked: a token that never expires, with the app's token rotation off or on, or half of a pair. */
export type Leaked = 'long-lived' | 'exchangeable' | 'access' | 'refresh';

export interface SlackScene {
  readonly slack: FakeSlack;
  readonly app: SlackApp;
  readonly leaked: SlackToken;
  /** The refresh token that belongs to a leaked access token. */
  readonly refresh: SlackToken | undefined;
  readonly credential: Credential;
  readonly settings: SlackSettings;
  readonly rotator: Rotator;
  readonly clock: Clock & { advance(ms: number): void };
  /** Somebody installs an app: a token that never expires. */
  install(options?: { readonly kind?: 'bot' | 'user'; readonly scopes?: readonly string[] }): SecretValue;
  /** Another token of the leaked one's owner, as a person who consents again gets. */
  consentAgain(scopes?: readonly string[]): SecretValue;
  /** `alive`, or the word that a token is refused with. */
  wordOf(token: string): Promise<unknown>;
  live(): readonly SlackToken[];
  stop(): Promise<void>;
}

export async function slackScene(
  kind: Leaked,
  options: SlackOptions & { readonly of?: 'bot' | 'user'; readonly settings?: Partial<SlackSettings> } = {},
): Promise<SlackScene> {
  const { of = 'bot', settings: own, ...rest } = options;
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const slack = await startFakeSlack({ now, ...rest });
  const { state } = slack;
  const app = state.addApp({ tokenRotation: kind !== 'long-lived' });
  const isPair = kind === 'access' || kind === 'refresh';
  const pair = isPair ? state.addPair(app, of, SCOPES) : undefined;
  const leaked = kind === 'refresh' ? pair!.refresh : (pair?.access ?? state.addToken(app, of, SCOPES));
  const client = { id: app.clientId, secret: new SecretValue(app.clientSecret) };
  const refresh = kind === 'access' ? pair!.refresh : undefined;
  const withRefresh =
    refresh === undefined ? client : { ...client, refreshToken: () => Promise.resolve(new SecretValue(refresh.value)) };
  const settings: SlackSettings = {
    api: slack.url,
    app: app.id,
    ...(kind === 'long-lived' ? {} : { client: withRefresh }),
    ...own,
  };
  const clock = {
    now: () => new Date(now()),
    sleep: () => Promise.resolve(),
    advance: (ms: number) => void (ahead += ms),
  };
  return {
    slack,
    app,
    leaked,
    refresh,
    credential: { provider: 'slack', secret: new SecretValue(leaked.value), attributes: {} },
    settings,
    rotator: slackRotator(settings, clock),
    clock,
    install: ({ kind: whose = 'bot', scopes = SCOPES } = {}) =>
      new SecretValue(state.addToken(state.addApp(), whose, scopes).value),
    consentAgain: (scopes = SCOPES) => {
      const authorization = { ...state.authorizationOf(leaked)!, id: `again-${String(state.tokens.length)}` };
      state.authorizations.push(authorization);
      const token = { ...leaked, scopes, id: authorization.id, authorizationId: authorization.id, ended: undefined };
      state.tokens.push({ ...token, value: mintLongLived(of) });
      return new SecretValue(state.tokens.at(-1)!.value);
    },
    wordOf: async (token) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${slack.url}/api/auth.test`, { method: 'POST', headers });
      const body = (await answer.json()) as Readonly<Record<string, unknown>>;
      return body['ok'] === true ? 'alive' : body['error'];
    },
    live: () => state.tokens.filter(({ ended, kind: own }) => ended === undefined && own !== 'refresh'),
    stop: () => slack.stop(),
  };
}
