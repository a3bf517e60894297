// What every probe promises, checked with a server that answers as its own data says, and with every kind of answer that
// must not count. Whether the data is right is for the tests with fakes of the vendors.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Clock } from '../../src/platform/clock.js';
import { ProbeDesk } from '../../src/probes/ask.js';
import type { AnswerMeaning, Probe } from '../../src/probes/probe.js';
import { missingNames } from '../../src/probes/request.js';
import type { ProbeSubject, ProbeVerdict } from '../../src/probes/subject.js';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const secret = ['acme', 'Qx7w'.repeat(9)].join('_');
const PAGE: Answer = { status: 404, body: `<html>${secret}</html>` };
const INSTANCE = 'https://instance.example';

export function probeContract(name: string, probe: Probe): void {
  describe(name, () => {
    let seen: Seen[] = [];
    let answer: (seen: Seen) => Answer | 'cut' = () => ({ status: 500 });
    let url = '';
    const server = createServer((request, response) => void respond(request, response));
    const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const one = await seenOf(request);
      seen.push(one);
      const given = answer(one);
      if (given === 'cut') return void request.socket.resetAndDestroy();
      response.writeHead(given.status, given.headers).end(given.body);
    };
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });
    beforeEach(() => {
      seen = [];
    });

    const subject = subjectFor(probe);
    const ask = async (): Promise<ProbeVerdict> => {
      const host = probe.request.at === 'configured' ? new URL(INSTANCE).host : new URL(probe.request.at).host;
      const instances = probe.request.at === 'configured' ? { [probe.provider]: [INSTANCE] } : {};
      const desk = new ProbeDesk({ instances, via: { [host]: url }, proxyFor: () => undefined, clock: hurriedClock() });
      const verdict = await desk.ask(probe, subject, new AbortController().signal);
      expect(JSON.stringify(verdict)).not.toContain(secret);
      return verdict;
    };
    const refusal = probe.answers.find((one) => one.means === 'inactive');
    /** As the meaning says for the subject, and as a refusal for anybody else. */
    const onlyFor = (meaning: AnswerMeaning) => (one: Seen) =>
      isAbout(one, subject, probe) ? answerFor(meaning, subject) : answerFor(refusal ?? meaning, subject);

    for (const meaning of probe.answers) {
      it(`says ${meaning.means} where it is told: ${meaning.because} (${String(meaning.status)})`, async () => {
        answer = onlyFor(meaning);
        const { state, detail } = await ask();
        const isDoubtful = meaning.means === 'inactive' && probe.isOftenSelfHosted === true;
        expect(state).toBe(isDoubtful ? 'unknown' : meaning.means);
        expect(detail).toContain(meaning.because);
      });
    }

    it('sends the secret once, as the data says, and to nobody else', async () => {
      answer = onlyFor(probe.answers[0]!);
      await ask();
      const [first] = seen;
      expect(first?.method).toBe(probe.request.method);
      expect(placesOf(first!)).toEqual(wantedPlaces(probe));
    });

    it.runIf(probe.control !== undefined)('does not believe a yes that everybody gets', async () => {
      const yes = probe.answers.find((one) => one.means === 'active' && one.isOwnProof !== true)!;
      answer = () => answerFor(yes, subject);
      const verdict = await ask();
      expect(verdict.state).toBe('unknown');
      expect(verdict.detail).toContain('it let a made-up one in too');
      expect(seen.length).toBe(2);
      expect(isAbout(seen[1]!, subject, probe)).toBe(false);
    });

    const others: Readonly<Record<string, Answer | 'cut'>> = {
      'a bare 403': { status: 403, body: '{}' },
      'a limit': { status: 429, headers: { 'retry-after': '3600' }, body: bodyOf(refusal) },
      'a broken server': { status: 500, body: bodyOf(refusal) },
      'an overloaded server': { status: 503, body: '<html>busy</html>' },
      'a way to somewhere else': {
        status: 302,
        headers: { location: 'https://elsewhere.example/' },
        body: bodyOf(refusal),
      },
      'a page for people': PAGE,
      'an answer that is cut off': 'cut',
    };
    const isBareNo = ({ status, where, means }: AnswerMeaning): boolean =>
      means === 'inactive' && where === undefined && [status].flat().includes(404);
    for (const [what, given] of Object.entries(others)) {
      // Where the vendor says 404 of what it does not know, the words beside it do not matter.
      it.skipIf(given === PAGE && probe.answers.some(isBareNo))(`does not take ${what} for a no`, async () => {
        answer = () => given;
        expect((await ask()).state).not.toBe('inactive');
      });
    }

    it('says nothing that the server repeats of the secret', async () => {
      const meaning = probe.answers.find((one) => one.means === 'active')!;
      answer = (one) => {
        const given = onlyFor(meaning)(one);
        return { ...given, headers: { ...given.headers, 'x-oauth-scopes': secret } };
      };
      expect((await ask()).state).toBe('active');
    });
  });
}

function subjectFor(probe: Probe): ProbeSubject {
  const bare = { secret: new SecretValue(secret), companions: {}, ruleId: probe.rules?.[0] ?? 'any' };
  const companions = Object.fromEntries(missingNames(probe, bare).map((name) => [name, `${name.slice(0, 3)}q7zp`]));
  return { ...bare, companions };
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

function answerFor(meaning: AnswerMeaning, subject: ProbeSubject): Answer {
  return { status: [meaning.status].flat()[0]!, body: bodyOf(meaning, subject) };
}

function bodyOf(meaning: AnswerMeaning | undefined, subject?: ProbeSubject): string {
  if (meaning?.where === undefined) return '{}';
  const [path, wanted] = meaning.where;
  const value = wanted === true ? 'told' : [wanted].flat()[0]!.replace('{secret}', subject === undefined ? '' : secret);
  if (path === '') return value;
  const filled = path.replaceAll(/\{([a-z-]+)\}/g, (_, name: string) => subject?.companions[name] ?? '');
  const built = filled
    .split('.')
    .reduceRight<unknown>((inner, key) => (/^\d+$/.test(key) ? [inner] : { [key]: inner }), value);
  return JSON.stringify(built);
}

async function seenOf(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Whether the question is about the subject, and not about one that was made up. */
function isAbout(one: Seen, subject: ProbeSubject, probe: Probe): boolean {
  if (probe.request.sign === 'aws')
    return one.headers['authorization']?.includes(subject.companions['key-id']!) === true;
  const isSent = JSON.stringify(probe.request).includes('{secret}');
  return !isSent || placesOf(one).length > 0;
}

function placesOf(one: Seen): readonly string[] {
  const has = (text: string): boolean => text.includes(secret);
  const headers = Object.entries(one.headers).flatMap(([name, text]) => {
    const login = /^Basic (.+)$/.exec(text)?.[1];
    if (login !== undefined && has(Buffer.from(login, 'base64').toString('utf8'))) return ['basic'];
    return has(text) ? [name] : [];
  });
  return [...(has(one.url) ? ['path'] : []), ...headers, ...(has(one.body) ? ['body'] : [])].sort();
}

function wantedPlaces({ request }: Probe): readonly string[] {
  const has = (value: unknown): boolean => JSON.stringify(value ?? '').includes('{secret}');
  const headers = Object.entries(request.headers ?? {}).filter(([, text]) => has(text));
  return [
    ...(has(request.path) ? ['path'] : []),
    ...(has(request.basic) ? ['basic'] : []),
    ...headers.map(([name]) => name.toLowerCase()),
    ...(has(request.form) || has(request.json) ? ['body'] : []),
  ].sort();
}
