import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../src/detectors/index.js';
import { PROBED_PROVIDERS, probesOf } from '../../src/probes/index.js';
import type { Probe } from '../../src/probes/probe.js';
import { probeContract } from './probes.js';

const ruleIds = new Set(detectors.flatMap(({ provider, rules }) => rules.map(({ id }) => `${provider} ${id}`)));
const providers = new Set(detectors.map(({ provider }) => provider));
const all = (
  await Promise.all(
    PROBED_PROVIDERS.map(async (provider) => (await probesOf(provider)).map((probe) => ({ provider, probe }))),
  )
).flat();

describe('the table of probes', () => {
  it('has every file of a family, and only those', () => {
    const files = ['providers', 'families'].flatMap((folder) => {
      try {
        return readdirSync(new URL(`../../src/probes/${folder}/`, import.meta.url));
      } catch {
        return [];
      }
    });
    const families = files.filter((file) => !file.endsWith('.test.ts')).map((file) => file.replace(/\.ts$/, ''));
    expect([...PROBED_PROVIDERS].sort()).toEqual(families.sort());
  });

  it.each(all)('has data of the right form for $provider: $probe.request.path', ({ provider, probe }) => {
    expect(probe.provider).toBe(provider);
    expect(providers.has(provider)).toBe(true);
    for (const rule of probe.rules ?? []) expect([...ruleIds]).toContain(`${provider} ${rule}`);
    expect(probe.source).toMatch(/^https:\/\//);
    expect(probe.request.at).toMatch(/^(?:https:\/\/[a-z0-9.-]+|configured)$/);
    expect(probe.request.path).toMatch(/^\/[^\s]*$/);
    const isRead =
      probe.request.method !== 'POST' || probe.request.form !== undefined || probe.request.json !== undefined;
    expect(isRead).toBe(true);
  });

  it.each(all)('does not call a bare 403 dead, and can say yes, for $provider: $probe.request.path', ({ probe }) => {
    const bare = probe.answers.filter(({ status, where, means }) => {
      return (
        [status].flat().some((one) => one === 403 || one === 429 || one >= 500) &&
        where === undefined &&
        means === 'inactive'
      );
    });
    expect(bare).toEqual([]);
    expect(probe.answers.some(({ means }) => means === 'active')).toBe(true);
    if (probe.control === undefined) return;
    // Without a no there is nothing that a control could get.
    expect(probe.answers.some(({ means }) => means === 'inactive')).toBe(true);
  });

  it('asks about no rule in two ways', () => {
    const seen = new Map<string, Probe>();
    for (const { provider, probe } of all) {
      for (const rule of probe.rules ?? ['all']) {
        expect(seen.has(`${provider} ${rule}`)).toBe(false);
        seen.set(`${provider} ${rule}`, probe);
      }
    }
  });
});

for (const { provider, probe } of all) probeContract(`${provider} ${probe.request.path}`, probe);
