import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detector } from '../detectors/detector.js';
import { Scanner } from './scanner.js';

const settings: Detector = {
  provider: 'acme',
  docs: 'https://docs.acme.example',
  rules: [
    {
      id: 'acme-password',
      kind: 'password',
      severity: 'high',
      keywords: ['password'],
      pattern: String.raw`(?i)(?<key>[a-z_]*password)["']?[ ]*[:=][ ]*["']?(?<secret>[a-z0-9]+)`,
      boundary: 'none',
      siblings: { host: ['host'], user: ['user', 'username'], port: ['port'] },
    },
  ],
};

function companions(text: string): readonly Readonly<Record<string, string>>[] {
  return new Scanner([settings])
    .scan({ bytes: Buffer.from(text), origin: { source: 'file' }, startLine: 1, startColumn: 1, encodings: [] })
    .map((hit) => Object.fromEntries(hit.companions.map(({ name, value }) => [name, value])));
}

describe('siblings', () => {
  it('takes what stands under the same prefix and leaves other prefixes alone', () => {
    expect(companions('MAIL_HOST=mx\nDB_HOST=db1\nDB_USER=app\n\nDB_PASSWORD=abc123\nMAIL_USER=post\n')).toEqual([
      { key: 'DB_PASSWORD', host: 'db1', user: 'app' },
    ]);
  });

  it('reads a block of YAML, JSON and ini without a prefix, up to the next section', () => {
    expect(companions('[a]\nhost = other\n\n[b]\nuser = app\npassword = abc123\n\n[c]\nport = 1\n')).toEqual([
      { key: 'password', user: 'app' },
    ]);
    expect(companions('{"host":"db1","password":"abc123","port":5432}')).toEqual([
      { key: 'password', host: 'db1', port: '5432' },
    ]);
  });

  it('keeps to one line in a log, where the line before is another story', () => {
    expect(companions('2026-01-01 host=a user=eve\n2026-01-01 user=app password=abc123\n')).toEqual([
      { key: 'password', user: 'app' },
    ]);
  });

  it('takes the nearest of several and no references', () => {
    expect(companions('user: far\nhost: ${HOST}\nuser: near\npassword: abc123\n')).toEqual([
      { key: 'password', user: 'near' },
    ]);
  });

  it.each<[string, (list: readonly (readonly (readonly [string, string])[])[]) => string]>([
    ['a list in JSON', (list) => JSON.stringify(list.map((one) => Object.fromEntries(one)))],
    [
      'a list in JSON, indented',
      (list) =>
        JSON.stringify(
          list.map((one) => Object.fromEntries(one)),
          undefined,
          2,
        ),
    ],
    [
      'a list in YAML',
      (list) => list.map((one) => `- ${one.map(([name, value]) => `${name}: ${value}`).join('\n  ')}`).join('\n'),
    ],
    [
      'sections of an ini file',
      (list) => list.map((one, at) => [`[s${String(at)}]`, ...one.map((pair) => pair.join('='))].join('\n')).join('\n'),
    ],
  ])('takes what stands in the same place, in whatever order, before what is nearer: %s', (_what, write) => {
    const order = fc.shuffledSubarray(['host', 'user', 'password', 'zone', 'size'], { minLength: 5 });
    fc.assert(
      fc.property(fc.array(order, { minLength: 2, maxLength: 4 }), (orders) => {
        const values = orders.map((names, at) =>
          names.map((name) => [name, `${name.slice(0, 1)}${String(at)}`] as const),
        );
        expect(companions(write(values))).toEqual(
          orders.map((_names, at) => ({ key: 'password', host: `h${String(at)}`, user: `u${String(at)}` })),
        );
      }),
    );
  });
});
