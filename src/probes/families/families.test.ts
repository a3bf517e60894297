import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../detectors/index.js';
import { probesOf } from '../index.js';

const families = readdirSync(new URL('.', import.meta.url))
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, ''));
const probes = (await Promise.all(families.map((family) => probesOf(family)))).flat();
const rules = new Map(detectors.map((detector) => [detector.provider, detector.rules.map(({ id }) => id as string)]));

/** Vendors that take the credential in the address and nowhere else. */
const IN_ADDRESS = ['mapbox', 'shodan', 'telegram'];
/** What is sent with POST and only read all the same. */
const READ_BY_POST: Readonly<Record<string, string>> = {
  cohere: 'looks at the key that is sent with it',
  dropbox: 'all calls of this vendor are',
  linear: 'a query of GraphQL',
  monday: 'a query of GraphQL',
  newrelic: 'a query of GraphQL',
  paypal: 'a login, whose token is not kept',
};

describe('the families', () => {
  it('are more than forty-five, each with its own file that the index knows', () => {
    expect(families.length).toBeGreaterThan(45);
    expect(new Set(probes.map(({ provider }) => provider))).toEqual(new Set(families));
  });

  it.each(probes)('name rules that there are: $provider $request.path', ({ provider, rules: named }) => {
    expect(rules.has(provider)).toBe(true);
    for (const rule of named ?? []) expect(rules.get(provider)).toContain(rule);
  });

  it.each(probes)('ask over TLS, at a host that no finding chooses: $provider $request.path', ({ request, source }) => {
    expect(request.at).toMatch(/^(?:configured|https:\/\/[a-z0-9.-]+)$/);
    expect(request.path).toMatch(/^\/[!-~]*$/);
    expect(source).toMatch(/^https:\/\/[^\s]+$/);
  });

  it.each(probes)('keep the credential out of addresses where they can: $provider $request.path', (probe) => {
    const { path, ...elsewhere } = probe.request;
    const isInAddress = path.includes('{secret}');
    expect(isInAddress).toBe(IN_ADDRESS.includes(probe.provider));
    expect(JSON.stringify(elsewhere).includes('{secret}')).toBe(!isInAddress);
  });

  it.each(probes)('only read: $provider $request.path', ({ provider, request }) => {
    if (request.method === 'GET') {
      expect([request.form, request.json]).toEqual([undefined, undefined]);
      return;
    }
    expect(Object.keys(READ_BY_POST)).toContain(provider);
    const { query } = (request.json ?? {}) as { readonly query?: string };
    expect(query ?? '{').toMatch(/^\{/);
  });

  it.each(probes)('say what a yes and a no are, and prove the yes: $provider $request.path', ({ answers, control }) => {
    expect(control).toBe('random');
    expect(new Set(answers.map(({ means }) => means))).toContain('active');
    expect(new Set(answers.map(({ means }) => means))).toContain('inactive');
  });

  it.each(probes)('take no bare refusal of a right for a no: $provider $request.path', ({ answers }) => {
    for (const { status, where, means } of answers) {
      // 404 and 200 would be anybody's page.
      const isBare = where === undefined && [status].flat().some((one) => one !== 401);
      expect(isBare && means === 'inactive').toBe(false);
    }
  });
});
