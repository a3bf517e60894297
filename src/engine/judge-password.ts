import type { Confidence } from '../core/finding.js';
import { entropyOf } from './entropy.js';
import { judgeKey } from './key-name.js';
import { dropped, type Kept, type Subject, type Verdict } from './judgement.js';
import { notALiteral } from './not-a-literal.js';
import { placeOf, type Place } from './place.js';
import { placeholderReason, saysExample, speaksOfSecrets } from './placeholders.js';
import { isPublished } from './published-values.js';
import { isEncodedText, lookAt, type ValueLook } from './value-look.js';

const MIN_ASSIGNED_LENGTH = 5;
const MAX_LENGTH = 256;

/** For values that a person or a generator chose: judged by what stands around them. */
export function judgePassword(subject: Subject): Verdict {
  const bare = subject.value.replace(/^\{(?:noop|plain)\}/, '');
  // Spring's way to say that a password is not hashed.
  if (bare !== subject.value) return judgePassword({ ...subject, value: bare });
  const { value } = subject;
  if (value.length > MAX_LENGTH) return dropped('longer than a password');
  const placeholder = placeholderReason(value) ?? (isPublished(value) ? 'a published value' : undefined);
  if (placeholder !== undefined) return dropped(placeholder);
  const key = subject.companions.get('key');
  return key === undefined ? judgeInPlace(subject, 'password in a connection URL') : judgeAssigned(subject, key);
}

/** For a password that a file's format or a command puts beside its user: `.netrc`, `.pgpass`, `user:password`. */
export function judgeLogin(subject: Subject): Verdict {
  if (isPublished(subject.value)) return dropped('a published value');
  const placeholder = placeholderReason(subject.value) ?? notALiteral({ ...subject, form: 'call' });
  if (placeholder !== undefined) return dropped(placeholder);
  if (subject.value.length > MAX_LENGTH) return dropped('longer than a password');
  return judgeInPlace(subject, 'password beside its user');
}

/** Where only a password can stand only its worth is in doubt. */
function judgeInPlace(subject: Subject, place: string): Verdict {
  const { value, companions } = subject;
  const reasons = [place];
  if (/^[^A-Za-z0-9]*$/.test(value)) return dropped('signs only');
  if (/^[A-Z]+(?:_[A-Z]+)*$/.test(value) && value.includes('_')) return dropped('a name that stands for a value');
  const host = companions.get('host') ?? '';
  const user = companions.get('user') ?? '';
  if (isExampleHost(host)) return kept('low', [...reasons, 'the host is an example']);
  if (value.toLowerCase() === user.toLowerCase()) return kept('low', [...reasons, 'the same as the user name']);
  const { look, reason } = lookAt(value);
  const { kind, isTrial, isManual } = placeOf(subject.path);
  if (isManual) return kept('low', [...reasons, reason, 'in an example or a manual']);
  const isStrong = look === 'random' || look === 'uuid';
  // A made-up password for one's own machine is of no use elsewhere; a generated one may be in use elsewhere too.
  if (isThisMachine(host)) return kept(isStrong ? 'medium' : 'low', [...reasons, 'the host is this machine']);
  if (isStrong) return kept('high', [...reasons, reason]);
  if (speaksOfSecrets(value)) return kept('low', [...reasons, 'speaks of what it is']);
  if (isNobody(user)) return kept('low', [...reasons, 'the user is a stand-in']);
  if (isTrial || kind === 'prose') return kept('low', [...reasons, reason, 'in a test or a text']);
  if (look === 'number' && value.length < 6) return kept('low', [...reasons, 'a short number']);
  if (look === 'words' || look === 'name') {
    const isLoose = /^(?:call|word)/.test(subject.form);
    return kept(isLoose ? 'low' : 'medium', [...reasons, 'a plain word']);
  }
  return kept('high', [...reasons, reason]);
}

/** `the password is x`, `password: x` in a text: prose goes on with words there, so that the value has to be none. */
export function judgePasswordInProse(subject: Subject): Verdict {
  const value = subject.value.replace(/[.,;:!?]+$/, '');
  const unfit = placeholderReason(value) ?? notALiteral({ ...subject, value, form: 'call' });
  if (unfit !== undefined) return dropped(unfit);
  if (value.length < 6) return dropped('too short to tell from a word');
  const { look, reason } = lookAt(value);
  if (look !== 'random' && look !== 'mixed') return dropped(reason);
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value)) return dropped('no mixture of letters and digits');
  const { isTrial, kind } = placeOf(subject.path);
  if (kind === 'code') return dropped('a program and no prose');
  const isDoubtful = isTrial || saysExample(value);
  return { ...kept(isDoubtful ? 'low' : 'medium', ['stands behind the word password', reason]), value };
}

