// What an answer says of the credential. Only what the provider's own data calls a refusal is one.
import { valueAt } from '../core/json-place.js';
import type { HttpAnswer } from '../platform/exchange.js';
import type { AnswerMeaning, FactPlace, Probe, ProbeDetail } from './probe.js';
import { fill } from './request.js';
import { unknown, type ProbeSubject, type ProbeVerdict } from './subject.js';

const MAX_FACT = 400;
const FORBIDDEN = 403;

/** What the answer means, and whether a yes needs no control. */
export function meaningOf(
  probe: Probe,
  subject: ProbeSubject,
  answer: HttpAnswer,
): ProbeVerdict & { readonly isOwnProof?: boolean } {
  const status = `status ${String(answer.status)}`;
  if (answer.status === 429) return unknown(`${status}: no more requests for now`);
  if (answer.status >= 500) return unknown(`${status}: the server failed`);
  if (answer.status >= 300 && answer.status < 400) return unknown(`${status}: it points elsewhere`);
  const body = parsed(answer.body);
  const found = probe.answers.find((one) => fits(one, subject, answer, body));
  if (found === undefined) return unknown(`${status}: an answer that is not documented`);
  // Somebody who is not let in here may be let in elsewhere.
  if (found.means === 'inactive' && answer.status === FORBIDDEN && found.where === undefined) {
    return unknown(`${status}: ${found.because}`);
  }
  return {
    state: found.means,
    detail: found.because,
    facts: found.means === 'active' ? factsIn(probe.facts ?? {}, subject, answer, body) : {},
    ...(found.isOwnProof === true ? { isOwnProof: true } : {}),
  };
}

function fits(meaning: AnswerMeaning, subject: ProbeSubject, answer: HttpAnswer, body: unknown): boolean {
  const statuses = [meaning.status].flat();
  if (!statuses.includes(answer.status)) return false;
  if (meaning.where === undefined) return true;
  const [path, wanted] = meaning.where;
  const found = path === '' ? answer.body.trim() : valueAt(body, fill(path, subject));
  if (wanted === true) return found !== undefined && found !== null && found !== '';
  return [wanted].flat().some((one) => fill(one, subject) === textOf(found));
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** What a detail's answer tells; nothing where it was refused. */
export function factsOf(
  detail: ProbeDetail,
  subject: ProbeSubject,
  answer: HttpAnswer,
): Readonly<Record<string, string>> {
  return answer.status === 200 ? factsIn(detail.facts, subject, answer, parsed(answer.body)) : {};
}

function factsIn(
  places: NonNullable<Probe['facts']>,
  { secret }: ProbeSubject,
  answer: HttpAnswer,
  body: unknown,
): Readonly<Record<string, string>> {
  const value = secret.reveal();
  const entries = Object.entries(places).flatMap(([name, place]) => {
    const text = factAt(place, answer, body);
    // A provider that repeats what it was asked about must not put it into a report.
    if (text === undefined || text.includes(value)) return [];
    const isTime = name === 'expires' || name === 'lastUsed';
    return [[name, printable(isTime ? timeOf(text) : text)] as const];
  });
  return Object.fromEntries(entries);
}

function factAt(place: FactPlace, answer: HttpAnswer, body: unknown): string | undefined {
  if ('header' in place) {
    const text = answer.headers[place.header.toLowerCase()];
    return text === '' ? undefined : text;
  }
  const found = valuesAt(body, 'keys' in place ? place.keys : place.json);
  const all = found.flatMap((one): readonly unknown[] => ('keys' in place ? keysOf(one) : [one].flat()));
  const texts = [...new Set(all.map(textOf).filter((text) => text !== undefined && text !== ''))];
  return texts.length > 1 ? shortList(texts) : texts[0];
}

/** As `valueAt`; a star in the place stands for each entry of a list. */
function valuesAt(body: unknown, place: string): readonly unknown[] {
  const star = /^(?:(.*)\.)?\*(?:\.(.*))?$/.exec(place) ?? undefined;
  if (star === undefined) return [valueAt(body, place)];
  const [, before = '', after = ''] = star;
  return valuesAt(body, before).flatMap((list) =>
    Array.isArray(list) ? list.flatMap((one: unknown) => valuesAt(one, after)) : [],
  );
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** The first ones, and how many more there are. */
function shortList(texts: readonly (string | undefined)[]): string {
  let length = 0;
  const shown = texts.filter((text = '') => (length += text.length + 2) <= MAX_FACT - 20);
  const more = texts.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [`${String(more)} more`])].join(', ');
}

/** Seconds or milliseconds since 1970 as a date; other texts as they are. */
function timeOf(text: string): string {
  if (!/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) return text;
  const number = Number(text);
  return new Date(number < 1e11 ? number * 1000 : number).toISOString();
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\u00a0-\u024f]+/g, '?').slice(0, MAX_FACT);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body.trimStart().startsWith('<') ? innermost(body) : undefined;
  }
}

/** Elements of XML that hold only text: of several with one name the first, and all of them under `name[]`. */
function innermost(xml: string): Readonly<Record<string, string | readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const [, name = '', text = ''] of xml.matchAll(/<([A-Za-z][\w.-]{0,80})>([^<>]{0,2000})<\/\1>/g)) {
    const known = found.get(name);
    if (known === undefined) found.set(name, [text]);
    else known.push(text);
  }
  return Object.fromEntries(
    [...found].flatMap(([name, [first = '', ...others]]) => [
      [name, first],
      [`${name}[]`, [first, ...others]],
    ]),
  );
}
