import { placeOf } from './place.js';
import { isPublished } from './published-values.js';
import { dropped, type Kept, type Subject, type Verdict } from './judgement.js';

/** A JSON Web Token says itself whether it was signed, by whom it was issued and until when it is good. */
export function judgeJwt(subject: Subject): Verdict {
  // GitHub puts a prefix and the id of the app before it.
  const [header, payload, signature] = subject.value.slice(Math.max(0, subject.value.indexOf('eyJ'))).split('.');
  const head = jsonObject(header);
  const claims = jsonObject(payload);
  if (head === undefined || claims === undefined) return dropped('header and payload are not both JSON objects');
  const algorithm = head['alg'];
  if (typeof algorithm !== 'string') return dropped('the header names no algorithm');
  // The token that jwt.io shows, with other signatures too.
  if (claims['sub'] === '1234567890' || isPublished(subject.value)) return dropped('the token of a manual');
  const companions = companionsOf(claims);
  const isUnsigned = algorithm.toLowerCase() === 'none' || signature === undefined || signature === '';
  if (isUnsigned) {
    const reasons = ['header and payload decode', 'not signed (alg none)'];
    return { ...kept('low', reasons, companions), confidence: 'low' };
  }
  // Tests and manuals of what reads tokens make their own, and leave out what an issuer writes.
  const isMadeUp = claims['iss'] === undefined || (claims['exp'] === undefined && claims['iat'] === undefined);
  const place = placeOf(subject.path);
  const isTrial = place.isManual || (place.isTrial && isMadeUp);
  const expiry = claims['exp'];
  if (typeof expiry !== 'number' || !Number.isFinite(expiry)) {
    return doubted(isTrial, kept(undefined, ['header and payload decode', 'never expires'], companions));
  }
  const when = describeTime(expiry);
  if (expiry * 1000 <= subject.nowMs) {
    const verdict = kept('low', ['header and payload decode', `expired at ${when}`], companions);
    return doubted(isTrial, verdict);
  }
  return doubted(isTrial, kept(undefined, ['header and payload decode', `good until ${when}`], companions));
}

function doubted(isTrial: boolean, verdict: Kept): Kept {
  if (!isTrial) return verdict;
  return { ...verdict, confidence: 'low', reasons: [...verdict.reasons, 'in a test, an example or a manual'] };
}

function kept(severity: 'low' | undefined, reasons: readonly string[], companions: Record<string, string>): Kept {
  return { isKept: true, confidence: 'high', reasons, companions, ...(severity === undefined ? {} : { severity }) };
}

function companionsOf(claims: Record<string, unknown>): Record<string, string> {
  const companions: Record<string, string> = {};
  for (const [claim, name] of [
    ['iss', 'issuer'],
    ['sub', 'subject'],
    ['aud', 'audience'],
    // Supabase: what it may do, and in which project.
    ['role', 'role'],
    ['ref', 'project'],
  ] as const) {
    const value = claims[claim];
    if (typeof value === 'string' && value !== '') companions[name] = value;
  }
  const { exp: expiry } = claims;
  if (typeof expiry === 'number' && Number.isFinite(expiry)) companions['expires'] = describeTime(expiry);
  return companions;
}

/** Seconds since 1970 as a date; a number no date can hold stays a number. */
function describeTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `second ${String(seconds)}` : date.toISOString();
}

function jsonObject(part: string | undefined): Record<string, unknown> | undefined {
  if (part === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
