import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES, type Location } from '../core/finding.js';
import { severityOfLive } from './severity.js';

const at = (path: string): Location => ({
  source: 'worktree',
  path,
  startLine: 1,
  startColumn: 1,
  endLine: 1,
  endColumn: 2,
});
const live = { ruleId: 'acme-api-key', severity: 'medium', locations: [at('src/index.ts')], tooMuch: [] } as const;

describe('the severity of what is live', () => {
  it('is as before where nothing makes it worse', () => {
    expect(severityOfLive(live)).toEqual({ severity: 'medium', reasons: [] });
  });

  it.each([
    ['test/charge.ts', 'it stands in a file for tests: test/charge.ts'],
    ['.env.development', 'it stands in a file for development: .env.development'],
    ['examples/a.sh', 'it stands in a file for examples: examples/a.sh'],
  ])('is the highest in %s', (path, reason) => {
    const { severity, reasons } = severityOfLive({ ...live, locations: [at(path)] });
    expect(severity).toBe('critical');
    expect(reasons[0]).toBe(reason);
  });

  it('is the highest where it may do too much, with what that is', () => {
    expect(severityOfLive({ ...live, tooMuch: ['repo: every repository'] })).toEqual({
      severity: 'critical',
      reasons: ['it may do too much: repo: every repository'],
    });
  });

  it('is high in an env file, and not less than before', () => {
    const envFile = { ...live, locations: [at('.env')] };
    expect(severityOfLive(envFile)).toMatchObject({ severity: 'high' });
    expect(severityOfLive({ ...envFile, severity: 'critical' })).toMatchObject({ severity: 'critical' });
  });

  it.each(['stripe-secret-key-test', 'xendit-development-secret-key', 'paddle-sandbox-api-key'])(
    'is as before for a key of %s in a test: it belongs there',
    (ruleId) => {
      expect(severityOfLive({ ...live, ruleId, locations: [at('test/charge.ts')] })).toEqual({
        severity: 'medium',
        reasons: [],
      });
    },
  );

  it('stays low for what is public by design', () => {
    expect(severityOfLive({ ...live, severity: 'low', locations: [at('.env.test')], tooMuch: ['all'] })).toEqual({
      severity: 'low',
      reasons: [],
    });
  });

  it('never falls, and has few reasons, whatever the places', () => {
    const paths = fc.array(fc.constantFrom('.env', 'test/a', 'a', '', 'dev/.env').map(at), { maxLength: 20 });
    fc.assert(
      fc.property(paths, fc.constantFrom(...SEVERITIES), fc.array(fc.string()), (locations, severity, tooMuch) => {
        const raised = severityOfLive({ ruleId: 'acme-api-key', severity, locations, tooMuch });
        expect(SEVERITIES.indexOf(raised.severity)).toBeGreaterThanOrEqual(SEVERITIES.indexOf(severity));
        expect(raised.reasons.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
