import type { Config } from '../config/schema.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { POLICY_RULES } from '../core/policy-rules.js';
import { pathsFor } from '../platform/paths.js';
import type { CredentialFacts, Verdict } from '../policy/facts.js';
import { verdicts } from '../policy/verdicts.js';
import { waiverLines } from '../policy/waivers.js';
import { printable } from '../reporters/printable.js';
import { openState } from '../state/database.js';
import { findKnown, openFingerprints } from '../state/findings.js';
import { knownValidities } from '../state/validity.js';
import { writeAll, type Io } from './shared/io.js';
import { foundFacts, replacementFacts } from './shared/policy-facts.js';
import { loadConfig } from './shared/rotation-house.js';

/** A configured credential or a finding, and what the policy says of it. */
interface Judged {
  readonly kind: 'credential' | 'finding';
  readonly name: string;
  /** Of a finding: the configured credential that it is. */
  readonly credential?: string | undefined;
  readonly provider: string;
  readonly verdicts: readonly Verdict[];
}

/** Judges all configured credentials and all open findings. 1 where a rule is violated and nobody waived it. */
export async function testPolicy(
  flags: { readonly config?: string; readonly json?: boolean },
  io: Io,
): Promise<ExitCode> {
  const config = await loadConfig(io, flags);
  const now = io.clock.now();
  const judge = (facts: CredentialFacts): readonly Verdict[] => verdicts(config.policy, facts, now);
  const subjects: Judged[] = config.credentials.map((entry) => {
    const facts = replacementFacts(config, entry);
    return { kind: 'credential', name: entry.name, provider: facts.providers.join(', '), verdicts: judge(facts) };
  });
  for (const { fingerprint, facts } of await openFindings(config, io)) {
    const { credential, providers } = facts;
    const provider = providers.at(-1) ?? '';
    subjects.push({ kind: 'finding', name: fingerprint, credential, provider, verdicts: judge(facts) });
  }
  const counts = countsOf(subjects);
  const text =
    flags.json === true
      ? [`${JSON.stringify({ schemaVersion: 1, counts, rules: POLICY_RULES, subjects }, null, 2)}\n`]
      : textOf(subjects, counts);
  await writeAll(io.stdout, text);
  return counts.violated > 0 ? EXIT.findings : EXIT.ok;
}

async function openFindings(
  config: Config,
  io: Io,
): Promise<readonly { readonly fingerprint: string; readonly facts: CredentialFacts }[]> {
  const state = await openState(pathsFor(io.env).state);
  try {
    const fingerprints = await openFingerprints(state);
    const validities = await knownValidities(state, fingerprints);
    const found = [];
    for (const fingerprint of fingerprints) {
      io.signal.throwIfAborted();
      const known = await findKnown(state, fingerprint);
      if (known === undefined) continue;
      found.push({ fingerprint, facts: foundFacts(config, known, validities.get(fingerprint)) });
    }
    return found;
  } finally {
    await state.close();
  }
}

const isViolated = ({ state }: Verdict): boolean => state === 'violated';

type Counts = Readonly<Record<Verdict['state'], number>>;

function countsOf(subjects: readonly Judged[]): Counts {
  const states = subjects.flatMap((subject) => subject.verdicts.map(({ state }) => state));
  const count = (state: Verdict['state']): number => states.filter((one) => one === state).length;
  return { ok: count('ok'), violated: count('violated'), waived: count('waived'), unknown: count('unknown') };
}

const STATE_WORDS: Readonly<Record<Verdict['state'], string>> = {
  ok: 'ok',
  violated: 'VIOLATED',
  waived: 'waived',
  unknown: 'not known',
};

function* textOf(subjects: readonly Judged[], counts: Counts): Iterable<string> {
  for (const { kind, name, credential, provider, verdicts: all } of subjects) {
    const as = credential === undefined ? '' : `, credential ${credential}`;
    yield `${printable(`${kind} ${name} (${provider}${as})`)}\n`;
    for (const verdict of all) {
      yield `  ${STATE_WORDS[verdict.state].padEnd(9)}  ${verdict.rule.padEnd(24)}  ${printable(verdict.what)}\n`;
      if (verdict.state !== 'waived' || verdict.waiver === undefined) continue;
      const { owner, until, reason } = verdict.waiver;
      yield `${' '.repeat(39)}${printable(`by ${owner} until ${until}: ${reason}`)}\n`;
    }
  }
  if (subjects.length === 0) yield 'no credential is configured and no finding is open\n';
  const [example] = subjects.flatMap(({ kind, name, credential = name, verdicts: all }) =>
    all
      .filter((one) => isViolated(one) && (kind === 'credential' || credential !== name))
      .map(({ rule }) => waiverLines(rule, credential)),
  );
  if (example !== undefined) yield `a waiver would be: ${example}\n`;
  const { ok, violated, waived, unknown } = counts;
  yield `${String(violated)} violated, ${String(waived)} waived, ${String(unknown)} not known, ${String(ok)} ok\n`;
}
