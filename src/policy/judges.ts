/** The rules of the policy, but for those of AWS: each looks at what is known of one credential. */
import { durationText, limitOf } from './lifetime.js';
import { notKnown, ok, violated, type CredentialFacts, type FoundPlace, type Judge } from './facts.js';
import { environmentOf, isEnvFile } from './places.js';
import { forbiddenAmong, forbiddenFor } from './scopes.js';
import { waiverFor } from './waivers.js';

const MAX_LISTED = 5;

export const judgeLifetime: Judge = (facts, { maxLifetimeMs, waivers }, now) => {
  const { kind, providers, endsAt, validity } = facts;
  const { ms, isDefault } = limitOf(maxLifetimeMs, providers);
  const limit = `${durationText(ms)}${isDefault ? ', the strict default, as policy.max-lifetime is not set' : ''}`;
  if (kind === 'replacement') {
    // A waiver of this rule is how somebody asks for a credential without an end.
    const isEndless = waiverFor(waivers, 'max-lifetime', facts.credential, now).kind === 'in-force';
    if (isEndless) return violated('it never ends and is never due');
    return ok(isDefault ? `due after ${limit}` : `ends or is due after ${limit}`);
  }
  if (validity === 'inactive') return ok('it is dead');
  if (endsAt === undefined) return notKnown('nobody has said when it ends');
  if (endsAt === 'never') return violated(`it never ends; the longest life is ${limit}`);
  const left = endsAt.getTime() - now.getTime();
  const when = `ends at ${endsAt.toISOString()}`;
  return left <= ms ? ok(when) : violated(`${when}; the longest life is ${limit}`);
};

export const judgeScopes: Judge = (facts, { forbiddenScopes }) => {
  const { kind, providers, scopes, tooMuch, validity, scopesUnknown } = facts;
  const { patterns, isDefault } = forbiddenFor(forbiddenScopes, providers);
  if (kind === 'found' && validity === 'inactive') return ok('it is dead');
  const forbidden = forbiddenAmong(scopes ?? [], patterns);
  if (forbidden.length > 0) {
    return violated(
      `it may ${listed(forbidden)}, which ${isDefault ? 'is' : 'policy.forbidden-scopes says is'} too much`,
    );
  }
  if (kind === 'found' && tooMuch.length > 0) return violated(`it may do too much: ${listed(tooMuch)}`);
  if (scopes === undefined)
    return notKnown(scopesUnknown ?? 'its provider was not asked what it may do, or does not tell');
  return ok(scopes.length === 0 ? 'it names no rights' : `it may ${listed(scopes)}`);
};

export const judgePurpose: Judge = ({ kind, purposes, places, validity }) => {
  if (kind === 'found' && validity === 'inactive') return ok('it is dead');
  const distinct = [...new Set(purposes)];
  if (distinct.length > 1) return violated(`it serves ${String(distinct.length)} purposes: ${listed(distinct, '; ')}`);
  const applications = applicationsOf(places);
  if (applications.length > 1)
    return violated(`it stands in ${String(applications.length)} applications: ${listed(applications)}`);
  const [purpose] = distinct;
  return purpose === undefined ? notKnown('no configured credential says what it is for') : ok(purpose);
};

/** Repositories that hold it, of those that share a file's name one: that is the same application, cloned twice. */
function applicationsOf(places: readonly FoundPlace[]): readonly string[] {
  const filesOf = new Map<string, Set<string>>();
  for (const { repository, within } of places) {
    if (repository !== undefined) filesOf.set(repository, (filesOf.get(repository) ?? new Set()).add(within));
  }
  const applications: [name: string, files: ReadonlySet<string>][] = [];
  for (const [name, files] of filesOf) {
    if (!applications.some(([, others]) => [...files].some((file) => others.has(file))))
      applications.push([name, files]);
  }
  return applications.map(([name]) => name);
}

