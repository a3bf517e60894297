import type { Confidence } from '../core/finding.js';
import { isQualifiedKey, judgeKey } from './key-name.js';
import { dropped, type Subject, type Verdict } from './judgement.js';
import { notALiteral } from './not-a-literal.js';
import { hasOwnWord } from './own-word.js';
import { placeOf } from './place.js';
import { placeholderReason, saysExample, speaksOfSecrets } from './placeholders.js';
import { expiryOf } from './signed-url.js';
import { isPublished } from './published-values.js';
import { hasHexBody, hasWildCase, isEncodedText, lookAt } from './value-look.js';

const MIN_ASSIGNED_LENGTH = 10;
const MIN_TOKEN_LENGTH = 16;

/** For values that a machine made. With a key beside it the format says nothing, so that more is asked of the value. */
export function judgeRandom(subject: Subject): Verdict {
  const unfit = unfitReason(subject.value);
  if (unfit !== undefined) return dropped(unfit);
  const key = subject.companions.get('key');
  if (key !== undefined) return judgeAssigned(subject, key);
  const { look } = lookAt(subject.value);
  // A mnemonic is made of words too, of many.
  const isWords = look === 'name' || (look === 'words' && subject.value.split(' ').length < 8);
  if (isWords && !hasRandomRun(subject.value) && !hasWildCase(subject.value)) return dropped('made of words');
  const expiry = expiryOf(subject);
  if (expiry !== undefined && expiry < subject.nowMs) {
    const reasons = ['the signature of a URL', `expired at ${new Date(expiry).toISOString()}`];
    return { isKept: true, confidence: 'low', severity: 'low', reasons };
  }
  if (CRYPT.test(subject.value)) return judgeCrypt(subject);
  return { isKept: true, confidence: 'high', reasons: ['distinctive format with a random body'] };
}

/** A long part without separators that looks random: the dots of `pat....` and 64 digits make no name of it. */
function hasRandomRun(value: string): boolean {
  const runs = value.match(/[A-Za-z0-9]{20,}/g) ?? [];
  return runs.some((run) => /[0-9]/.test(run) && lookAt(run).look === 'random');
}

