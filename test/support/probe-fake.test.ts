// Our probes against what the vendors document, written down apart from them.
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Clock } from '../../src/platform/clock.js';
import { ProbeDesk } from '../../src/probes/ask.js';
import { probeFor, probesOf } from '../../src/probes/index.js';
import type { ProbeVerdict } from '../../src/probes/subject.js';
import { documentedCalls, type DocumentedCall } from '../facts/probe-answers.js';
import { startProbeFake, type Mood, type ProbeFake } from './probe-fake.js';

describe.each(documentedCalls)('$provider: $rule', (call) => {
  let fake: ProbeFake;
  beforeAll(async () => {
    fake = await startProbeFake(call);
  });
  afterAll(() => fake.stop());
  afterEach(() => {
    expect(fake.violations).toEqual([]);
  });
  const ask = (mood: Mood, isSettled = false): Promise<ProbeVerdict> => {
    fake.answer(mood);
    return verdictOf(call, fake, isSettled);
  };

  it('says of a live credential that it is, and what the vendor tells of it', async () => {
    const verdict = await ask('live');
    expect(verdict.state).toBe('active');
    expect(verdict.facts).toEqual(call.tells ?? {});
    expect(fake.asked).toEqual({ issued: 1, others: 1 });
  });

  it('says of a dead credential that it is, unless other servers may know it', async () => {
    expect((await ask('dead')).state).toBe(call.hasOthers === true ? 'unknown' : 'inactive');
    expect((await ask('dead', true)).state).toBe('inactive');
  });

  it.runIf(call.narrow !== undefined)('takes one that may not do this for a live one', async () => {
    expect((await ask('narrow')).state).toBe('active');
  });

  it.runIf(call.refused !== undefined)('says nothing of one that is refused for another reason', async () => {
    expect((await ask('refused', true)).state).toBe('unknown');
  });

  it('says nothing where a limit is reached or the server is out of order', async () => {
    for (const mood of ['limited', 'failing', 'garbled'] as const) {
      expect((await ask(mood, true)).state).toBe('unknown');
    }
    fake.cut(2);
    expect((await ask('live')).state).toBe('unknown');
    expect(fake.pendingFaults).toBe(0);
  });

  it('believes no page for people, and no server that lets everybody in', async () => {
    expect((await ask('page', true)).state).toBe('unknown');
    expect((await ask('careless', true)).state).toBe('unknown');
  });
});

describe('what is documented', () => {
  it('is written down for every family', async () => {
    const providers = new Set(documentedCalls.map(({ provider }) => provider));
    const probes = await Promise.all([...providers].map((provider) => probesOf(provider)));
    const calls = probes.flat().map(({ provider, request }) => `${provider} ${request.at}${request.path}`);
    const used = await Promise.all(documentedCalls.map(({ provider, rule }) => probeFor(provider, rule)));
    const documented = used.map(
      (probe) => `${probe?.provider ?? ''} ${probe?.request.at ?? ''}${probe?.request.path ?? ''}`,
    );
    expect([...new Set(documented)].sort()).toEqual([...new Set(calls)].sort());
  });
});

/** Settled: the configuration lists a further server, which is this one too, so that a no is the last word. */
async function verdictOf(call: DocumentedCall, fake: ProbeFake, isSettled: boolean): Promise<ProbeVerdict> {
  const probe = (await probeFor(call.provider, call.rule))!;
  const isOwn = probe.request.at === 'configured';
  const instances = isOwn || isSettled ? { [call.provider]: [`https://${fake.host}`] } : {};
  const desk = new ProbeDesk({
    instances,
    via: { [fake.host]: fake.url },
    proxyFor: () => undefined,
    clock: hurriedClock(),
  });
  const subject = { secret: new SecretValue(fake.secret), companions: call.companions ?? {}, ruleId: call.rule };
  const verdict = await desk.ask(probe, subject, new AbortController().signal);
  expect(JSON.stringify(verdict)).not.toContain(fake.secret);
  return verdict;
}

/** Time passes at once. */
function hurriedClock(): Clock {
  let now = Date.parse('2026-11-24T10:00:00Z');
  return {
    now: () => new Date(now),
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
}