export const judgeStore: Judge = ({ kind, store, places, validity }) => {
  if (kind === 'replacement') return store === undefined ? undefined : ok(`it is kept in ${store}`);
  const files = envFilesOf(places);
  if (files.length > 0) return liveAt(validity, `it lies in an env file: ${listed(files)}`);
  const others = places.filter(({ isConsumer }) => !isConsumer).map(({ path }) => path);
  if (others.length === 0) return ok('it stands nowhere but in files of its consumers');
  return liveAt(validity, `it is written in a file: ${listed(others)}`);
};

export const judgeDevelopment: Judge = (facts) => {
  if (facts.kind === 'replacement') return undefined;
  const places = trialPlacesOf(facts);
  if (places.length === 0) return ok('it stands in no file for development, examples or tests');
  if (facts.validity === 'unknown' && isForLive(facts.ruleId))
    return violated(`it is for live mode, and ${listed(places, '; ')}`);
  return liveAt(facts.validity, listed(places, '; '));
};

function liveAt(validity: CredentialFacts['validity'], what: string): ReturnType<Judge> {
  switch (validity) {
    case 'active':
      return violated(`it is live, and ${what}`);
    case 'inactive':
      return ok('it is dead');
    case 'unknown':
      return notKnown(`${what}; whether it is live, unleak scan --validate tells`);
  }
}

export const judgeClassic: Judge = ({ kind, providers, ruleId = '', validity }) => {
  if (!providers.includes('github')) return undefined;
  if (kind === 'replacement') return ok('it is no classic token: unleak takes none');
  if (!CLASSIC_TOKENS.has(ruleId)) return undefined;
  return validity === 'inactive' ? ok('it is dead') : violated('it is a classic token');
};

export const judgeGlobalKey: Judge = ({ kind, providers, ruleId = '', validity }) => {
  if (!providers.includes('cloudflare')) return undefined;
  if (kind === 'replacement') return ok('it is a token: unleak makes no global key');
  if (!GLOBAL_KEYS.has(ruleId)) return undefined;
  return validity === 'inactive'
    ? ok('it is dead')
    : violated('it is a Global API Key, which does everything its person can');
};

const CLASSIC_TOKENS = new Set(['github-personal-access-token', 'github-legacy-token', 'github-legacy-token-url']);
const GLOBAL_KEYS = new Set(['cloudflare-global-key', 'cloudflare-legacy-global-key']);

/** Env files in which it lies and where no configured consumer put it. */
export function envFilesOf(places: readonly FoundPlace[]): readonly string[] {
  return places.filter(({ within, isConsumer }) => !isConsumer && isEnvFile(within)).map(({ path }) => path);
}

/** In words, each file for development, examples or tests; none of a key that its provider made for tests. */
export function trialPlacesOf({ ruleId = '', places }: Pick<CredentialFacts, 'ruleId' | 'places'>): readonly string[] {
  if (isForTests(ruleId)) return [];
  return places.flatMap(({ path, within }) => {
    const environment = environmentOf(within);
    if (environment === undefined || environment === 'production') return [];
    const what = { test: 'tests', example: 'examples', development: 'development' }[environment];
    return [`it stands in a file for ${what}: ${path}`];
  });
}

/** Whether the rule is for keys of a provider's test mode, which belong into such files. */
function isForTests(ruleId: string): boolean {
  return ruleId.split('-').some((word) => word === 'test' || word === 'sandbox' || word === 'development');
}

/** Whether the rule is for keys of a provider's live mode: such a key says itself that it is no test key. */
function isForLive(ruleId = ''): boolean {
  return ruleId.split('-').some((word) => word === 'live' || word === 'prod');
}

function listed(items: readonly string[], separator = ', '): string {
  const unique = [...new Set(items)];
  const more = unique.length > MAX_LISTED ? `${separator}and ${String(unique.length - MAX_LISTED)} more` : '';
  return `${unique.slice(0, MAX_LISTED).join(separator)}${more}`;
}
