/**
 * A vendor that answers one documented call, as its documentation says: the credential that it issued gets what the test
 * chose, any other is refused. What it should not be asked is counted as a violation.
 */
import { z } from 'zod';
import type { Answer, DocumentedCall } from '../facts/probe-answers.js';
import { startFake, type FakeAnswer, type FakeRequest, type FakeRoute, type FakeServer } from './fake/fake-provider.js';

/** `limited` is 429 with a time to wait; the others after it are a server that is out of order. */
export type Mood = 'live' | 'dead' | 'narrow' | 'refused' | 'limited' | 'failing' | 'page' | 'garbled' | 'careless';

export interface ProbeFake extends FakeServer {
  /** The host that the vendor documents, or one of a customer's own. */
  readonly host: string;
  /** What was issued. */
  readonly secret: string;
  /** How often each kind of credential was asked about. */
  readonly asked: { issued: number; others: number };
  /** What it answers from now on. */
  answer(mood: Mood): void;
  /** The next connections end without an answer. */
  cut(times: number): void;
}

const FORM = 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1Hs5Jf0GyTq7Zp2Lw9Xk4R';

/** A made-up credential of the family; never a whole one in a file. */
function secretOf({ prefix }: DocumentedCall): string {
  return [prefix, FORM].join('');
}

export async function startProbeFake(call: DocumentedCall): Promise<ProbeFake> {
  const [method = '', address = ''] = call.call.split(' ');
  const url = new URL(address);
  const secret = secretOf(call);
  const state = { mood: 'live' as Mood, asked: { issued: 0, others: 0 } };
  const answer = (request: FakeRequest): FakeAnswer => {
    const [shown, violations] = shownIn(call, url, request);
    const isIssued = shown === secret;
    state.asked[isIssued ? 'issued' : 'others'] += 1;
    return { ...answerOf(call, state.mood, isIssued), violations };
  };
  const path = url.pathname.replace(/[^/]*SECRET[^/]*/, ':named');
  const hasBody = call.body !== undefined || call.form !== undefined;
  const route: FakeRoute = {
    method: method as FakeRoute['method'],
    path,
    query: [...url.searchParams.keys()],
    // A body of `null` is JSON as well.
    ...(hasBody ? { body: z.unknown() } : {}),
    changes: false,
    answer,
  };
  const server = await startFake({ name: call.provider, routes: [route], refuse });
  return Object.assign(server, {
    host: url.host,
    secret,
    asked: state.asked,
    answer: (mood: Mood) => {
      state.mood = mood;
    },
    cut: (times: number) => server.inject(`${method} ${path}`, { kind: 'lose-request' }, times),
  });
}

function refuse(status: number): FakeAnswer {
  return { status, body: { message: 'not as documented' } };
}

function answerOf(call: DocumentedCall, mood: Mood, isIssued: boolean): FakeAnswer {
  if (mood === 'limited') return { status: 429, headers: { 'retry-after': '3600' }, body: bodyOf(call.dead) };
  if (mood === 'failing') return { status: 500, body: bodyOf(call.dead) };
  if (mood === 'page') return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>sign in</html>' };
  if (mood === 'garbled') return { status: 200, body: '{"id":' };
  if (mood === 'careless') return told(call.live);
  if (!isIssued) return told(call.dead);
  return told(call[mood] ?? call.dead);
}

function told(answer: Answer): FakeAnswer {
  const [status, , headers] = answer;
  return { status, body: bodyOf(answer), ...(headers === undefined ? {} : { headers }) };
}

function bodyOf([, body]: Answer): unknown {
  return body;
}

/** The credential as it stands where the vendor wants it, and what else is not as documented. */
function shownIn(call: DocumentedCall, url: URL, request: FakeRequest): readonly [string, readonly string[]] {
  const violations: string[] = [];
  const shown = new Set<string>();
  const compare = (where: string, wanted: string, found: string | undefined): void => {
    const secret = secretBetween(wanted, found);
    if (secret === undefined) violations.push(`${where}: not as documented`);
    else if (wanted.includes('SECRET')) shown.add(secret);
  };
  compare('path', url.pathname, decodeURIComponent(request.path));
  for (const [name, wanted] of url.searchParams) compare(`query ${name}`, wanted, request.query.get(name) ?? undefined);
  for (const [name, wanted] of Object.entries(call.headers ?? {})) {
    compare(`header ${name}`, wanted, headerOf(request, name, wanted));
  }
  if (call.body !== undefined) compare('body', JSON.stringify(call.body), request.text);
  if (call.form !== undefined) compare('form', new URLSearchParams(call.form).toString(), request.text);
  if (shown.size !== 1) violations.push(`the credential is shown in ${String(shown.size)} ways`);
  return [[...shown][0] ?? '', violations];
}

/** A login is compared as it was before its encoding; whose it is may be made up like the rest. */
function headerOf(request: FakeRequest, name: string, wanted: string): string | undefined {
  const text = request.headers[name];
  if (typeof text !== 'string' || !wanted.startsWith('Basic ')) return typeof text === 'string' ? text : undefined;
  const login = Buffer.from(text.replace(/^Basic /, ''), 'base64').toString('utf8');
  return `Basic ${login}`;
}

/** What stands for SECRET; a login's user and an id before a colon may be those of nobody. */
function secretBetween(wanted: string, found: string | undefined): string | undefined {
  if (found === undefined) return undefined;
  const [before = '', after] = wanted.split('SECRET');
  if (after === undefined) return found === wanted ? '' : undefined;
  const start = /^(?:Basic )?[^: ]+:$/.test(before) ? startOfLogin(before, found) : before;
  if (!found.startsWith(start) || !found.endsWith(after) || found.length < start.length + after.length)
    return undefined;
  return found.slice(start.length, found.length - after.length);
}

/** `USER:` as it is in what was found, where it has the form of the documented one. */
function startOfLogin(before: string, found: string): string {
  const start = found.slice(0, found.indexOf(':') + 1);
  const form = (text: string): string =>
    text.replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/\d/g, '0');
  return form(start) === form(before) ? start : before;
}
