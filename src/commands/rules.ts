import { resolve } from 'node:path';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { decoders } from '../decoders/index.js';
import type { Detector, Rule } from '../detectors/detector.js';
import { detectors } from '../detectors/index.js';
import { explain, type Considered, type Explanation } from '../engine/explain.js';
import { printable } from '../reporters/printable.js';
import { Redactor } from '../reporters/redact.js';
import { count } from '../reporters/summary.js';
import { writeAll, type Io } from './shared/io.js';
import { openTriage } from './shared/open-triage.js';
import { repositoryAround } from './shared/repository-around.js';

export interface RulesFlags {
  readonly json?: boolean;
  readonly provider?: string;
  readonly rules?: string;
  readonly config?: string;
}

export interface ExplainFlags extends RulesFlags {
  readonly name?: string;
}

interface Listed {
  readonly rule: Rule;
  readonly provider: string;
  /** The vendor's page, or the file that the rule stands in. */
  readonly docs: string;
}

/** All rules that a scan of this repository uses, by id. */
export async function listRules(flags: RulesFlags, io: Io): Promise<ExitCode> {
  const all = listed(await rulesHere(flags, io));
  const chosen = flags.provider === undefined ? all : all.filter(({ provider }) => provider === flags.provider);
  if (chosen.length === 0) {
    throw new AppError('not-found', `rules: list: no rule of the provider ${printable(flags.provider ?? '')}`);
  }
  if (flags.json === true) {
    await writeAll(io.stdout, [`${JSON.stringify(chosen.map(described), null, 2)}\n`]);
    return EXIT.ok;
  }
  const width = Math.max(...chosen.map(({ rule }) => rule.id.length));
  const lines = chosen.map(({ rule, provider }) => {
    return printable(`${rule.id.padEnd(width)}  ${rule.severity.padEnd(8)}  ${provider}: ${rule.kind}`);
  });
  await writeAll(io.stdout, [...lines.map((line) => `${line}\n`), `${count(chosen.length, 'rule')}\n`]);
  return EXIT.ok;
}

/** All that is known of one rule. */
export async function showRule(id: string, flags: RulesFlags, io: Io): Promise<ExitCode> {
  const found = listed(await rulesHere(flags, io)).find(({ rule }) => rule.id === id);
  if (found === undefined) {
    throw new AppError('not-found', `rules: show: ${printable(id)}: no such rule`, { hint: 'unleak rules list' });
  }
  const fields = described(found);
  if (flags.json === true) await writeAll(io.stdout, [`${JSON.stringify(fields, null, 2)}\n`]);
  else {
    const lines = Object.entries(fields).map(([name, value]) => {
      return `${name.padEnd(12)}${printable(Array.isArray(value) ? value.join(' ') : String(value))}\n`;
    });
    await writeAll(io.stdout, lines);
  }
  return EXIT.ok;
}

const MAX_EXPLAINED = 4 * 1024 * 1024;
const MAX_UNMATCHED = 40;

/** What became of each match in the text on standard input, and why; never the value. */
export async function explainText(flags: ExplainFlags, io: Io): Promise<ExitCode> {
  const all = await rulesHere(flags, io);
  const bytes = await readText(io);
  const name = flags.name === undefined ? {} : { path: flags.name };
  const explanation = explain(all, bytes, { decoders, nowMs: io.clock.now().getTime(), ...name });
  const clean = cleanerOf(explanation);
  if (flags.json === true) {
    const json = { ...explanation, considered: explanation.considered.map((one) => told(one, clean)), hits: undefined };
    const reported = explanation.hits.map((hit) => ({
      ruleId: hit.ruleId,
      line: hit.startLine,
      column: hit.startColumn,
    }));
    await writeAll(io.stdout, [`${JSON.stringify({ ...json, reported }, null, 2)}\n`]);
  } else await writeAll(io.stdout, explanationText(explanation, clean));
  return EXIT.ok;
}

