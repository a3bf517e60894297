import { readFile, readdir } from 'node:fs/promises';
import RE2 from 're2';
import { describe, expect, it } from 'vitest';
import { exportName, registryText } from '../../scripts/generate-detectors.js';
import { detectors } from '../../src/detectors/index.js';
import type { Detector, DetectorExamples } from '../../src/detectors/detector.js';
import { withoutNames } from '../../src/engine/group-names.js';
import type { Hit } from '../../src/engine/hit.js';
import { Scanner } from '../../src/engine/scanner.js';

/** How far a match may reach from its keyword when the rule says nothing. */
const DEFAULT_REACH = 256;
const folder = new URL('../../src/detectors/', import.meta.url);
const files = (await readdir(folder)).filter((file) => !['detector.ts', 'index.ts'].includes(file));
const scanner = new Scanner(detectors, { nowMs: () => Date.parse('2026-11-24T00:00:00Z') });
const providers = await Promise.all(
  detectors.map(async (detector) => ({ detector, provider: detector.provider, examples: await examplesOf(detector) })),
);

describe('registry', () => {
  it('is what the generator writes for the files that lie in the folder', async () => {
    expect(await readFile(new URL('index.ts', folder), 'utf8')).toBe(await registryText());
  });

  it('has one file of examples beside each detector and nothing else in the folder', () => {
    const names = detectors.map((detector) => fileNameOf(detector)).toSorted();
    expect(files.toSorted()).toEqual(names.flatMap((name) => [`${name}.examples.ts`, `${name}.ts`]).toSorted());
  });

  it('gives each rule an id of its own that begins with its provider', () => {
    const ids = detectors.flatMap((detector) => detector.rules.map((rule) => rule.id));
    expect(ids).toEqual([...new Set(ids)]);
    for (const detector of detectors) {
      for (const rule of detector.rules) {
        expect(rule.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
        expect(rule.id.startsWith(`${detector.provider}-`), rule.id).toBe(true);
      }
    }
  });
});

describe.each(providers)('$provider', ({ detector, provider, examples }) => {
  it('has patterns that RE2 takes, each with a group named secret', () => {
    for (const rule of detector.rules) {
      const groups = Object.keys(new RE2(`(?:${rule.pattern})|`).exec('')?.groups ?? {});
      expect(
        groups.some((name) => name === 'secret' || name.startsWith('secret__')),
        rule.id,
      ).toBe(true);
      // the edge of a search window would count as one; boundaries are the engine's
      expect(rule.pattern, rule.id).not.toMatch(/\\b|(?<![\\[])\^|\\A|\\z/i);
    }
  });

  it('has groups that get the names which RE2 gives them', () => {
    for (const rule of detector.rules) {
      const named = new RE2(`(?:${rule.pattern})|`).exec('');
      const { source, names } = withoutNames(rule.pattern);
      expect(names.length, rule.id).toBe(named?.length);
      expect(
        names.filter((name) => name !== undefined),
        rule.id,
      ).toEqual(Object.keys(named?.groups ?? {}));
      expect(new RE2(`(?:${source})|`).exec('')?.length, rule.id).toBe(named?.length);
    }
  });

  it('has lower-case keywords of three characters or more and an https page of the vendor', () => {
    expect(detector.docs).toMatch(/^https:\/\/\S+$/);
    for (const rule of detector.rules) {
      expect(rule.keywords.length, rule.id).toBeGreaterThan(0);
      for (const keyword of rule.keywords) expect(keyword).toMatch(/^[\x20-\x40\x5b-\x7e]{3,}$/);
      if (rule.exactKeyword !== undefined) expect(rule.keywords).toEqual([rule.exactKeyword.toLowerCase()]);
    }
  });

  it('names only its own rules in the examples, and all of them', () => {
    expect(Object.keys(examples.positive).toSorted()).toEqual(detector.rules.map((rule) => rule.id).toSorted());
    for (const rule of detector.rules) expect(examples.positive[rule.id]?.length, rule.id).toBeGreaterThan(0);
  });

  it('finds each positive example once, under its own rule', () => {
    for (const [id, texts] of Object.entries(examples.positive)) {
      for (const [index, text] of texts.entries()) {
        expect(
          scan(text).map((hit) => hit.ruleId),
          `${id} example ${String(index)}`,
        ).toEqual([id]);
      }
    }
  });

  it('has a keyword near each positive match, as the prefilter needs', () => {
    for (const rule of detector.rules) {
      for (const text of examples.positive[rule.id] ?? []) {
        const match = new RE2(rule.pattern).exec(text);
        expect(match, rule.id).not.toBeNull();
        const reach = rule.maxBytes ?? DEFAULT_REACH;
        const around = text.slice(Math.max(0, (match?.index ?? 0) - reach)).toLowerCase();
        expect(
          rule.keywords.some((keyword) => around.includes(keyword)),
          rule.id,
        ).toBe(true);
      }
    }
  });

  it.each(examples.negative)('reports nothing for: $why', ({ text }) => {
    expect(scan(text).map((hit) => hit.ruleId)).toEqual([]);
  });

  it('has a negative example for each rule that holds one of its keywords', () => {
    for (const rule of detector.rules) {
      const isNear = examples.negative.some(({ text }) =>
        rule.keywords.some((keyword) => text.toLowerCase().includes(keyword)),
      );
      expect(isNear, `${provider}: ${rule.id}`).toBe(true);
    }
  });
});

function scan(text: string): readonly Hit[] {
  const bytes = Buffer.from(text);
  return scanner.scan({ bytes, origin: { source: 'stdin' }, startLine: 1, startColumn: 1, encodings: [] });
}

function fileNameOf(detector: Detector): string {
  const name = files.find((file) => file.endsWith('.ts') && file === `${detector.provider}.ts`);
  return name === undefined ? `no file for ${detector.provider}` : detector.provider;
}

async function examplesOf(detector: Detector): Promise<DetectorExamples> {
  const module = (await import(`../../src/detectors/${detector.provider}.examples.ts`)) as Readonly<
    Record<string, DetectorExamples | undefined>
  >;
  const examples = module[`${exportName(detector.provider)}Examples`];
  if (examples === undefined) throw new RangeError(`detectors: ${detector.provider}: no examples are exported`);
  return examples;
}
