import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givesReason, markerAt, markerFinder, OWN_MARKER } from './markers.js';

const SECRET = 'kept-here';

function markerOf(text: string, choice?: 'all' | 'own'): string | undefined {
  const bytes = Buffer.from(text);
  const start = bytes.indexOf(SECRET);
  return markerAt(bytes, { start, end: start + SECRET.length }, choice);
}

describe('markerAt', () => {
  it.each([
    { why: 'ours', text: `a = "${SECRET}" # unleak:allow only a demo`, marker: 'unleak:allow only a demo' },
    {
      why: 'ours in a comment that is closed',
      text: `<x>${SECRET}</x> <!-- unleak:allow a demo -->`,
      marker: 'unleak:allow a demo',
    },
    {
      why: 'ours before the value',
      text: `/* unleak:allow: demo */ x = "${SECRET}"`,
      marker: 'unleak:allow demo',
    },
    { why: 'ours without a reason', text: `${SECRET} # unleak:allow`, marker: OWN_MARKER },
    { why: 'ours with signs for a reason', text: `${SECRET} /* unleak:allow -- */`, marker: OWN_MARKER },
    { why: 'that of gitleaks', text: `${SECRET} # gitleaks:allow`, marker: 'gitleaks:allow' },
    { why: 'that of its fork', text: `${SECRET} # betterleaks:allow`, marker: 'betterleaks:allow' },
    { why: 'that of TruffleHog', text: `${SECRET} // trufflehog:ignore`, marker: 'trufflehog:ignore' },
    { why: 'that of Kingfisher', text: `${SECRET} // kingfisher:ignore`, marker: 'kingfisher:ignore' },
    {
      why: 'that of detect-secrets',
      text: `${SECRET}  # pragma: allowlist secret`,
      marker: 'pragma: allowlist secret',
    },
    {
      why: 'that of detect-secrets on the line before',
      text: `# pragma: allowlist nextline secret\n${SECRET}`,
      marker: 'pragma: allowlist nextline secret',
    },
    { why: 'that of GitGuardian', text: `${SECRET} # ggignore`, marker: 'ggignore' },
    { why: 'that of secretlint', text: `${SECRET} // secretlint-disable-line`, marker: 'secretlint-disable-line' },
    {
      why: 'that of secretlint on the line before',
      text: `// secretlint-disable-next-line\n${SECRET}`,
      marker: 'secretlint-disable-next-line',
    },
    { why: 'that of Checkov', text: `${SECRET} #checkov:skip=CKV_SECRET_6: demo`, marker: 'checkov:skip=CKV_SECRET_6' },
  ])('finds $why', ({ text, marker }) => {
    expect(markerOf(text)).toBe(marker);
  });

  it.each([
    { why: 'on another line', text: `# gitleaks:allow\n${SECRET}\n# unleak:allow demo` },
    { why: 'that is part of a longer word', text: `${SECRET} notgitleaks:allowed` },
    { why: 'two lines before', text: `# pragma: allowlist nextline secret\n\n${SECRET}` },
    { why: 'for the next line, on the same one', text: `${SECRET} # pragma: allowlist nextline secret` },
    { why: 'none at all', text: `${SECRET}` },
  ])('finds nothing: $why', ({ text }) => {
    expect(markerOf(text)).toBeUndefined();
  });

  it('finds nothing inside of the secret itself', () => {
    const text = 'password = "x gitleaks:allow y"';
    const start = text.indexOf('x git');
    expect(markerAt(Buffer.from(text), { start, end: text.length - 1 })).toBeUndefined();
  });

  it('takes only ours where only ours count', () => {
    expect(markerOf(`${SECRET} # gitleaks:allow`, 'own')).toBeUndefined();
    expect(markerOf(`${SECRET} # unleak:allow demo`, 'own')).toBe('unleak:allow demo');
  });

  it('knows whether a reason is given', () => {
    expect(givesReason(OWN_MARKER)).toBe(false);
    expect(givesReason('unleak:allow demo')).toBe(true);
    expect(givesReason('gitleaks:allow')).toBe(true);
  });

  it('reads any bytes, and gives text of one line and bounded length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (before, after) => {
        const bytes = Buffer.concat([before, Buffer.from(SECRET), Buffer.from(' unleak:allow '), after]);
        const marker = markerAt(bytes, { start: before.length, end: before.length + SECRET.length });
        expect(marker).toMatch(/^unleak:allow/);
        expect(marker?.length).toBeLessThan(250);
        expect(marker).not.toContain('\n');
      }),
    );
  });

  it('looks at a bounded part of a line that never ends', () => {
    const line = Buffer.alloc(32 * 1024 * 1024, 'x');
    const started = performance.now();
    expect(markerAt(line, { start: 16_000_000, end: 16_000_020 })).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('markerFinder', () => {
  it('finds nothing where no markers count', () => {
    expect(markerFinder('none')).toBeUndefined();
  });

  const line = (marker: string): string => `a = "${SECRET}" # ${marker}\n`;

  it.each([
    { where: 'at none', texts: [] },
    { where: 'at the last of them', texts: ['gitleaks:allow'] },
    { where: 'at several', texts: ['unleak:allow demo', 'talisman: ignore', 'pragma: whitelist secret', 'nosecret'] },
    { where: 'on lines before', texts: ['pragma: allowlist nextline secret', 'secretlint-disable-next-line'] },
  ])('says of each of many secrets in a text what markerAt says: markers $where', ({ texts }) => {
    const bytes = Buffer.from([...Array<string>(40).fill('nothing'), ...texts, ''].map(line).join(''));
    const markerOf = markerFinder('all')!;
    for (let start = bytes.indexOf(SECRET); start >= 0; start = bytes.indexOf(SECRET, start + 1)) {
      const secret = { start, end: start + SECRET.length };
      expect(markerOf(bytes, secret)).toBe(markerAt(bytes, secret));
    }
  });
});