function* explanationText(
  { considered, hits, unmatched }: Explanation,
  clean: (text: string) => string,
): Iterable<string> {
  for (const one of considered) {
    const { ruleId, line, column, secret, outcome, by } = one;
    const instead = by === undefined ? '' : ` by ${by}`;
    yield `${String(line)}:${String(column)} ${ruleId}: ${outcome}${instead}: ${count(secret.length, 'character')}\n`;
    const judged = [one.severity, one.confidence === undefined ? undefined : `confidence ${one.confidence}`];
    const why = [...judged.filter((part) => part !== undefined), ...one.reasons.map(clean)];
    if (why.length > 0) yield `  ${why.join('; ')}\n`;
  }
  const isListed = (line: number, column: number): boolean =>
    considered.some((one) => one.line === line && one.column === column);
  for (const hit of hits.filter(({ startLine, startColumn }) => !isListed(startLine, startColumn))) {
    const encoded = hit.encodings.length === 0 ? '' : ` (encoded as ${hit.encodings.toReversed().join(' in ')})`;
    yield `${String(hit.startLine)}:${String(hit.startColumn)} ${hit.ruleId}: reported${encoded}\n`;
    yield `  ${[hit.severity, `confidence ${hit.confidence}`, ...hit.reasons.map(clean)].join('; ')}\n`;
  }
  if (unmatched.length > 0) {
    const more = unmatched.length > MAX_UNMATCHED ? ` and ${String(unmatched.length - MAX_UNMATCHED)} more` : '';
    yield `keyword seen, pattern not: ${unmatched.slice(0, MAX_UNMATCHED).join(', ')}${more}\n`;
  }
  yield hits.length === 0 ? 'nothing is reported\n' : `${count(hits.length, 'finding')} reported\n`;
}

function told({ secret, reasons, ...one }: Considered, clean: (text: string) => string): object {
  return { ...one, length: secret.length, reasons: reasons.map(clean) };
}

/** A reason may name a word of the value. */
function cleanerOf({ considered, hits }: Explanation): (text: string) => string {
  const secrets = [...considered, ...hits].map(({ secret }) => secret);
  const redactor = new Redactor({ findings: [], suppressed: secrets.map((secret) => ({ ...NOTHING, secret })) });
  return (text) => printable(redactor.text(text));
}

const NOTHING = { fingerprint: '', ruleId: '', reason: '', locations: [] };

/** Our detectors, and those of the repository that we are in and of the files that the flags name. */
async function rulesHere({ rules, config }: RulesFlags, io: Io): Promise<readonly Detector[]> {
  const root = repositoryAround(io.cwd) ?? io.cwd;
  const named = { ...(rules === undefined ? {} : { rules }), ...(config === undefined ? {} : { config }) };
  const triage = await openTriage([root], { baseline: false, ...named }, io);
  for (const message of triage.messages) io.stderr.write(`note: ${printable(message)}\n`);
  return [...detectors, ...triage.detectors];
}

function listed(all: readonly Detector[]): readonly Listed[] {
  return all
    .flatMap(({ provider, docs, rules }) => rules.map((rule) => ({ rule, provider, docs })))
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
}

function described({ rule, provider, docs }: Listed): Readonly<Record<string, string | number | readonly string[]>> {
  const { id, kind, severity, keywords, pattern, boundary, minEntropy, checksum, judge, pairWith } = rule;
  return {
    id,
    provider,
    kind,
    severity,
    keywords,
    pattern,
    boundary,
    ...(minEntropy === undefined ? {} : { minEntropy }),
    ...(checksum === undefined ? {} : { checksum }),
    ...(judge === undefined ? {} : { judge }),
    ...(pairWith === undefined ? {} : { pairWith: pairWith.rule }),
    docs,
  };
}

async function readText(io: Io): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of io.stdin()) {
    const bytes = Buffer.from(chunk as Buffer | string);
    chunks.push(bytes);
    size += bytes.length;
    if (size > MAX_EXPLAINED) {
      throw new AppError('usage', `rules: explain: standard input: expected at most ${String(MAX_EXPLAINED)} bytes`);
    }
  }
  return Buffer.concat(chunks);
}

/** Runs the examples of the rules in a file against these rules and all of ours. 1 if one is not as it should be. */
export async function testRules(file: string | undefined, flags: RulesFlags, io: Io): Promise<ExitCode> {
  const path = resolve(io.cwd, file ?? resolve(repositoryAround(io.cwd) ?? io.cwd, 'unleak.yaml'));
  const { testRuleFile } = await import('./shared/test-rules.js');
  const { failures, rules, examples } = await testRuleFile(path);
  const summary = `${count(rules, 'rule')}, ${count(examples, 'example')}, ${String(failures.length)} failed`;
  const lines = [...failures.map((failure) => `${printable(failure)}\n`), `${printable(path)}: ${summary}\n`];
  await writeAll(
    io.stdout,
    flags.json === true ? [`${JSON.stringify({ path, rules, examples, failures }, null, 2)}\n`] : lines,
  );
  return failures.length > 0 ? EXIT.findings : EXIT.ok;
}
