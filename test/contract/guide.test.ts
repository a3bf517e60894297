// The guides for newcomers: what they show is run, what they name exists.
import { existsSync, readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { Detector, DetectorExamples } from '../../src/detectors/detector.js';
import { Scanner } from '../../src/engine/scanner.js';

const GUIDES = [
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/adding-a-detector.md',
  'docs/adding-a-rotator.md',
  'docs/threat-model.md',
  'docs/performance.md',
];

describe('docs/adding-a-detector.md', () => {
  it('shows a detector whose examples hold', async () => {
    const page = readFileSync('docs/adding-a-detector.md', 'utf8');
    const blocks = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!);
    expect(blocks.length).toBe(2);
    const { acme } = (await run(blocks[0]!)) as { readonly acme: Detector };
    const { acmeExamples } = (await run(blocks[1]!)) as { readonly acmeExamples: DetectorExamples };
    const scanner = new Scanner([acme]);
    const found = (text: string): readonly string[] =>
      scanner
        .scan({
          bytes: Buffer.from(text),
          origin: { source: 'stdin' },
          startLine: 1,
          startColumn: 1,
          encodings: [],
        })
        .map(({ ruleId }) => ruleId);
    for (const text of acmeExamples.positive['acme-live-key']!) expect(found(text)).toEqual(['acme-live-key']);
    for (const { text, why } of acmeExamples.negative) expect(found(text), why).toEqual([]);
  });
});

describe('docs/threat-model.md', () => {
  it('names for each promise a test that is there', () => {
    const page = readFileSync('docs/threat-model.md', 'utf8');
    const rows = [...page.matchAll(/^\|[^|]+\| `([\w./-]+\.ts)`: ([^|]+?) *\|$/gm)];
    expect(rows.length).toBeGreaterThan(20);
    const gone = rows.filter(([, file, title]) => !existsSync(file!) || !readFileSync(file!, 'utf8').includes(title!));
    expect(gone.map(([, file, title]) => `${file!}: ${title!}`)).toEqual([]);
  });
});

describe.each(GUIDES)('%s', (guide) => {
  const page = readFileSync(guide, 'utf8');

  it('names only files and folders that exist', () => {
    const named = [...page.matchAll(/`((?:src|test|scripts|docs|schemas|\.ci)\/[\w./-]+)`/g)].map((match) => match[1]!);
    const linked = [...page.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) =>
      new URL(match[1]!, `file:///${guide}`).pathname.slice(1),
    );
    // Files that the reader is told to make.
    const toMake = /(?:^|\/)(?:rotator-)?acme(?:\.examples)?(?:\.test)?\.ts$|\bNAME\b/;
    const gone = [...named, ...linked].filter((path) => !toMake.test(path) && !existsSync(path));
    expect(gone).toEqual([]);
  });

  it('names only scripts that npm knows', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...page.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1]!);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

async function run(typescript: string): Promise<unknown> {
  const { code } = await transform(typescript, { loader: 'ts', format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}
