import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startFake, type FakeServer } from '../support/fake/fake-provider.js';
import { mintShortToken } from '../support/github/mint.js';
import { Home } from './support/command.js';
import { writeList } from './support/sweep-run.js';

const signingKey = ['synthetic', 'signing', 'key'].join('-');

interface Told {
  readonly webhook: { readonly delivery: string; readonly body: Record<string, unknown>; readonly text: string }[];
  readonly slack: string[];
}

let home: Home;
let server: FakeServer;
let told: Told;
let token: string;

beforeEach(async () => {
  home = new Home();
  told = { webhook: [], slack: [] };
  server = await startFake({
    name: 'receivers',
    routes: [
      {
        method: 'POST',
        path: '/sweeps',
        body: z.looseObject({ event: z.literal('sweep.finished'), changes: z.array(z.looseObject({})) }),
        changes: true,
        answer: ({ headers, text, body }) => {
          const delivery = String(headers['x-unleak-delivery']);
          const [, seconds = '', mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-unleak-signature'])) ?? [];
          const expected = createHmac('sha256', signingKey).update(`${seconds}.${text}`).digest('hex');
          if (mac !== expected) return { status: 401 };
          told.webhook.push({ delivery, body: body as Record<string, unknown>, text });
          return { status: 204 };
        },
      },
      {
        method: 'POST',
        path: '/services/T0/B0/part',
        body: z.strictObject({ text: z.string().max(40_000) }),
        changes: true,
        answer: ({ body }) => {
          told.slack.push((body as { readonly text: string }).text);
          return { status: 200, body: 'ok' };
        },
      },
    ],
    refuse: (status) => ({ status }),
  });
  token = mintShortToken('ghp');
  mkdirSync(join(home.work, 'a'));
  writeFileSync(join(home.work, 'a/app.env'), `TOKEN=${token}\n`);
});
afterEach(async () => {
  await server.stop();
  home.remove();
});

function list(report: object): string {
  return writeList(home, { name: 'nightly', targets: [{ folder: 'a', owner: '<!channel>' }], report });
}

function sweep(path: string, ...flags: string[]): ReturnType<Home['run']> {
  const env = { SIGNING_KEY: signingKey, SLACK_URL: `${server.url}/services/T0/B0/part` };
  return home.run(['sweep', path, ...flags], { env });
}

const everybody = (): object => ({
  webhook: { url: `${server.url}/sweeps`, secret: 'env:SIGNING_KEY' },
  slack: 'env:SLACK_URL',
  html: 'sweep.html',
  metrics: 'unleak.prom',
});

describe('who is told of a sweep', () => {
  it('is told once of each change, and never a value', async () => {
    const path = list(everybody());
    const first = await sweep(path);
    expect(first).toMatchObject({ code: 1, stderr: '' });
    expect(told.webhook).toHaveLength(1);
    expect(told.webhook[0]!.body).toMatchObject({
      state: 'complete',
      changes: [{ change: 'new', owners: ['<!channel>'] }],
    });
    expect(told.slack).toHaveLength(1);
    expect(told.slack[0]).toContain('*new* critical: github');
    expect(told.slack[0]).not.toContain('<!channel>');

    const second = await sweep(path);
    expect(second.code).toBe(0);
    // Programs learn that it ran; people are not called for nothing.
    expect(told.webhook).toHaveLength(2);
    expect(told.webhook[1]!.body).toMatchObject({ changes: [] });
    expect(told.webhook[1]!.delivery).not.toBe(told.webhook[0]!.delivery);
    expect(told.slack).toHaveLength(1);

    const page = readFileSync(join(home.work, 'sweep.html'), 'utf8');
    const metrics = readFileSync(join(home.work, 'unleak.prom'), 'utf8');
    expect(page).toContain('Open over the last 2 sweeps');
    expect(page).toContain('&lt;!channel&gt;');
    expect(metrics).toContain('unleak_sweep_findings{list="nightly",life="open",severity="critical"} 1\n');
    expect(metrics).toContain('unleak_sweep_complete{list="nightly"} 1\n');
    expect(statSync(join(home.work, 'unleak.prom')).mode & 0o777).toBe(0o644);
    expect(statSync(join(home.work, 'sweep.html')).mode & 0o777).toBe(0o600);

    const all = [page, metrics, ...told.slack, ...told.webhook.map(({ text }) => text), first.stdout, second.stdout];
    expect(all.filter((text) => text.includes(token))).toEqual([]);
    expect(all.filter((text) => text.includes(signingKey) || text.includes('/services/T0'))).toEqual([]);
    expect(server.violations).toEqual([]);
  }, 120_000);

  it('is told again with the same delivery id where the answer was lost', async () => {
    server.inject('POST /sweeps', { kind: 'lose-answer' });
    expect(await sweep(list(everybody()))).toMatchObject({ code: 1, stderr: '' });
    expect(told.webhook.map(({ delivery }) => delivery)).toEqual(Array(2).fill(told.webhook[0]!.delivery));
  }, 60_000);

  it('is not told twice by Slack, which knows no repetition', async () => {
    server.inject('POST /services/T0/B0/part', { kind: 'lose-answer' });
    const { code, stderr } = await sweep(list(everybody()));
    expect(code).toBe(1);
    expect(told.slack).toHaveLength(1);
    expect(stderr).toContain('warning: sweep: slack');
    expect(stderr).not.toContain('/services/T0');
  }, 60_000);

  it('hears the next night of one that it missed, each in turn and once', async () => {
    const path = list(everybody());
    server.inject('POST /sweeps', { kind: 'answer', answer: { status: 403 } });
    server.inject('POST /services/T0/B0/part', { kind: 'answer', answer: { status: 403 } });
    const missed = await sweep(path);
    expect(told).toEqual({ webhook: [], slack: [] });
    expect(missed.stderr.match(/kept for the next sweep/g)).toHaveLength(2);
    expect(missed.stderr).not.toContain('/services/T0');

    writeFileSync(join(home.work, 'a/more.env'), `TOKEN=${mintShortToken('ghp')}\n`);
    const second = await sweep(path);
    const third = await sweep(path);

    expect([second.stderr, third.stderr]).toEqual(['', '']);
    const ids = told.webhook.map(({ body }) => (body['sweep'] as { readonly id: number }).id);
    expect(ids).toEqual([1, 2, 3]);
    expect(told.webhook.map(({ body }) => (body['changes'] as readonly unknown[]).length)).toEqual([1, 1, 0]);
    expect(new Set(told.webhook.map(({ delivery }) => delivery)).size).toBe(3);
    expect(told.slack).toHaveLength(2);
    expect([...told.slack, ...told.webhook.map(({ text }) => text)].filter((text) => text.includes(token))).toEqual([]);
    expect(server.violations).toEqual([]);
  }, 120_000);

  it('makes a night that nobody heard of end with 3', async () => {
    const path = list({ ...everybody(), slack: undefined });
    writeFileSync(join(home.work, 'a/app.env'), 'nothing\n');
    await sweep(path);
    server.inject('POST /sweeps', { kind: 'answer', answer: { status: 403 } });
    const { code, stderr } = await sweep(path);
    expect([code, stderr.includes('status 403')]).toEqual([3, true]);
  }, 60_000);
});
