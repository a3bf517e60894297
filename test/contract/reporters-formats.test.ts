import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Location, Report } from '../../src/core/finding.js';
import { FORMATS } from '../../src/commands/registry.js';
import { csvReporter } from '../../src/reporters/csv.js';
import { githubReporter } from '../../src/reporters/github.js';
import { gitlabReporter } from '../../src/reporters/gitlab.js';
import { reporters } from '../../src/reporters/index.js';
import { jsonlReporter } from '../../src/reporters/jsonl.js';
import { junitReporter } from '../../src/reporters/junit.js';
import { markdownReporter } from '../../src/reporters/markdown.js';
import { coverageWithGap, findingWith, fingerprintOf, place, rendered, reportOf } from './reporters-samples.js';
import { judges } from './reporters-specs.js';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[=+@;,"'|`<>&%:\\*[\]()\n-]{0,12}$/));

/** A report with a text from outside everywhere where one may stand. */
function reportWith(text: string): Report {
  return {
    ...reportOf([
      findingWith({
        reasons: [text],
        kind: text,
        companions: [{ name: 'user', value: text }],
        locations: [{ ...place, path: text, author: text, refs: [text] }],
      }),
    ]),
    suppressed: [{ fingerprint: fingerprintOf(3), ruleId: 'acme-key', reason: text, locations: [place] }],
    coverage: [{ source: text, units: {}, gaps: [{ what: text, reason: text }] }],
    state: 'incomplete',
  };
}

it('--format offers every reporter and no other', () => {
  expect([...FORMATS].toSorted()).toEqual(Object.keys(reporters).toSorted());
});

describe('a JSON Lines report', () => {
  it('has one finding a line and ends with the state and the coverage', () => {
    const report = { ...reportWith('x'), coverage: [coverageWithGap] };
    const lines = rendered(jsonlReporter, report).trimEnd().split('\n');
    const [finding, suppressed, summary] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBe(3);
    expect(finding).toMatchObject({ type: 'finding', fingerprint: fingerprintOf(1) });
    expect(suppressed).toMatchObject({ type: 'suppressed', reason: 'x' });
    expect(summary).toMatchObject({ type: 'summary', state: 'incomplete', findings: 1, coverage: [coverageWithGap] });
  });

  it('keeps every finding on one line, whatever stands in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = rendered(jsonlReporter, reportWith(text)).trimEnd().split('\n');
        expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
          'finding',
          'suppressed',
          'summary',
        ]);
      }),
    );
  });
});

/** What XML 1.0 has a place for; the judge lets more pass. */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

describe('a JUnit report', () => {
  it.skipIf(judges === undefined)('is well-formed XML, whatever stands in it', () => {
    expect(judges!.wellFormed('<a><b></a>')).not.toBe(true);
    fc.assert(
      fc.property(anyText, (text) => {
        const xml = rendered(junitReporter, reportWith(text));
        expect(judges!.wellFormed(xml)).toBe(true);
        expect([...xml].filter((character) => !isXmlCharacter(character))).toEqual([]);
      }),
    );
  });

  it.skipIf(judges === undefined)('counts a secret as failure, an accepted one as skipped, a gap as error', () => {
    const parsed = judges!.parseXml(rendered(junitReporter, { ...reportWith('x'), coverage: [coverageWithGap] }));
    expect(parsed).toMatchObject({
      testsuites: {
        testsuite: {
          tests: '3',
          failures: '1',
          skipped: '1',
          errors: '1',
          timestamp: '2026-01-02T03:04:05',
          time: '1.000',
          testcase: [
            { classname: 'postgres-url-password', name: fingerprintOf(1), failure: { type: 'high' } },
            { classname: 'acme-key', skipped: { message: 'x' } },
            { classname: 'coverage', name: '/srv/orders', error: { '#text': 'objects/pack/pack-1.pack: truncated' } },
          ],
        },
      },
    });
  });
});

describe('a CSV report', () => {
  const fieldsOf = (csv: string): string[][] =>
    csv
      .trimEnd()
      .split('\n')
      .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => match[1]!.replaceAll('""', '"')));

  it('has as many fields in each row as its head, whatever stands in them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rows = fieldsOf(rendered(csvReporter, reportWith(text)));
        expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([17]));
      }),
    );
  });

  it('holds no field that a spreadsheet takes for a formula, also one that divides at semicolons', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const fields = fieldsOf(rendered(csvReporter, reportWith(text))).flat();
        const parts = fields.flatMap((field) => field.split(';'));
        expect(parts.filter((part) => /^[\s"]*[=+\-@＝＋－＠]/.test(part))).toEqual([]);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', 'a;=1', '＝1'])('makes text of %s', (text) => {
    const rows = fieldsOf(rendered(csvReporter, reportWith(text)));
    const path = rows[1]![10]!;
    expect(path).not.toBe(text);
    expect(path.replaceAll("'", '')).toBe(text);
  });

  it('has a row for each place, and last the state', () => {
    const other: Location = { ...place, path: 'other.env' };
    const rows = fieldsOf(rendered(csvReporter, reportOf([findingWith({ locations: [place, other] })])));
    expect(rows.map(([record]) => record)).toEqual(['record', 'finding', 'finding', 'coverage', 'state']);
  });
});

