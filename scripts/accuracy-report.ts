import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { detectors } from '../src/detectors/index.js';
import { Scanner } from '../src/engine/scanner.js';
import { readSamples, type Label } from '../test/corpus/lines.js';
import { addUp, scanSample, type Outcome, type Score } from '../test/corpus/score.js';

/** How often each template is filled with other values. */
const ROUNDS = 8;
const NOW_MS = Date.parse('2026-11-24T00:00:00Z');

interface Measured {
  readonly date: string;
  readonly registries: Readonly<Record<string, { readonly packages: number; readonly lines: number }>>;
  readonly left: readonly {
    readonly registry: string;
    readonly package: string;
    readonly path: string;
    readonly rule: string;
    readonly why?: string;
  }[];
}

// The bundle runs at the root of the repository.
const page = 'docs/accuracy.md';
const tuned = await outcomesOf('tuned');
const heldOut = await outcomesOf('held-out');
const measured = JSON.parse(await readFile('test/corpus/packages-measured.json', 'utf8')) as Measured;
const text = await pageText();
if (process.argv.includes('--check')) {
  if ((await readFile(page, 'utf8').catch(() => '')) !== text) {
    process.stderr.write('accuracy: docs/accuracy.md is out of date: run npm run accuracy\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(page, text);
  process.stdout.write(
    [totals('tuned', tuned), totals('held out', heldOut), byKind(tuned), byRule(tuned), ''].join('\n\n'),
  );
}

async function outcomesOf(name: string): Promise<readonly Outcome[]> {
  const scanner = new Scanner(detectors, { nowMs: () => NOW_MS });
  const file = await readFile(`test/corpus/lines/${name}.txt`, 'utf8');
  return readSamples(file, ROUNDS).map((sample) => scanSample(scanner, sample));
}

async function pageText(): Promise<string> {
  const parts = [
    '# Accuracy',
    'Written by `npm run accuracy`. What counts is the default level: medium confidence and above.',
    '## Labelled lines',
    'Synthetic, filled anew from fixed seeds: `test/corpus/lines/tuned.txt` is what the rules were tuned on, `held-out.txt` was written before them, with other templates, and only its totals are looked at. Lines of kinds that begin with `none` hold no secret; each finding there is wrong.',
    [totals('tuned', tuned), totals('held out', heldOut).split('\n').slice(2).join('\n')].join('\n'),
    '### By kind of line, tuned part',
    byKind(tuned),
    '### By rule, tuned part',
    'How many of the labelled secrets each rule was the one to report.',
    byRule(tuned),
    '## What nobody labelled',
    await packagesText(),
    '## What this says, and what not',
    [
      '- The lines are made by the people who made the rules, the held-out part too: it shows that rules carry over to other ways of writing, not how often each way is met in the world.',
      '- The list of packages was fixed first, and the packages were then read and tuned on. Elsewhere (Go’s and Python’s libraries, the packages that this repository installs; 12 million lines, also read once) 2.3 a million lines were left.',
      '- Most of what is left are private keys in tests. They stay at the default level, because nothing in a key tells that it opens no door; below it are those whose folder and file both speak of tests, those in manuals, short ones and encrypted ones.',
      '- A value in a test, an example or a manual is doubted more than one in a configuration; what looks random there is still reported, except in manuals. A folder above what is scanned says nothing.',
      '- A password that is a plain word is not reported unless its place leaves no doubt (a URL, `.netrc`): it can not be told from a label.',
    ].join('\n'),
  ];
  return format(parts.join('\n\n'), { ...(await resolveConfig(page)), filepath: page });
}

function totals(name: string, outcomes: readonly Outcome[]): string {
  const row = (what: string, score: Score): string =>
    `| ${name} | ${what} | ${String(score.found + score.missed)} | ${ratio(score.found, score.missed)} | ${ratio(score.found, score.wrong)} |`;
  return [
    '| part | secrets | labelled | recall | precision |',
    '| --- | --- | --- | --- | --- |',
    row('passwords and secrets without a format', addUp(only(outcomes, (label) => !isKnown(label)))),
    row('known formats', addUp(only(outcomes, isKnown))),
    row('all', addUp(outcomes)),
  ].join('\n');
}

function isKnown(label: Label): boolean {
  return label.made.startsWith('known:');
}

function only(outcomes: readonly Outcome[], wanted: (label: Label) => boolean): readonly Outcome[] {
  return outcomes.map((one) => ({ ...one, found: one.found.filter(wanted), missed: one.missed.filter(wanted) }));
}

function byKind(outcomes: readonly Outcome[]): string {
  const kinds = [...new Set(outcomes.map(({ sample }) => sample.kind))].toSorted();
  const rows = kinds.map((kind) => {
    const { found, missed, wrong } = addUp(outcomes.filter(({ sample }) => sample.kind === kind));
    return `| ${kind} | ${String(found)} | ${String(missed)} | ${String(wrong)} |`;
  });
  return ['| kind | found | missed | wrong |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function byRule(outcomes: readonly Outcome[]): string {
  const right = new Map<string, number>();
  const wrong = new Map<string, number>();
  for (const one of outcomes) {
    for (const rule of one.rules) right.set(rule, (right.get(rule) ?? 0) + 1);
    for (const { ruleId } of one.wrong) wrong.set(ruleId, (wrong.get(ruleId) ?? 0) + 1);
  }
  const rules = [...new Set([...right.keys(), ...wrong.keys()])].toSorted();
  const rows = rules.map(
    (rule) =>
      `| ${rule} | ${String(right.get(rule) ?? 0)} | ${String(wrong.get(rule) ?? 0)} | ${ratio(right.get(rule) ?? 0, wrong.get(rule) ?? 0)} |`,
  );
  return ['| rule | right | wrong | precision |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

async function packagesText(): Promise<string> {
  const names = JSON.parse(await readFile('test/corpus/packages.json', 'utf8')) as Record<string, readonly string[]>;
  const both = (part: 'packages' | 'lines'): number =>
    ['npm', 'pypi'].reduce((sum, registry) => sum + (measured.registries[registry]?.[part] ?? 0), 0);
  const parts = {
    ...measured.registries,
    'npm and pypi': { packages: both('packages'), lines: both('lines') },
  };
  const rows = Object.entries(parts).map(([registry, { packages, lines }]) => {
    const left = measured.left.filter((one) => registry.split(' and ').includes(one.registry)).length;
    return `| ${registry} | ${String(packages)} of ${String(listed(names, registry))} | ${millions(lines)} | ${String(left)} | ${((left / lines) * 1e6).toFixed(1)} |`;
  });
  const reasons = new Map<string, number>();
  for (const { why } of measured.left) {
    const reason = why ?? 'not looked at';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [
    'The sources of popular packages, a list (`test/corpus/packages.json`) that was fixed before any tuning, each scanned by the built command line with everything on (`scripts/accuracy-packages.mjs`).',
    `Measured ${measured.date}.`,
    [
      '| registry | packages | million lines | findings | a million lines |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
    'What is left, each looked at:',
    [...reasons]
      .toSorted((a, b) => b[1] - a[1])
      .map(([reason, count]) => `- ${String(count)}: ${reason}`)
      .join('\n'),
  ].join('\n\n');
}

function listed(names: Readonly<Record<string, readonly string[]>>, registry: string): number {
  return registry.split(' and ').reduce((sum, one) => sum + (names[one]?.length ?? 0), 0);
}

function millions(count: number): string {
  return (count / 1e6).toFixed(2);
}

function ratio(part: number, rest: number): string {
  return part + rest === 0 ? '' : (part / (part + rest)).toFixed(3);
}
