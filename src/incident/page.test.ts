import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, dossierWith, entry, rotationRecord } from '../../test/support/incident-dossier.js';
import { cleanerOf } from '../commands/shared/incident-words.js';
import { FingerprintKey } from '../core/fingerprint.js';
import { cleanPage, plainText, type Page } from '../core/page.js';
import { RememberedSecret, traceOf } from '../core/remembered-secret.js';
import { SecretValue } from '../core/secret-value.js';
import { pageHtml } from '../reporters/page-html.js';
import { pageMarkdown } from '../reporters/page-markdown.js';
import { pageText } from '../reporters/page-text.js';
import { formsOf } from '../reporters/redact.js';
import { pageOf } from './page.js';
import { timeLineOf } from './time-line.js';

const options = { version: '1', stateOf: () => 'holds' as const, isReport: true };
const FORMATS = { pageText, pageMarkdown, pageHtml } as const;
const shown = (page: Page): readonly string[] => Object.values(FORMATS).map((format) => [...format(page)].join(''));

describe('the page of an incident', () => {
  it('holds no value, in whatever form and wherever somebody wrote it', () => {
    const key = new FingerprintKey(Buffer.alloc(32, 7));
    const value = fc.string({ minLength: 8, maxLength: 60, unit: 'binary' }).filter((text) => !/\s/.test(text));
    fc.assert(
      fc.property(value, fc.string({ unit: 'binary' }), fc.string(), fc.nat(), (secret, before, after, number) => {
        const forms = formsOf(secret);
        const form = forms[number % forms.length]!;
        const remembered = new RememberedSecret(traceOf(new SecretValue(secret), forms, key), key);
        const dossier = dossierWith({}, (text) => `${text}${before}${form}${after}`);
        for (const text of shown(cleanPage(pageOf(dossier, options), cleanerOf([remembered])))) {
          for (const one of forms) expect(text.includes(one)).toBe(false);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('shows in each format what a reader has to know', () => {
    const known = ['postgres-url', 'user', 'orders_app', 'it let it in', 'ann', 'admin: does everything'];
    const exposed = [
      'Ann <ann@example.com>',
      'cdcdcdcdcdcd',
      'config/db.yml:1',
      'main',
      'stash@{0}',
      '/srv/.env:1',
      'nightly',
    ];
    const planned = ['0123456789abcdef', 'orders-db', 'local:orders/db', 'tell them', 'a note', 'a stranger uses it'];
    const open = ['awaiting-human', 'a person has to create it', '/srv/orders/.env (DATABASE_URL)', 'still holds it'];
    const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    for (const text of shown(pageOf(dossierWith(), options)).map(unescaped)) {
      for (const one of [...known, ...exposed, ...planned, ...open]) expect(text).toContain(one);
    }
  });

  it('is no markup of a stranger’s', () => {
    const [, markdown, html] = shown(
      pageOf(
        dossierWith({}, () => '`|<img src=x onerror=y>'),
        options,
      ),
    );
    expect(html).not.toContain('<img');
    expect(markdown).not.toMatch(/[^`\\x]`\|/);
    for (const row of markdown!.split('\n').filter((line) => line.startsWith('| `2026'))) {
      expect(row.split(' | ')).toHaveLength(3);
    }
  });
});

describe('the time line', () => {
  it('is in order, from the commit to the end, with who did it', () => {
    const happenings = timeLineOf(dossierWith());
    expect(happenings[0]).toMatchObject({ at: '2026-01-01T00:00:00.000Z', by: 'Ann <ann@example.com>' });
    const times = happenings.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const texts = happenings.map(({ text }) => plainText(text)).join('\n');
    expect(texts).toContain(
      'PROOF: the provider refuses the leaked credential: user orders_app: detail (r0123456789ab)',
    );
    expect(texts).toContain('the incident was closed on the word of revokedBy: reason');
  });

  it('does not say of a rotation that was given up that the old credential is as it was', () => {
    const { trail } = dossierWith();
    const row = trail.find(({ action }) => action === 'rotation result issued')!;
    const textOf = (detail: object, state = 'result aborted'): string => {
      const rows = [{ ...row, action: `rotation ${state}`, detail: JSON.stringify(detail) }];
      const happenings = timeLineOf(dossierWith({ trail: rows }));
      return happenings.map(({ text }) => plainText(text)).join('\n');
    };
    expect(textOf({})).toContain('taken back: the old credential is as it was');
    const givenUp = textOf({ detail: 'version 7 stays current' });
    expect(givenUp).toContain('the rotation was given up: version 7 stays current');
    expect(givenUp).not.toContain('as it was');
    expect(textOf({ putOver: '7' }, 'note conflict')).toContain('take the place of version 7');
  });

  it('tells the death as the end of the exposure', () => {
    const died = { ...entry('result', 'dead'), at: '2026-01-03T04:00:00Z' };
    const page = pageOf(dossierWith({ isDead: true, rotations: [rotationRecord('done', [died])] }), options);
    const [text] = shown(page);
    expect(text).toContain('2026-01-01 00:00:00 UTC, for 2 days 4 h until it was dead');
  });
});

describe('what the page begins with', () => {
  const factsOf = (change: Parameters<typeof dossierWith>[0]): Readonly<Record<string, string>> => {
    const [first] = pageOf(dossierWith(change), options).sections;
    const [block] = first!.blocks;
    if (block?.kind !== 'facts') throw new Error('expected facts');
    return Object.fromEntries(block.rows.map(([name, value]) => [name, plainText(value)]));
  };
  const closing = undefined as never;
  const open = { ...dossierWith().incident, closing };
  const promoted = { ...entry('result', 'promoted'), at: '2026-01-03T03:00:00Z' };
  const died = { ...entry('result', 'dead'), at: '2026-01-03T04:00:00Z' };

  it('says of a live one that it is, since when it is exposed and which command is next', () => {
    expect(factsOf({ incident: { ...open, approvals: [] }, rotations: [] })).toEqual({
      'Leaked value': 'LIVE at 2026-03-01 10:00:00 UTC: its provider accepts it',
      Exposed: 'for 59 days 10 h, from when it was written until now',
      Replacement: 'none',
      Approved: 'by nobody yet',
      Owed: '1 thing, named below',
      Next: 'unleak incident approve i0123456789ab --by NAME',
    });
  });

  it('says of one that is carried through what is dead, what replaces it and that it can be closed', () => {
    const rotations = [
      rotationRecord('done', [promoted, entry('result', 'updated'), died], { consumersUpdated: true }),
    ];
    expect(factsOf({ incident: open, isDead: true, rotations })).toEqual({
      'Leaked value': 'DEAD since 2026-01-03 04:00:00 UTC: its provider refuses it',
      Exposed: 'for 2 days 4 h, from when it was written until it was dead',
      Replacement: 'current in local:orders/db since 2026-01-03 03:00:00 UTC',
      Approved: 'by ann, as bob recorded',
      Owed: 'nothing',
      Next: 'unleak incident close i0123456789ab',
    });
  });

  it.each([
    ['a rotation waits', {}, 'Next', 'unleak incident rotate i0123456789ab'],
    [
      'nobody knows whether it is live',
      { validity: { state: 'unknown', detail: '', checkedAt: AT } },
      'Leaked value',
      'not known to be dead',
    ],
    [
      'a provider accepts again what a rotation had stopped',
      { rotations: [rotationRecord('done', [died])] },
      'Leaked value',
      'LIVE at',
    ],
    ['no place has a date', { places: [] }, 'Exposed', 'from when it was found until now'],
  ] as const)('says it where %s', (_, change, name, told) => {
    expect(factsOf({ incident: open, ...change })[name]).toContain(told);
  });

  it('calls no word a proof', () => {
    expect(factsOf({ validity: { state: 'unknown', detail: '', checkedAt: AT } })['Leaked value']).toBe(
      'dead on the word of bob, which is no proof',
    );
  });
});
