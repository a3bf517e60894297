/** How an inspection is shown: to a person, and as JSON. */
import { PROVIDER_TYPES } from '../../config/providers/index.js';
import type { ProviderType } from '../../config/providers/provider-type.js';
import { matchCredential, suggestCredential } from '../../config/match.js';
import type { Config } from '../../config/schema.js';
import type { Location } from '../../core/finding.js';
import { excessOf } from '../../probes/excess.js';
import type { ProbeVerdict } from '../../probes/subject.js';
import { printable } from '../../reporters/printable.js';
import type { Candidate } from './inspect-candidates.js';
import { remoteRepository } from './remote-repository.js';

export interface Inspected {
  readonly candidate: Candidate;
  readonly verdict: ProbeVerdict;
  readonly locations: readonly Location[];
}

/** How it would be replaced: by a configured credential, with lines to add, or by a person. */
export type Replacement =
  | {
      readonly how: 'configured';
      readonly credential: string;
      readonly rotator: string;
      readonly store: string;
      readonly order: string;
    }
  | { readonly how: 'to configure'; readonly types: readonly string[]; readonly add: string }
  | { readonly how: 'by hand' };

export function replacementOf(config: Config, { candidate, locations }: Inspected): Replacement {
  const matchable = { ...candidate, locations };
  const [entry] = matchCredential(config, matchable);
  if (entry !== undefined) {
    const { name, rotator, store, order } = entry;
    return { how: 'configured', credential: name, rotator, store, order: order ?? 'as the provider allows' };
  }
  const types = (Object.entries(PROVIDER_TYPES) as [string, ProviderType][])
    .filter(([, { provider }]) => provider === candidate.provider)
    .map(([type]) => type);
  return types.length === 0
    ? { how: 'by hand' }
    : { how: 'to configure', types, add: suggestCredential(matchable, remoteRepository(locations)) };
}

export function inspectionJson(one: Inspected, config: Config): Readonly<Record<string, unknown>> {
  const { candidate, verdict } = one;
  const { secret, reasons, isGuess, ...about } = candidate;
  return {
    ...about,
    reasons,
    isGuess,
    length: secret.length,
    validity: { state: verdict.state, detail: verdict.detail },
    facts: verdict.facts,
    tooMuch: excessOf(candidate.provider, candidate.ruleId, verdict),
    replacement: replacementOf(config, one),
  };
}

/** So many guesses are told in full. */
const MAX_GUESSES = 3;

/** Each as a block of lines; many guesses as a list, since little is known of any of them. */
export function* inspectionsText(all: readonly Inspected[], config: Config): Iterable<string> {
  const guesses = all.filter(({ candidate }) => candidate.isGuess);
  if (guesses.length <= MAX_GUESSES) {
    for (const one of all) yield `${[...inspectionText(one, config)].join('\n')}\n`;
    return;
  }
  yield `it has the form of what ${String(guesses.length)} rules look for, beside the name of a provider:`;
  for (const { candidate } of guesses) yield `  ${candidate.provider} ${candidate.kind} (${candidate.ruleId})`;
  yield 'nobody was asked; name a provider with --provider NAME\n';
}

function* inspectionText(one: Inspected, config: Config): Iterable<string> {
  const { candidate, verdict } = one;
  const { provider, kind, ruleId, severity, confidence, reasons, companions } = candidate;
  yield `${provider} ${kind} (${ruleId})`;
  yield field('fingerprint', candidate.fingerprint);
  yield field('certainty', [confidence, `severity ${severity}`, ...reasons].join('; '));
  if (candidate.checksum !== 'none') yield field('checksum', candidate.checksum);
  if (companions.length > 0) yield field('tells', companions.map(({ name, value }) => `${name} ${value}`).join(', '));
  yield field('live', `${{ active: 'yes', inactive: 'no', unknown: 'not known' }[verdict.state]}: ${verdict.detail}`);
  for (const [name, value] of Object.entries(verdict.facts)) {
    // What is dangerous is told as what is too much.
    if (name !== 'dangerous') yield field(LABELS[name] ?? name, value);
  }
  for (const line of excessOf(provider, ruleId, verdict)) yield field('too much', line);
  yield* replacementText(one, config);
}

function* replacementText(one: Inspected, config: Config): Iterable<string> {
  const replacement = replacementOf(config, one);
  const { fingerprint } = one.candidate;
  switch (replacement.how) {
    case 'configured': {
      const { credential, rotator, store, order } = replacement;
      yield field('replace', `credential ${credential}: by ${rotator} into ${store}, order ${order}`);
      yield field('next', `unleak rotate ${fingerprint}`);
      return;
    }
    case 'to configure':
      yield field('replace', `by a provider of type ${replacement.types.join(' or ')}; lines to add to unleak.yaml:`);
      yield* replacement.add
        .trimEnd()
        .split('\n')
        .map((line) => `      ${line}`);
      return;
    case 'by hand':
      yield field('replace', 'where it was issued, by a person, who revokes this one');
  }
}

const LABELS: Readonly<Record<string, string>> = {
  lastUsed: 'last used',
  keyId: 'id',
  resources: 'reaches',
  rights: 'may',
  denied: 'may not',
  unread: 'not known',
};

function field(name: string, text: string): string {
  return `  ${name.padEnd(11)}  ${printable(text)}`;
}
