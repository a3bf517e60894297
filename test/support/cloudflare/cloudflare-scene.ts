// One user with an account and two zones, the token that manages others and the token that leaks, as tests need them.
import { startFakeCloudflare, type FakeCloudflare, type FakeCloudflareOptions } from './fake-cloudflare.js';
import type { CloudflareAccount, CloudflareUser, CloudflareZone, TokenOwner } from './model.js';
import { accountResources, userResources, zoneResources } from './permissions.js';
import type { NewToken } from './state.js';

export interface CloudflareScene {
  readonly cloudflare: FakeCloudflare;
  readonly account: CloudflareAccount;
  readonly user: CloudflareUser & { readonly globalKey: string };
  readonly owner: TokenOwner;
  readonly zone: CloudflareZone;
  readonly otherZone: CloudflareZone;
  /** May read and write the tokens of the owner, and nothing else. */
  readonly manager: { readonly id: string; readonly value: string };
  /** May read the one zone and its DNS records. */
  readonly leaked: { readonly id: string; readonly value: string };
}

export async function cloudflareScene(
  kind: TokenOwner['kind'] = 'user',
  options: FakeCloudflareOptions = {},
  leakedSettings: Partial<NewToken> = {},
): Promise<CloudflareScene> {
  const cloudflare = await startFakeCloudflare(options);
  const { state } = cloudflare;
  const account = state.addAccount();
  const user = state.addUser('owner@example.com', [account]);
  const [zone, otherZone] = [state.addZone(account, 'example.com'), state.addZone(account, 'example.net')];
  const owner: TokenOwner = { kind, id: kind === 'user' ? user.id : account.id };
  const managed = kind === 'user' ? userResources(user.id) : accountResources(account.id);
  const group = kind === 'user' ? 'API Tokens Write' : 'Account API Tokens Write';
  const manager = state.addToken(owner, { name: 'manager', policies: [{ groups: [group], resources: managed }] });
  const policies = [{ groups: ['Zone Read', 'DNS Read'] as const, resources: zoneResources(zone) }];
  const leaked = state.addToken(owner, { name: 'dns reader', policies, ...leakedSettings });
  return { cloudflare, account, user, owner, zone, otherZone, manager, leaked };
}
