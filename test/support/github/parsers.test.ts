import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from './answer.js';
import { authenticate } from './authenticate.js';
import { findOperation } from './description.js';
import { parsePublicKey } from './public-key.js';
import { GithubState } from './state.js';
import { rsaKeys, sshPublicKey } from './test-client.js';

const state = new GithubState({ now: () => new Date(), installationTokens: 'short', deathAfter: 0 });
const acme = state.addOrganization('acme');
const app = state.addApp(acme, { slug: 'deployer', publicKey: rsaKeys.publicKey, permissions: {} });

describe('whatever comes in', () => {
  it('as an authorization header is refused and breaks nothing', () => {
    const part = fc.oneof(
      fc.string(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
      fc
        .constantFrom({ alg: 'RS256' }, { iss: app.id })
        .map((it) => Buffer.from(JSON.stringify(it)).toString('base64url')),
    );
    const jwt = fc.tuple(part, part, part).map((parts) => parts.join('.'));
    const header = fc.tuple(fc.constantFrom('Bearer', 'token', 'Basic', ''), fc.oneof(fc.string(), jwt));
    fc.assert(
      fc.property(header, ([scheme, value]) => {
        expect(() => authenticate(state, `${scheme} ${value}`)).toThrow(Refusal);
      }),
    );
  });

  it('as a public key is kept without its comment, or is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const key = sshPublicKey();
        expect(parsePublicKey(text)).toBeUndefined();
        expect(parsePublicKey(`${key} ${text.replaceAll('\n', '').trim()}`)?.key).toBe(key);
        expect(parsePublicKey(`ssh-rsa ${text}`)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it('as names in a path comes out as it was before it was encoded', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(name, name, (owner, repo) => {
        const match = findOperation('GET', `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`);
        expect(match?.path).toEqual({ owner, repo });
      }),
    );
  });

  it('as a path that is no valid encoding is no error', () => {
    expect(findOperation('GET', '/repos/%E0/x')?.path).toEqual({ owner: '%E0', repo: 'x' });
  });
});