const CRYPT = /^(?:\$(?:1|2[abxy]|5|6|y|7|apr1|argon2\w*|scrypt)\$|pbkdf2[_$:]|\{S?SHA)/;

/** A hash that a test compares with is a vector of the algorithm; in a file of accounts it is somebody's password. */
function judgeCrypt({ value, path }: Subject): Verdict {
  if (/\$(?:12345678|abcdefgh|saltstring|salt|somesalt)/i.test(value)) return dropped('the salt is a stand-in');
  const isVector = placeOf(path).isTrial;
  const reasons = ['the format of a password hash', ...(isVector ? ['in a test, an example or a manual'] : [])];
  return kept(isVector ? 'low' : 'high', reasons);
}

/** The private part of a key in JSON. What reads such keys is tested with those of the standards. */
export function judgePrivateJwk(subject: Subject): Verdict {
  const verdict = judgeRandom(subject);
  if (!verdict.isKept || !placeOf(subject.path).isTrial) return verdict;
  return kept('low', [...verdict.reasons, 'in a test, an example or a manual']);
}

/** For a token of any form in a place where one has to stand: a header, a registry's setting. */
export function judgeOpaque(subject: Subject): Verdict {
  const isLogin = /basic\s+$/i.test(subject.before);
  const unfit = isLogin ? 'a login and no token' : (unfitReason(subject.value) ?? notALiteral(subject));
  return unfit === undefined ? judgeRandomness(subject, 'stands where a token is sent') : dropped(unfit);
}

function unfitReason(value: string): string | undefined {
  if (isPublished(value)) return 'a value that the vendor publishes';
  return placeholderReason(value) ?? (saysExample(value) ? 'says that it is an example' : undefined);
}

function judgeAssigned(subject: Subject, key: string): Verdict {
  const unfit = judgeKey(key) ?? notALiteral(subject) ?? publicUse(subject);
  if (unfit !== undefined) return dropped(unfit);
  return judgeRandomness(subject, `assigned to ${key}`, key);
}

/** Tokens that are made to stand in public. */
function publicUse({ before, after }: Subject): string | undefined {
  if (/badge[\w./-]*\?token=$/.test(before) || /^[^\s]*badge/.test(after)) return 'the token of a badge';
  return /(?:sri|integrity|nonce)[^\s]*["']?[=:]\s*["']?$/i.test(before) ? 'a digest or a nonce' : undefined;
}

function judgeRandomness(subject: Subject, place: string, key?: string): Verdict {
  const { value } = subject;
  if (value.length < MIN_ASSIGNED_LENGTH) return dropped('too short for a value that a machine made');
  if (/\s/.test(value)) return dropped('holds blanks, as prose does');
  if (/^eyJ[\w-]+\.[\w-]*(?:\.|$)/.test(value)) return dropped('a JSON Web Token, which has a rule of its own');
  if (isEncodedText(value)) return dropped('text in base64');
  const { look, reason } = lookAt(value);
  const { isTrial, isManual } = placeOf(subject.path);
  if (look === 'mixed' || (look === 'random' && speaksOfSecrets(value) && value.length < 40)) {
    const isChosen =
      key !== undefined && /secret/i.test(key) && /[0-9]/.test(value) && !isTrial && !speaksOfSecrets(value);
    return isChosen ? kept('medium', [place, reason]) : dropped(reason);
  }
  if (look !== 'random' && look !== 'uuid') return dropped(reason);
  if (isTrial && isVector(subject)) return kept('low', [place, reason, 'a vector of a test']);
  return kept(isManual && key !== undefined ? 'low' : confidenceOf(subject, key, look, isTrial), [
    place,
    reason,
    ...(isTrial ? ['in a test or an example'] : []),
  ]);
}

/** Tests of ciphers and signatures set down keys, inputs and results in hexadecimal, many together. */
function isVector({ value, before, after }: Subject): boolean {
  if (!/^[0-9a-f]+$/i.test(value)) return false;
  return value.length > 40 || /[0-9a-f]{32}/i.test(before) || /^.[\s\S]*[0-9a-f]{32}/i.test(after);
}

function confidenceOf(subject: Subject, key: string | undefined, look: string, isTrial: boolean): Confidence {
  const { value } = subject;
  const isMixture = /[0-9]/.test(value) && /[A-Za-z]/.test(value);
  // `?key=` in a URL has no room for more.
  if (key !== undefined && !isQualifiedKey(key) && !/[?&]key=$/.test(subject.before)) {
    // A bare `key` may be that of a table; what looks up tables is shorter, or a digest.
    const isKey =
      isMixture &&
      !isTrial &&
      value.length >= 24 &&
      !/^[0-9a-f-]+$/i.test(value) &&
      !hasHexBody(value) &&
      /[:=][ \t]*["'`]?$/.test(subject.before);
    return isKey ? 'medium' : 'low';
  }
  const mayBeUuid = key === undefined || isTokenOfAService(key);
  if (look === 'uuid') return isTrial || !mayBeUuid ? 'low' : 'medium';
  if (value.length < MIN_TOKEN_LENGTH) return isMixture && !isTrial && key !== undefined ? 'medium' : 'low';
  return isMixture || (value.length >= 20 && !isTrial) ? 'medium' : 'low';
}

/** Services give out UUIDs as tokens: `ACME_TOKEN`, not `token`, which is as often the id of a row. */
function isTokenOfAService(key: string): boolean {
  return /secret|api[_-]?key|access[_-]?key|license|auth/i.test(key) || (/token$/i.test(key) && hasOwnWord(key));
}

function kept(confidence: Confidence, reasons: readonly string[]): Verdict {
  return { isKept: true, confidence, reasons };
}
