import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reporters } from '../../src/reporters/index.js';
import { reporterContract } from './reporters.js';

for (const reporter of Object.values(reporters)) reporterContract(reporter);

it('every file of a reporter is in the registry', () => {
  const notFormats = ['index', 'reporter', 'redact', 'form-set', 'printable', 'summary', 'show-command'];
  const isPart = (name: string): boolean =>
    notFormats.includes(name) || /^(report|safe|sarif|html|sweep|audit|page)-/.test(name);
  const files = readdirSync(new URL('../../src/reporters', import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !isPart(name));
  expect(files.toSorted()).toEqual(
    Object.values(reporters)
      .map(({ format }) => format as string)
      .toSorted(),
  );
});