function judgeAssigned(subject: Subject, key: string): Verdict {
  const { value } = subject;
  const unfit = judgeKey(key) ?? notALiteral(subject);
  if (unfit !== undefined) return dropped(unfit);
  if (value.length < MIN_ASSIGNED_LENGTH) return dropped('too short to tell from other values');
  if (/^(?:0x[0-9A-Fa-f]+|[0-9]+)$/.test(value) && value.length < 12) return dropped('a number');
  const seen = lookAt(value);
  const place = placeOf(subject.path);
  if (isEncodedText(value)) return judgeEncoded(subject);
  const confidence = confidenceOf(subject, seen, place);
  if (confidence === undefined) return dropped(seen.reason);
  const where = place.isTrial ? ['in a test or an example'] : [];
  return kept(confidence, [`assigned to ${key}`, seen.reason, ...where]);
}

/** As manifests of Kubernetes have it: the password is what the text says. */
function judgeEncoded(subject: Subject): Verdict {
  const value = Buffer.from(subject.value, 'base64').toString('latin1').trimEnd();
  const place = placeOf(subject.path);
  const unfit = placeholderReason(value) ?? notALiteral({ ...subject, value, form: 'call' });
  if (unfit !== undefined || /\s/.test(value)) return dropped(unfit ?? 'text in base64');
  const seen = lookAt(value);
  const confidence = confidenceOf({ ...subject, value }, seen, place);
  if (confidence === undefined) return dropped(seen.reason);
  return { ...kept(confidence, ['decoded from base64', seen.reason]), value };
}

function confidenceOf({ value, form }: Subject, { look }: ValueLook, place: Place): Confidence | undefined {
  if (look === 'words') {
    // Somebody's weak password or a word of the program that reads the file: a user and a host beside it would tell.
    const isOneWord = /^[A-Za-z]{5,20}$/.test(value) && place.kind === 'settings' && !place.isTrial;
    return isOneWord && !saysExample(value) && !speaksOfSecrets(value) ? 'low' : undefined;
  }
  if (look === 'signs') return undefined;
  if (look === 'number') return 'low';
  if (look === 'name') {
    // `river-falcon-7`: words with a number, as generators of passphrases give them
    const isPhrase = /^[a-z]+(?:-[a-z]+)+-?[0-9]+$/i.test(value) && place.kind === 'settings' && !place.isTrial;
    return isSnakeOrCamel(value) ? undefined : isPhrase ? 'medium' : 'low';
  }
  if (saysExample(value)) return 'low';
  if (look !== 'random' && speaksOfSecrets(value)) return 'low';
  if (look === 'random' && place.isManual) return 'low';
  if (look === 'random') return value.length >= 8 || place.kind !== 'code' || form !== '' ? 'medium' : 'low';
  if (look === 'uuid') return place.isTrial ? 'low' : 'medium';
  if (/\s/.test(value)) return entropyOf(value) >= 3 && !place.isTrial && /[0-9]/.test(value) ? 'low' : undefined;
  if (place.kind === 'prose' || place.isManual || value.length < 6 || !/[0-9]/.test(value)) return 'low';
  // A test names its made-up values so.
  return place.isTrial && /pass|pwd|secret|token|key|test|user|demo|my/i.test(value) ? 'low' : 'medium';
}

/** A constant or a variable: nobody's password. */
function isSnakeOrCamel(value: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) || /^[a-z]+(?:[A-Z][a-z]+)+[0-9]?$/.test(value);
}

function isNobody(user: string): boolean {
  return /^(?:user(?:name)?|usr|foo|myuser|login|someuser|test(?:user)?)$/i.test(user);
}

function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0)$/i.test(host) || /\.localhost$/i.test(host);
}

/** Names reserved for manuals, the words that stand there for a host, and the single letter of a test. */
function isExampleHost(host: string): boolean {
  return (
    /^(?:[a-z]|host|hostname|server|db_?host|foo|bar|example|domain|some-?host|my-?host|ip|address)$/i.test(host) ||
    /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|host|foo|bar)$/i.test(host) ||
    /^(?:www\.|my\.|some\.)?(?:foo|bar|host|domain|site|server|test|google|github|python|mydomain|myserver|yourdomain)\.(?:com|org|net|io)$/i.test(
      host,
    )
  );
}

function kept(confidence: Confidence, reasons: readonly string[]): Kept {
  return { isKept: true, confidence, reasons };
}
