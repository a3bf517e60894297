/** What the policy has to know: of the replacement that a rotation would make, and of a finding. */
import { resolve } from 'node:path';
import { matchCredential } from '../../config/match.js';
import { PROVIDER_TYPES } from '../../config/providers/index.js';
import type { ProviderType } from '../../config/providers/provider-type.js';
import type { Config, CredentialConfig } from '../../config/schema.js';
import type { Location } from '../../core/finding.js';
import type { CredentialFacts } from '../../policy/facts.js';
import { forbiddenAmong, forbiddenFor } from '../../policy/scopes.js';
import { placesOf } from '../../policy/severity.js';
import { excessOf } from '../../probes/excess.js';
import { overlapsAction } from '../../scopes/aws-patterns.js';
import type { KnownFinding } from '../../state/findings.js';
import type { KnownValidity } from '../../state/validity.js';
import { breachesIn, scopesOf, unknownBecause } from './policy-scopes.js';
import { factsIn } from './validate-findings.js';

/** By which names the policy knows the provider of a credential: its type in the configuration, and its name in findings. */
export function providersOf(config: Pick<Config, 'providers'>, entry: CredentialConfig): readonly string[] {
  const type = config.providers[entry.rotator]?.type;
  const known: ProviderType | undefined = type === undefined ? undefined : PROVIDER_TYPES[type];
  const names = [type, known?.provider, entry.match.provider].filter((name) => name !== undefined);
  return [...new Set(names)];
}

/** The replacement of a configured credential, as far as the configuration tells. */
export function replacementFacts(
  config: Pick<Config, 'providers' | 'credentials'>,
  entry: CredentialConfig,
): CredentialFacts {
  const settings = config.providers[entry.rotator];
  const place = placeOf(entry);
  const sharing = config.credentials.filter((other) => placeOf(other) === place);
  return {
    kind: 'replacement',
    providers: providersOf(config, entry),
    credential: entry.name,
    validity: 'unknown',
    scopes: settings === undefined ? undefined : scopesOf(settings),
    scopesUnknown: settings === undefined ? undefined : unknownBecause(settings),
    breaches: settings === undefined ? undefined : breachesIn(settings),
    tooMuch: [],
    purposes: sharing.map(({ purpose }) => purpose),
    places: [],
    store: place,
  };
}

/** A finding of an earlier scan, with what its provider said last. */
export function foundFacts(
  config: Pick<Config, 'providers' | 'credentials' | 'policy'>,
  known: KnownFinding,
  validity: KnownValidity | undefined,
): CredentialFacts {
  const entries = matchCredential(config, known);
  const [entry, other] = entries;
  const told = factsIn(validity?.detail ?? '');
  const { provider, ruleId, locations } = known;
  const providers = [...new Set([...(entry === undefined ? [] : providersOf(config, entry)), provider])];
  const files = new Set(entries.flatMap(consumerFiles));
  return {
    kind: 'found',
    providers,
    credential: other === undefined ? entry?.name : undefined,
    ruleId,
    validity: validity?.state ?? 'unknown',
    scopes: scopesIn(told, config, providers),
    tooMuch: excessOf(provider, ruleId, { facts: told }),
    endsAt: endOf(told['expires']),
    purposes: entries.map(({ purpose }) => purpose),
    places: placesOf(locations, (location) => isIn(files, location)),
  };
}

/** Where a part could not be read, what was read counts only if it is forbidden: else nobody knows. */
function scopesIn(
  told: Readonly<Record<string, string>>,
  { policy }: Pick<Config, 'policy'>,
  providers: readonly string[],
): readonly string[] | undefined {
  const named = told['scopes']?.split(/[\s,]+/).filter((scope) => scope !== '');
  if (named === undefined) return undefined;
  const { patterns } = forbiddenFor(policy.forbiddenScopes, providers);
  const scopes = providers.includes('aws') ? [...named, ...heldByPattern(named, patterns)] : named;
  return told['unread'] === undefined || forbiddenAmong(scopes, patterns).length > 0 ? scopes : undefined;
}

/** Actions that are forbidden and that a wider pattern of an AWS policy stands for, as `s3:*` for `s3:DeleteObject`. */
function heldByPattern(scopes: readonly string[], forbidden: readonly string[]): readonly string[] {
  const actions = scopes.filter((scope) => scope.includes(':'));
  return forbidden.filter((one) => one.includes(':') && actions.some((action) => overlapsAction(action, one)));
}

function placeOf({ store, path, field }: CredentialConfig): string {
  return `${store}:${path}${field === undefined ? '' : `#${field}`}`;
}

function consumerFiles({ consumers }: CredentialConfig): readonly string[] {
  return consumers.flatMap((one) => (one.kind === 'env-file' ? [resolve(one.path)] : []));
}

/** Only the file as it is now: what a commit holds came there from no store. */
function isIn(files: ReadonlySet<string>, { source, repository = '', path }: Location): boolean {
  return path !== undefined && (source === 'worktree' || source === 'file') && files.has(resolve(repository, path));
}

function endOf(text: string | undefined): Date | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}