describe('a GitLab report', () => {
  interface GitLab {
    readonly version: string;
    readonly scan: Readonly<Record<string, unknown>> & {
      readonly messages: readonly { readonly level: string; readonly value: string }[];
    };
    readonly vulnerabilities: readonly Readonly<Record<string, unknown>>[];
  }
  const parse = (report: Report): GitLab => JSON.parse(rendered(gitlabReporter, report)) as GitLab;

  it('has what the format asks for', () => {
    const { version, scan, vulnerabilities } = parse(reportOf([findingWith({})]));
    expect(version).toMatch(/^15\.\d+\.\d+$/);
    const tool = { id: 'unleak', name: 'unleak', version: '0.0.0', vendor: { name: 'unleak' } };
    expect(scan).toMatchObject({ type: 'secret_detection', status: 'success', analyzer: tool, scanner: tool });
    expect(scan).toMatchObject({ start_time: '2026-01-02T03:04:05', end_time: '2026-01-02T03:04:06' });
    expect(vulnerabilities).toMatchObject([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
        name: 'Leaked postgres password in a URL',
        severity: 'High',
        identifiers: [{ value: 'postgres-url-password' }, { value: fingerprintOf(1) }],
        location: { file: 'config/db.env', start_line: 3, end_line: 3, commit: { sha: 'cd'.repeat(20) } },
      },
    ]);
  });

  it('has one vulnerability for each place, each with an id that stays', () => {
    const { commit: _, ...uncommitted } = { ...place, source: 'worktree' as const };
    const report = reportOf([findingWith({ locations: [place, uncommitted] })]);
    const [first, second] = parse(report).vulnerabilities;
    expect(first?.['id']).not.toBe(second?.['id']);
    expect(parse(report).vulnerabilities[0]?.['id']).toBe(first?.['id']);
    expect(first?.['location']).toMatchObject({ commit: { sha: '0000000' } });
  });

  it('says of a scan with a gap that it failed, but keeps its findings where there are some', () => {
    const gaps = { state: 'incomplete' as const, coverage: [coverageWithGap] };
    expect(parse({ ...reportOf([]), ...gaps }).scan['status']).toBe('failure');
    const { scan, vulnerabilities } = parse({ ...reportOf([findingWith({})]), ...gaps });
    expect(scan['status']).toBe('success');
    expect(vulnerabilities.length).toBe(1);
    expect(scan.messages.filter(({ level }) => level === 'fatal').map(({ value }) => value)).toEqual([
      'not scanned: /srv/orders: objects/pack/pack-1.pack: truncated',
    ]);
  });

  it('keeps names within the length that the format allows', () => {
    const { vulnerabilities } = parse(reportOf([findingWith({ kind: 'x'.repeat(400) })]));
    expect(String(vulnerabilities[0]?.['name']).length).toBe(255);
  });
});

describe('a report of GitHub annotations', () => {
  it('is one command a line, whatever stands in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = rendered(githubReporter, reportWith(text)).trimEnd().split('\n');
        expect(lines.length).toBe(5);
        expect(lines.filter((line) => !/^::(error|warning|notice) (\w+=[^:,]*)(,\w+=[^:,]*)*::/.test(line))).toEqual(
          [],
        );
      }),
    );
  });

  it('escapes what would end a property or a line', () => {
    const path = 'a,b:c%d::error::e\r\n.env';
    const [line] = rendered(githubReporter, reportOf([findingWith({ locations: [{ ...place, path }] })])).split('\n');
    expect(line).toContain('file=a%2Cb%3Ac%25d%3A%3Aerror%3A%3Ae\\x0d\\x0a.env,line=3,');
  });

  it('puts a secret at the place that can be opened', () => {
    const inTree: Location = { ...place, source: 'worktree', path: 'now.env', startLine: 8, endLine: 8 };
    const text = rendered(githubReporter, reportOf([findingWith({ locations: [place, inTree] })]));
    expect(text).toContain('::error file=now.env,line=8,endLine=8,title=');
    expect(text).toContain('and in 1 other place');
  });
});

describe('a Markdown report', () => {
  it.skipIf(judges === undefined)('makes no markup, link or mention of a text from outside', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...hostile)), (text) => {
        const html = judges!.renderMarkdown(rendered(markdownReporter, reportWith(text)));
        const tags = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map((match) => match[1]));
        const known = ['h2', 'h3', 'p', 'strong', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code', 'br'];
        expect([...tags].filter((tag) => !known.includes(tag!))).toEqual([]);
        expect(html.match(/<table>/g)?.length).toBe(4);
        expect(html.replaceAll(/<code>[^<]*<\/code>/g, '')).not.toMatch(/@|https?:|www\./);
      }),
    );
  });

  it('counts what would make a comment too long', () => {
    const locations = Array.from({ length: 14 }, (_, i) => ({ ...place, path: `file-${String(i)}.env` }));
    const text = rendered(markdownReporter, reportOf([findingWith({ locations })]));
    expect(text).toContain('file-9.env');
    expect(text).not.toContain('file-10.env');
    expect(text).toContain('and 4 others');
  });
});

const hostile = [
  '<img src=x onerror=alert(1)>',
  '[click](https://evil.example)',
  'https://evil.example www.evil.example',
  '@everyone `@someone`',
  '` | ` | <b>',
  String.raw`a\|b\``,
  '\n\n# heading',
  '``` ```',
];
