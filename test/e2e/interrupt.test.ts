import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setting, tokenOf } from '../support/places.js';
import { Home } from './support/command.js';

interface Report {
  readonly state: string;
  readonly findings: readonly unknown[];
  readonly coverage: readonly { readonly gaps: readonly { readonly reason: string }[] }[];
}

/** More than a slice, which takes seconds to be scanned: one line of nothing but secrets. */
const DENSE_BYTES = 4 * 2 ** 20 + 4096;

function denseLine(): { readonly text: string; readonly count: number } {
  const parts: string[] = [];
  for (let length = 0; length < DENSE_BYTES; length += parts.at(-1)!.length) {
    parts.push(`token=${tokenOf(`dense ${String(parts.length)}`).slice(-24)};`);
  }
  return { text: parts.join(''), count: parts.length };
}

let home: Home;
beforeEach(() => (home = new Home()));
afterEach(() => {
  home.remove();
});

describe('Ctrl-C', { timeout: 60_000 }, () => {
  it('ends a scan in the middle of a long line, with a report of what was found up to there', async () => {
    writeFileSync(join(home.work, 'app.env'), setting(tokenOf('first')));
    const { text, count } = denseLine();
    const { code, stdout } = await home.run(['scan', '--json', 'app.env', '-'], {
      keepStdinOpen: true,
      // When all but the end is taken, the slice is full and is being scanned.
      whileRunning: ({ write, kill }) => void write(text).then(() => kill('SIGINT')),
    });
    expect(code).toBe(130);
    const report = JSON.parse(stdout) as Report;
    expect(report.state).toBe('incomplete');
    expect(report.findings.length).toBeGreaterThan(0);
    expect(report.findings.length).toBeLessThan(count / 2);
    const reasons = report.coverage.flatMap(({ gaps }) => gaps.map(({ reason }) => reason));
    expect(reasons).toEqual(['interrupted before its end']);
  });
});
