import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../src/detectors/index.js';
import type { Hit } from '../../src/engine/hit.js';
import { Scanner } from '../../src/engine/scanner.js';
import { TOKENS } from './tokens.js';

interface Expected {
  readonly line: number;
  readonly rule: string;
  /** Name in `TOKENS`. */
  readonly secret: string;
}

const folder = new URL('files/', import.meta.url);
const expected = JSON.parse(await readFile(new URL('expected.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly Expected[]>
>;
const scanner = new Scanner(detectors, { nowMs: () => Date.parse('2026-11-24T00:00:00Z') });

/** With the value's name instead of the value, so that a failing test prints no token. */
function labelled(hit: Hit): string {
  const name = Object.keys(TOKENS).find((token) => TOKENS[token] === hit.secret.reveal());
  return `${String(hit.startLine)} ${hit.ruleId} ${name ?? `${String(hit.secret.length)} other characters`}`;
}

async function scanFile(name: string): Promise<readonly Hit[]> {
  const template = await readFile(new URL(name, folder), 'utf8');
  const text = template.replace(/@@(\w+)@@/g, (marker, token: string) => {
    const value = TOKENS[token];
    if (value === undefined) throw new RangeError(`corpus: ${name}: ${marker} names no token`);
    return value;
  });
  return scanner.scan({
    bytes: Buffer.from(text),
    origin: { source: 'file', path: name.replace(/\.txt$/, '') },
    startLine: 1,
    startColumn: 1,
    encodings: [],
  });
}

describe('corpus', () => {
  it('labels every file', async () => {
    expect(Object.keys(expected).toSorted()).toEqual((await readdir(folder)).toSorted());
  });

  it.each(Object.entries(expected))('reports exactly what is labelled in %s', async (name, labels) => {
    const hits = await scanFile(name);
    expect(hits.map(labelled)).toEqual(labels.map(({ line, rule, secret }) => `${String(line)} ${rule} ${secret}`));
  });

  it('knows who and where the database password of the log is for', async () => {
    const hits = await scanFile('app.log');
    expect(hits[0]?.companions).toEqual([
      { name: 'host', value: 'db.internal' },
      { name: 'key', value: 'password' },
      { name: 'port', value: '5432' },
      { name: 'user', value: 'orders_app' },
    ]);
  });

  it('pairs the AWS secret with its key id and reads the account from it', async () => {
    const hit = (await scanFile('service.env')).find(({ ruleId }) => ruleId === 'aws-secret-access-key');
    const companions = Object.fromEntries((hit?.companions ?? []).map(({ name, value }) => [name, value]));
    expect(companions['account']).toBe('210987654321');
    expect(companions['key-id']).toBe(TOKENS['awsKeyId']);
    expect(hit?.confidence).toBe('high');
  });
});
