import { AppError } from './errors.js';
import { SecretValue } from './secret-value.js';

export interface AdminLogin {
  readonly user: string;
  readonly password: SecretValue;
}

export interface AdminPlace {
  /** Begins the messages. */
  readonly who: string;
  /** Without colon, the usual one first. */
  readonly schemes: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly defaultPort: number;
  readonly user?: string | undefined;
}

/**
 * The administrator's login from a plain password, or from a URL of the very server that the configuration names, since
 * an admin credential goes nowhere else. Fails with `config`, and repeats nothing of the text.
 */
export function adminLoginFrom(place: AdminPlace, admin: SecretValue): AdminLogin {
  const text = admin.reveal();
  const [usual = ''] = place.schemes;
  if (!place.schemes.some((scheme) => text.startsWith(`${scheme}://`))) {
    if (place.user !== undefined) return { user: place.user, password: admin };
    throw refusal(place, 'user: neither configured nor in a URL', {
      hint: `add 'admin-user' or give the admin credential as ${usual}://USER:PASSWORD@HOST:PORT`,
    });
  }
  // The reason of the parser is left out: it repeats the text.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw refusal(place, 'URL: not readable');
  const user = decoded(place, url.username);
  const password = decoded(place, url.password);
  const port = url.port === '' ? place.defaultPort : Number(url.port);
  if (bare(url.hostname) !== bare(place.host) || port !== place.port) {
    throw refusal(place, `host: expected ${place.host}:${String(place.port)}, the URL names another server`);
  }
  if (user === '' || password === '') throw refusal(place, 'URL: needs a user and a password');
  if (place.user !== undefined && place.user !== user) throw refusal(place, `user: expected ${place.user}`);
  return { user, password: new SecretValue(password) };
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}

function decoded(place: AdminPlace, part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refusal(place, 'URL: a percent sign that escapes nothing');
  }
}

function refusal({ who }: AdminPlace, what: string, options: { readonly hint?: string } = {}): AppError {
  return new AppError('config', `${who}: reading the admin credential: ${what}`, options);
}
