// The vendor's own client, from `test/specs`, as the independent judge of the fake's routes, parameters and answers.
// Undefined where that folder is not installed, unless the back ends are required.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

type Answer = Readonly<Record<string, unknown>>;
type Settings = { readonly idempotencyKey?: string };
interface Page {
  readonly data: readonly Answer[];
  readonly has_more: boolean;
}

export interface OfficialStripe {
  readonly accounts: { retrieveCurrent(): Promise<Answer> };
  readonly balance: { retrieve(): Promise<Answer> };
  readonly charges: { list(params?: Answer): Promise<Page> };
  readonly customers: { list(params?: Answer): Promise<Page> };
  readonly webhookEndpoints: {
    create(params: Answer, settings?: Settings): Promise<Answer>;
    retrieve(id: string): Promise<Answer>;
    update(id: string, params: Answer, settings?: Settings): Promise<Answer>;
    list(params?: Answer): Promise<Page> & AsyncIterable<Answer>;
    del(id: string): Promise<Answer>;
  };
}

type StripeSdk = new (key: string, settings: object) => OfficialStripe;

const specs = new URL('../../specs/', import.meta.url);
const isInstalled = existsSync(new URL('node_modules/stripe/package.json', specs));

/** A client that asks once, at this address and with this key. */
export const officialStripe =
  isInstalled || process.env['UNLEAK_REQUIRE_BACKENDS'] === '1'
    ? (url: string, key: string): OfficialStripe => clientOf(url, key)
    : undefined;

function clientOf(url: string, key: string): OfficialStripe {
  const Stripe = createRequire(new URL('package.json', specs))('stripe') as StripeSdk;
  const { hostname: host, port } = new URL(url);
  return new Stripe(key, { host, port: Number(port), protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}
