// The vendor's own client, from `test/specs`, as the independent judge of the fake's routes, arguments and answers.
// Undefined where that folder is not installed, unless the back ends are required.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

type Answer = Readonly<Record<string, unknown>>;
type Method = (args?: Answer) => Promise<Answer>;

export interface OfficialSlack {
  readonly auth: { readonly test: Method; readonly revoke: Method };
  readonly oauth: { readonly v2: { readonly access: Method; readonly exchange: Method } };
  readonly apps: { readonly uninstall: Method };
  readonly conversations: { readonly list: Method };
  readonly users: { readonly list: Method };
  readonly chat: { readonly postMessage: Method };
}

interface SlackSdk {
  readonly WebClient: new (token: string | undefined, options: object) => OfficialSlack;
  readonly LogLevel: { readonly ERROR: string };
}

const specs = new URL('../../specs/', import.meta.url);
const isInstalled = existsSync(new URL('node_modules/@slack/web-api/package.json', specs));

/** A client that asks once, at this address and with this token. */
export const officialSlack =
  isInstalled || process.env['UNLEAK_REQUIRE_BACKENDS'] === '1'
    ? (url: string, token?: string): OfficialSlack => clientOf(url, token)
    : undefined;

function clientOf(url: string, token: string | undefined): OfficialSlack {
  const { WebClient, LogLevel } = createRequire(new URL('package.json', specs))('@slack/web-api') as SlackSdk;
  const quiet = { setLevel: () => {}, getLevel: () => LogLevel.ERROR, setName: () => {} };
  const logger = { ...quiet, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return new WebClient(token, {
    slackApiUrl: `${url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  });
}
