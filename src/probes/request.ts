// From a probe's data to a request: companions and secret go where the data says, and nowhere else.
import type { HttpRequest } from '../platform/exchange.js';
import type { Probe } from './probe.js';
import type { ProbeSubject } from './subject.js';

export type RequestText = Pick<HttpRequest, 'method' | 'headers' | 'body'> & { readonly path: string };

const PLACE = /\{([a-z][A-Za-z0-9-]*)\}/g;

/** Names in braces of the probe's request that the subject does not have; with these nothing can be asked. */
export function missingNames(probe: Probe, subject: ProbeSubject): readonly string[] {
  const { path, headers, basic, form, json } = probe.request;
  const text = JSON.stringify([path, headers, basic, form, json]);
  const named = [...text.matchAll(PLACE)].map(([, name = '']) => name).filter((name) => name !== 'secret');
  const isTemporary = probe.request.sign === 'aws' && subject.companions['key-id']?.startsWith('ASIA') === true;
  const wanted = new Set([...(probe.needs ?? []), ...named, ...(isTemporary ? ['session-token'] : [])]);
  return [...wanted].filter((name) => (subject.companions[name] ?? '') === '');
}

/** The request, or why the value can't be put in it. */
export function requestOf(probe: Probe, subject: ProbeSubject): RequestText | string {
  const { method, path, headers = {}, basic, form, json } = probe.request;
  const filled = mapValues(headers, (text) => fill(text, subject));
  const login = basic?.map((text) => fill(text, subject)).join(':');
  // Node would refuse it with the whole header in its message.
  if (Object.values(filled).some((text) => !/^[\x20-\x7e]*$/.test(text))) return 'it can not stand in a header';
  const content = bodyOf(form, json, subject);
  return {
    method,
    path: path.replaceAll(PLACE, (_, name: string) => encodeURIComponent(valueOf(name, subject))),
    headers: {
      accept: 'application/json',
      'user-agent': 'unleak',
      ...(content.type === undefined ? {} : { 'content-type': content.type }),
      ...(login === undefined ? {} : { authorization: `Basic ${Buffer.from(login, 'utf8').toString('base64')}` }),
      ...Object.fromEntries(Object.entries(filled).map(([name, text]) => [name.toLowerCase(), text])),
    },
    ...(content.body === undefined ? {} : { body: content.body }),
  };
}

/** The text with the subject's parts in it, as they are. */
export function fill(text: string, subject: ProbeSubject): string {
  return text.replaceAll(PLACE, (_, name: string) => valueOf(name, subject));
}

function valueOf(name: string, { secret, companions }: ProbeSubject): string {
  return name === 'secret' ? secret.reveal() : (companions[name] ?? '');
}

function bodyOf(
  form: Readonly<Record<string, string>> | undefined,
  json: unknown,
  subject: ProbeSubject,
): { readonly type?: string; readonly body?: string } {
  if (form !== undefined) {
    const body = new URLSearchParams(mapValues(form, (text) => fill(text, subject))).toString();
    return { type: 'application/x-www-form-urlencoded', body };
  }
  if (json === undefined) return {};
  const body = JSON.stringify(json, (_, value: unknown) => (typeof value === 'string' ? fill(value, subject) : value));
  return { type: 'application/json', body };
}

function mapValues(
  entries: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, change(text)]));
}
