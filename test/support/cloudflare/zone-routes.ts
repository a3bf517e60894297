// What tokens are for: the user, the accounts and the zones that they may see.
import { z } from 'zod';
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import { authenticate, authenticationError, unauthorized } from './authenticate.js';
import { failure, page, success, type CloudflareZone, type Principal } from './model.js';
import { mintId } from './mint.js';
import { may, type GroupName } from './permissions.js';
import type { CloudflareState } from './state.js';
import { userIn } from './token-routes.js';

const BASE = '/client/v4';
const PAGING = ['page', 'per_page'];

export function zoneRoutes(state: CloudflareState): readonly FakeRoute[] {
  const as =
    (
      realm: 'user' | 'account',
      handler: (request: FakeRequest, principal: Principal) => FakeAnswer,
    ): FakeRoute['answer'] =>
    (request) => {
      const principal = authenticate(request, state, realm);
      return 'refused' in principal ? principal.refused : handler(request, principal);
    };
  return [
    {
      method: 'GET',
      path: `${BASE}/user`,
      changes: false,
      answer: as('user', (_, principal) => user(principal, state)),
    },
    {
      method: 'GET',
      path: `${BASE}/accounts`,
      query: [...PAGING, 'name', 'direction'],
      changes: false,
      answer: as('user', (request, principal) => accounts(request, principal, state)),
    },
    {
      method: 'GET',
      path: `${BASE}/zones`,
      query: [...PAGING, 'name', 'status', 'account.id', 'account[id]', 'direction', 'order', 'match'],
      changes: false,
      answer: as('user', (request, principal) => zones(request, principal, state)),
    },
    {
      method: 'GET',
      path: `${BASE}/zones/:zone/dns_records`,
      query: [...PAGING, 'name', 'type', 'direction', 'order', 'match'],
      changes: false,
      answer: as('account', (request, principal) => records(request, principal, state)),
    },
    {
      method: 'POST',
      path: `${BASE}/zones/:zone/dns_records`,
      body: newRecord,
      changes: true,
      answer: as('account', (request, principal) => addRecord(request, principal, state)),
    },
    {
      method: 'POST',
      path: `${BASE}/zones/:zone/purge_cache`,
      body: z.strictObject({ purge_everything: z.literal(true) }),
      changes: true,
      answer: as('account', ({ params }, principal) => {
        const zone = zoneFor(params['zone'], principal, state, ['Cache Purge']);
        return zone === undefined ? authenticationError() : success({ id: zone.id });
      }),
    },
  ];
}

function user(principal: Principal, state: CloudflareState): FakeAnswer {
  const id = principal.kind === 'user' ? principal.user.id : principal.token.owner.id;
  const found = state.users.get(id);
  const isAllowed = may(principal, ['User Details Read'], { kind: 'user', id }, userIn(state));
  if (found === undefined || !isAllowed) return unauthorized();
  return success({ id, email: found.email, suspended: false, two_factor_authentication_enabled: true });
}

function accounts({ query }: FakeRequest, principal: Principal, state: CloudflareState): FakeAnswer {
  if (principal.kind === 'token' && principal.token.owner.kind === 'account') {
    return failure(400, { code: 1001, message: 'List accounts endpoint does not support account owned tokens.' });
  }
  const name = query.get('name');
  const seen = [...state.accounts.values()].filter((account) => {
    const isSeen = may(principal, ['Account Settings Read'], { kind: 'account', id: account.id }, userIn(state));
    return isSeen && (name === null || account.name === name);
  });
  return page(
    seen.map((account) => ({ ...account, type: 'standard' })),
    query,
    20,
    50,
  );
}

function zones({ query }: FakeRequest, principal: Principal, state: CloudflareState): FakeAnswer {
  const seen = [...state.zones.values()].filter((zone) =>
    may(principal, ['Zone Read'], { kind: 'zone', zone }, userIn(state)),
  );
  if (seen.length === 0 && principal.kind === 'token') return mayListNone(principal.token.id);
  const [name, accountId] = [query.get('name'), query.get('account.id') ?? query.get('account[id]')];
  const wanted = seen.filter((zone) => {
    return (name === null || zone.name === name) && (accountId === null || zone.accountId === accountId);
  });
  return page(
    wanted.map((zone) => zoneView(zone, state)),
    query,
    20,
    50,
  );
}

function mayListNone(tokenId: string): FakeAnswer {
  const message = `Actor 'com.cloudflare.api.token.${tokenId}' requires permission 'com.cloudflare.api.account.zone.list' to list zones`;
  return failure(403, { code: 0, message });
}

const newRecord = z.strictObject({ type: z.literal('A'), name: z.string(), content: z.string() });

function addRecord({ params, body }: FakeRequest, principal: Principal, state: CloudflareState): FakeAnswer {
  const zone = zoneFor(params['zone'], principal, state, ['DNS Write']);
  if (zone === undefined) return authenticationError();
  const { name, content } = newRecord.parse(body);
  const record = { id: mintId(), name, content };
  zone.records.push(record);
  return success(recordView(record, state));
}

function zoneFor(
  id: string | undefined,
  principal: Principal,
  state: CloudflareState,
  groups: readonly GroupName[],
): CloudflareZone | undefined {
  const zone = state.zones.get(id ?? '');
  return zone !== undefined && may(principal, groups, { kind: 'zone', zone }, userIn(state)) ? zone : undefined;
}

function records({ query, params }: FakeRequest, principal: Principal, state: CloudflareState): FakeAnswer {
  const id = params['zone'] ?? '';
  if (!/^[0-9a-f]{32}$/.test(id)) {
    const message = `Could not route to /zones/${id}/dns_records, perhaps your object identifier is invalid?`;
    return failure(404, { code: 7003, message }, { violations: ['the zone id has the wrong form'] });
  }
  const zone = state.zones.get(id);
  const isAllowed =
    zone !== undefined && may(principal, ['DNS Read', 'DNS Write'], { kind: 'zone', zone }, userIn(state));
  if (!isAllowed) return authenticationError();
  const name = query.get('name');
  const found = zone.records.filter((record) => name === null || record.name === name);
  return page(
    found.map((record) => recordView(record, state)),
    query,
    100,
    5000,
  );
}

function recordView(record: CloudflareZone['records'][number], state: CloudflareState): object {
  const at = state.timestamp();
  const times = { created_on: at, modified_on: at };
  return {
    ...record,
    type: 'A',
    proxiable: true,
    proxied: false,
    ttl: 1,
    settings: {},
    meta: {},
    tags: [],
    ...times,
  };
}

function zoneView(zone: CloudflareZone, state: CloudflareState): object {
  const account = state.accounts.get(zone.accountId);
  const at = state.timestamp();
  return {
    id: zone.id,
    name: zone.name,
    account: { id: zone.accountId, name: account?.name ?? '' },
    status: 'active',
    paused: false,
    type: 'full',
    development_mode: 0,
    name_servers: ['ns1.example.com', 'ns2.example.com'],
    original_name_servers: null,
    original_registrar: null,
    original_dnshost: null,
    activated_on: at,
    created_on: at,
    modified_on: at,
    meta: { page_rule_quota: 3, phishing_detected: false },
    owner: { id: zone.accountId, name: account?.name ?? '', type: 'user' },
    plan: { id: zone.accountId, name: 'Free Website' },
  };
}
