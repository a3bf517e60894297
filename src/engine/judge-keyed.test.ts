import { describe, expect, it } from 'vitest';
import { judgeKeyed } from './judge-keyed.js';
import type { Verdict } from './judgement.js';

const value = ['4f9a1c7be2d80356', 'ab1790ce64d2f835'].join('');

/** The verdict on the value that stands at `@` in the text. */
function judge(text: string, keywords: readonly string[] = ['ably'], secret: string = value): Verdict {
  const [before = '', after = ''] = text.split('@');
  const companions = new Map<string, string>();
  return judgeKeyed({ value: secret, form: '', companions, keywords, before, after, path: undefined, nowMs: 0 });
}

function outcomeOf(verdict: Verdict): string {
  return verdict.isKept ? `${verdict.severity ?? 'rule'} ${verdict.confidence}` : 'dropped';
}

describe('judgeKeyed', () => {
  it.each([
    { text: 'ABLY_API_KEY=@', outcome: 'rule high' },
    { text: '"ablyApiKey": "@"', outcome: 'rule high' },
    { text: 'ably:\n  api_key: @', outcome: 'rule high' },
    { text: 'ably:\n  user: x\n  api_key: @', outcome: 'rule high' },
    { text: "const ably = new Client({ apiKey: '@' })", outcome: 'rule medium' },
    { text: "curl https://api.ably.internal -H 'X-Auth-Token: @'", outcome: 'rule medium' },
    { text: 'ably = "@"', outcome: 'rule medium' },
    { text: 'var ablyToken string = "@"', outcome: 'rule high' },
    { text: 'ABLY_TOKEN :::= "@"', outcome: 'rule high' },
    { text: "$ablyToken .= '@'", outcome: 'rule high' },
    { text: '<ablyToken>\n  @\n</ablyToken>', outcome: 'rule high' },
    { text: '<secret>{of ably, made in May @}</secret>', outcome: 'rule medium' },
    { text: '<text>{of ably, made in May @}</text>', outcome: 'dropped' },
    { text: 'ably:\n  prod:\n    token: @', outcome: 'rule medium' },
    { text: "ably -H 'Authorization: Token token=@'", outcome: 'rule medium' },
    { text: "ably -H 'Authorization: Bearer @'", outcome: 'rule medium' },
    { text: '- name: ABLY_TOKEN\n  value: @', outcome: 'rule high' },
    { text: '{"name": "ABLY_TOKEN", "value": "@"}', outcome: 'rule high' },
    { text: 'variable "ably_token" {\n  default = "@"\n}', outcome: 'rule high' },
    { text: 'myABLYKey = "@"', outcome: 'rule high' },
    { text: "process.env.ABLY_KEY || '@'", outcome: 'rule high' },
    { text: "os.getenv('ABLY_KEY') or '@'", outcome: 'rule high' },
    { text: "let ablyKey: String = '@'", outcome: 'rule high' },
    { text: '$env:ABLY_KEY = "@"', outcome: 'rule high' },
    { text: '| ABLY_KEY | @ |', outcome: 'rule high' },
    { text: 'our ably token is @', outcome: 'rule medium' },
  ])('keeps a value given to a name of the provider or close to its word: $text', ({ text, outcome }) => {
    expect(outcomeOf(judge(text))).toBe(outcome);
  });

  it.each([
    { why: 'the name is that of another service', text: 'ABLY_URL=x\nMAILER_API_KEY=@' },
    { why: 'the word is part of another in small letters', text: 'probably_key=@' },
    { why: 'the word is part of another in capitals', text: 'PROBABLY_KEY=@' },
    { why: 'the word goes on in capitals', text: 'ABLYTICS_KEY=@' },
    { why: 'the name is that of a digest', text: 'ably_sha256=@' },
    { why: 'a sentence speaks of a commit', text: 'ably is @' },
    { why: 'nothing is given to a name', text: 'see ably, @' },
    { why: 'the word stands before it in prose', text: 'bump ably @' },
    { why: 'the name is that of a place', text: 'ABLY_PROJECT_ID=@ ABLY_REGION_ID=@' },
    { why: 'the word is not there', text: 'api_key=@' },
  ])('drops a value where $why', ({ text }) => {
    expect(outcomeOf(judge(text))).toBe('dropped');
  });

  it('never rates the identifier beside a secret above low', () => {
    expect(outcomeOf(judge('ABLY_CLIENT_ID=@'))).toBe('low low');
    expect(outcomeOf(judge('"ablyClientId": "@"'))).toBe('low low');
  });

  it('takes no part of the word itself for the name of a digest', () => {
    expect(outcomeOf(judge('{"unsplashAccessKey": "@"}', ['unsplash']))).toBe('rule high');
  });

  it('drops words joined by separators, but no random value of the same length', () => {
    const words = 'orders-pool-worker-eu-01';
    const random = ['o7dErs-p0oL', '-w9rkEr-eU-1x'].join('');
    expect(outcomeOf(judge('ABLY_API_KEY=@', ['ably'], words))).toBe('dropped');
    expect(outcomeOf(judge('ABLY_API_KEY=@', ['ably'], random))).toBe('rule high');
  });

  it('knows that a seed is a secret', () => {
    expect(outcomeOf(judge("ably.connect({ seed: '@' })"))).toBe('rule medium');
  });

  it('tells the name, so that what stands under the same prefix can be found', () => {
    const verdict = judge('ABLY_API_KEY=@');
    expect(verdict.isKept && verdict.companions).toEqual({ key: 'ABLY_API_KEY' });
  });

  it('drops a placeholder', () => {
    expect(outcomeOf(judge('ABLY_API_KEY=@', ['ably'], 'x'.repeat(32)))).toBe('dropped');
  });
});
