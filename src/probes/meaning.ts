// What an answer says of the credential. Only what the provider's own data calls a refusal is one.
import { valueAt } from '../core/json-place.js';
import type { HttpAnswer } from '../platform/exchange.js';
import type { AnswerMeaning, FactPlace, Probe } from './probe.js';
import { fill } from './request.js';
import { unknown, type ProbeSubject, type ProbeVerdict } from './subject.js';

const MAX_FACT = 200;
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
    facts: found.means === 'active' ? factsOf(probe, subject, answer, body) : {},
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

function factsOf(
  probe: Probe,
  { secret }: ProbeSubject,
  answer: HttpAnswer,
  body: unknown,
): Readonly<Record<string, string>> {
  const value = secret.reveal();
  const entries = Object.entries(probe.facts ?? {}).flatMap(([name, place]) => {
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
  const found = valueAt(body, place.json);
  if (!Array.isArray(found)) return textOf(found) === '' ? undefined : textOf(found);
  const texts = found.map(textOf).filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join(', ');
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

/** Elements of XML that hold only text; of several with one name the first. */
function innermost(xml: string): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const [, name = '', text = ''] of xml.matchAll(/<([A-Za-z][\w.-]{0,80})>([^<>]{0,2000})<\/\1>/g)) {
    if (!found.has(name)) found.set(name, text);
  }
  return Object.fromEntries(found);
}
