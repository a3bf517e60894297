/** Which configured credential a finding is. */
import type { Finding } from '../core/finding.js';
import { matchesGlob } from '../core/glob.js';
import { PROVIDER_TYPES } from './providers/index.js';
import type { KnownOfFinding, ProviderType } from './providers/provider-type.js';
import { quoted } from './quoted.js';
import type { Config, CredentialConfig } from './schema.js';

/** The part of a finding that decides; never its value. */
export type Matchable = Pick<Finding, 'provider' | 'fingerprint' | 'companions' | 'locations'> &
  Partial<Pick<Finding, 'ruleId'>>;

/** Each entry whose conditions all hold for the finding. More than one means that the configuration is ambiguous. */
export function matchCredential(config: Pick<Config, 'credentials'>, finding: Matchable): readonly CredentialConfig[] {
  return config.credentials.filter(({ match }) => matches(match, finding));
}

/**
 * The configuration lines that would let this finding be rotated. The host is only a suggestion in a comment: a
 * connection goes where a person typed it, not where a leaked file points. `remote` is the repository at GitHub, as
 * `OWNER/NAME`, that its own was cloned from.
 */
export function suggestCredential(finding: Matchable, remote?: string): string {
  const { user, database, host, port } = companionsOf(finding);
  const name = slug(user ?? database ?? finding.provider);
  const provider = `${name}-${slug(finding.provider)}`;
  const match = [
    `provider: ${quote(finding.provider)}`,
    ...(host === undefined ? [] : [`host: ${quote(host)}`]),
    ...(user === undefined ? [] : [`user: ${quote(user)}`]),
    ...(host === undefined && user === undefined ? [`fingerprint: ${quote(finding.fingerprint)}`] : []),
  ];
  const type = typeOf(finding);
  const { needed, fields }: ProviderType = PROVIDER_TYPES[type];
  const isLogin = needed.includes('user');
  return [
    'providers:',
    `  ${provider}:`,
    `    type: ${type}`,
    ...settingsFor(type, { host, port, remote, ruleId: finding.ruleId }),
    'credentials:',
    `  - name: ${name}`,
    `    match: { ${match.join(', ')} }`,
    `    rotator: ${provider}`,
    '    store: local',
    `    path: ${name}/${slug(finding.provider)}`,
    ...(fields ?? (isLogin ? ['field: password', 'user-field: user'] : ['field: token'])).map((line) => `    ${line}`),
    '    purpose: # one sentence: what the credential is for',
    ...consumerLines(finding),
    '',
  ].join('\n');
}

/** The type of provider that such findings are rotated by; a password that nobody knows is most often a database's. */
function typeOf({ provider, companions }: Matchable): keyof typeof PROVIDER_TYPES {
  const types = Object.entries(PROVIDER_TYPES) as [keyof typeof PROVIDER_TYPES, ProviderType][];
  const own = types.filter(([, type]) => type.provider === provider);
  const isKnown = (name: string): boolean => companions.some((companion) => companion.name === name);
  // Of several, what the finding tells decides: a key file names its account, an API key nothing.
  const fitting = own.find(([, { needed }]) => needed.length > 0 && needed.every(isKnown));
  return (fitting ?? own.find(([, { needed }]) => needed.length === 0) ?? own[0])?.[0] ?? 'postgres';
}

function settingsFor(
  type: keyof typeof PROVIDER_TYPES,
  known: KnownOfFinding & { readonly host: string | undefined; readonly port: string | undefined },
): readonly string[] {
  const { suggests }: ProviderType = PROVIDER_TYPES[type];
  const { host, port } = known;
  return (typeof suggests === 'function' ? suggests(known) : suggests).flatMap((setting) => {
    if (setting === 'host')
      return [`    host: # type the host yourself${host === undefined ? '' : `; the finding names ${quote(host)}`}`];
    if (setting === 'port') return port === undefined ? [] : [`    # port: # the finding names ${quote(port)}`];
    return [`    ${setting}`];
  });
}

function matches(match: CredentialConfig['match'], finding: Matchable): boolean {
  const { host, port, user, database, key, account, 'key-id': keyId } = companionsOf(finding);
  const conditions = [
    [match.provider, finding.provider],
    [match.fingerprint, finding.fingerprint],
    [match.host?.toLowerCase(), host?.toLowerCase()],
    [match.port?.toString(), port],
    [match.user, user],
    [match.database, database],
    [match['key-id'], keyId],
    [match.account, account],
    [match.key, key],
  ];
  const { path } = match;
  return (
    conditions.every(([wanted, found]) => wanted === undefined || wanted === found) &&
    (path === undefined || finding.locations.some((location) => standsAt(location, path)))
  );
}

/** A pattern is matched with the path inside its repository and with the absolute one. */
function standsAt({ path, repository }: Matchable['locations'][number], pattern: string): boolean {
  if (path === undefined) return false;
  const absolute = repository === undefined || path.startsWith('/') ? path : `${repository}/${path}`;
  return matchesGlob(path, pattern) || matchesGlob(absolute, pattern);
}

interface KnownCompanions {
  readonly host?: string;
  readonly port?: string;
  readonly user?: string;
  readonly database?: string;
  readonly key?: string;
  readonly account?: string;
  readonly 'key-id'?: string;
}

function companionsOf({ companions }: Matchable): KnownCompanions {
  return Object.fromEntries(companions.map(({ name, value }) => [name, value]));
}

/** A file of the working tree that names its variable is a likely consumer. */
function consumerLines(finding: Matchable): readonly string[] {
  const { key } = companionsOf(finding);
  const places = finding.locations.filter(({ source, path }) => source === 'worktree' && path !== undefined);
  const envFiles = places.filter(({ path }) => /(?:^|\/)\.env(?:\.[^/]*)?$|\.env$/.test(path ?? ''));
  const [place] = envFiles;
  if (place?.path === undefined)
    return ['    consumers: [] # who reads the value: { env-file: PATH, key: NAME, user-key: NAME }'];
  const path = place.repository === undefined ? place.path : `${place.repository}/${place.path}`;
  const keyText = key === undefined ? 'NAME' : quote(key);
  return [`    consumers: [{ env-file: ${quote(path)}, key: ${keyText} }]`];
}

function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return plain === '' ? 'credential' : plain.slice(0, 40);
}

/** Plain where YAML reads it as text anyway; what a hostile file chose can't end the line or start a comment. */
function quote(text: string): string {
  const isPlain = /^[A-Za-z_./][A-Za-z0-9_./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : quoted(text);
}
