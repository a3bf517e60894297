// An npm registry on loopback with tokens as npm makes them: 401 for the dead, one-time passwords, tokens in no list.
//
// Written after the npm client's source, which runs against it. It could not show: the words of npm's refusals, the names
// of most fields of its list, whether npm lists granular tokens, and how soon a deleted token is dead everywhere.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { randomPassword } from '../../../src/platform/random.js';
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from '../fake/fake-provider.js';
import { Lingering, type LingeringOptions } from '../fake/lingering.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export interface RegistryToken {
  readonly value: string;
  readonly key: string;
  readonly user: string;
  readonly isReadonly: boolean;
  readonly expires: string | undefined;
  readonly packages: readonly string[];
  /** Its user's list has it. */
  readonly isListed: boolean;
  /** Its user has to give a one-time password for whatever changes tokens. */
  readonly needsOtp: boolean;
  isDead: boolean;
}

export interface RegistryOptions extends LingeringOptions {
  readonly now?: () => number;
  /** Tokens on one page of the list. */
  readonly perPage?: number;
}

export interface FakeRegistry extends FakeServer {
  readonly tokens: readonly RegistryToken[];
  addToken(change?: Partial<Omit<RegistryToken, 'value' | 'key' | 'isDead'>>): RegistryToken;
  kill(token: RegistryToken): void;
  /** All tokens without their values, for comparisons. */
  stateText(): string;
}

const unauthorized: FakeAnswer = {
  status: 401,
  headers: { 'www-authenticate': 'Basic, Bearer' },
  body: { message: 'Unauthorized' },
};
export const otpWanted: FakeAnswer = {
  status: 401,
  headers: { 'www-authenticate': 'OTP' },
  body: { error: 'You must provide a one-time pass.' },
};
const notFound: FakeAnswer = { status: 404, body: { error: 'Not found' } };

/** Starts a registry without tokens; `@acme/orders` and `@acme/site` are its private packages. */
export async function startFakeRegistry(options: RegistryOptions = {}): Promise<FakeRegistry> {
  const { now = Date.now, perPage = 10 } = options;
  const tokens: RegistryToken[] = [];
  const lingering = new Lingering<RegistryToken>(options, now);
  const kill = (token: RegistryToken): void => {
    if (!token.isDead) lingering.keep(token.value, token);
    token.isDead = true;
  };
  const asking =
    (act: (request: FakeRequest, token: RegistryToken) => FakeAnswer) =>
    (request: FakeRequest): FakeAnswer => {
      const value = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const known = tokens.find((token) => token.value === value);
      const token = known?.isDead === true ? lingering.use(value) : known;
      return token === undefined ? unauthorized : act(request, token);
    };
  const listed = asking(({ query }, { user }) => {
    const page = Number(query.get('page') ?? 0);
    const all = tokens.filter((token) => token.user === user && token.isListed && !token.isDead);
    const some = all.slice(page * perPage, (page + 1) * perPage);
    const next = all.length > (page + 1) * perPage ? `/-/npm/v1/tokens?page=${String(page + 1)}` : '';
    return { status: 200, body: { objects: some.map(view), total: all.length, urls: { next } } };
  });
  const deleted = asking(({ params }, { user, needsOtp }) => {
    if (needsOtp) return otpWanted;
    const { key = '' } = params;
    const target = tokens.find((token) => token.user === user && (token.key === key || token.value === key));
    if (target === undefined || target.isDead) return notFound;
    kill(target);
    return { status: 204 };
  });
  const server = await startFake({
    name: 'fake registry',
    routes: [
      {
        method: 'GET',
        path: '/-/whoami',
        changes: false,
        answer: asking((_, { user }) => ({ status: 200, body: { username: user } })),
      },
      {
        method: 'GET',
        path: '/-/npm/v1/tokens',
        query: ['page', 'perPage'],
        changes: false,
        answer: listed,
      },
      { method: 'DELETE', path: '/-/npm/v1/tokens/token/:key', changes: true, answer: deleted },
      {
        method: 'GET',
        path: '/:name',
        query: ['write'],
        changes: false,
        answer: asking(({ params }, { packages }) =>
          packages.includes(params['name'] ?? '') ? { status: 200, body: { name: params['name'] } } : notFound,
        ),
      },
    ],
    refuse: (status) => ({ status, body: { error: 'Bad request' } }),
  });
  return Object.assign(server, {
    tokens,
    kill,
    addToken: (change: Partial<Omit<RegistryToken, 'value' | 'key' | 'isDead'>> = {}): RegistryToken => {
      const value = mintToken();
      const token: RegistryToken = {
        user: 'mona',
        isReadonly: true,
        expires: undefined,
        packages: ['@acme/orders'],
        isListed: true,
        needsOtp: false,
        ...change,
        value,
        key: createHash('sha512').update(value).digest('hex'),
        isDead: false,
      };
      tokens.push(token);
      return token;
    },
    stateText: () => JSON.stringify(tokens.map(({ value: _value, ...rest }) => rest)),
  });
}

/** `npm_`, 30 random characters and six of CRC-32 in base 62. */
function mintToken(): string {
  const body = randomPassword({ length: 30, alphabet: ALPHABET });
  let [check, rest] = ['', crc32(body)];
  for (; rest > 0; rest = Math.floor(rest / 62)) check = ALPHABET.charAt(rest % 62) + check;
  return ['npm', `${body}${check.padStart(6, '0')}`].join('_');
}

function view({ value, key, isReadonly, expires }: RegistryToken): object {
  return {
    token: value.slice(0, 8),
    key,
    cidr_whitelist: null,
    readonly: isReadonly,
    created: '2026-01-01T00:00:00.000Z',
    ...(expires === undefined ? {} : { expires }),
  };
}
