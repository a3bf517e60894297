import type { Confidence } from '../core/finding.js';
import { entropyOf } from './entropy.js';
import { judgeKey } from './key-name.js';
import { dropped, type Kept, type Subject, type Verdict } from './judgement.js';
import { notALiteral } from './not-a-literal.js';
import { placeholderReason } from './placeholders.js';

const MIN_ASSIGNED_LENGTH = 5;
const MAX_LENGTH = 256;
const STRONG_ENTROPY = 3;

/** For values that a person or a generator chose: judged by what stands around them. */
export function judgePassword(subject: Subject): Verdict {
  const { value } = subject;
  if (value.length > MAX_LENGTH) return dropped('longer than a password');
  const placeholder = placeholderReason(value);
  if (placeholder !== undefined) return dropped(placeholder);
  const key = subject.companions.get('key');
  return key === undefined ? judgeInPlace(subject, 'password in a connection URL') : judgeAssigned(subject, key);
}

/** For a password that a file's format puts beside its user: `.netrc`, `.pgpass`, `user:password`. */
export function judgeLogin(subject: Subject): Verdict {
  const placeholder = placeholderReason(subject.value);
  if (placeholder !== undefined) return dropped(placeholder);
  if (subject.value.length > MAX_LENGTH) return dropped('longer than a password');
  return judgeInPlace(subject, 'password beside its user');
}

/** Where only a password can stand only its worth is in doubt. */
function judgeInPlace(subject: Subject, place: string): Kept {
  const { value, companions } = subject;
  const reasons = [place];
  const host = companions.get('host') ?? '';
  if (isExampleHost(host)) return kept('low', [...reasons, 'the host is an example']);
  if (value === companions.get('user')) return kept('low', [...reasons, 'the same as the user name']);
  if (isThisMachine(host)) {
    // A made-up password for one's own machine is of no use elsewhere; a generated one may be in use elsewhere too.
    const confidence = looksGenerated(value) ? 'medium' : 'low';
    return kept(confidence, [...reasons, 'the host is this machine']);
  }
  if (isPlainWord(value) && value.length < 12) {
    const isNobody = /^user(?:name)?$/i.test(companions.get('user') ?? '');
    return kept(isNobody ? 'low' : 'medium', [...reasons, 'a plain word']);
  }
  return kept('high', reasons);
}

function judgeAssigned(subject: Subject, key: string): Verdict {
  const { value } = subject;
  const unfit = judgeKey(key) ?? notALiteral(subject);
  if (unfit !== undefined) return dropped(unfit);
  if (value.length < MIN_ASSIGNED_LENGTH) return dropped('too short to tell from other values');
  if (/^(?:0x[0-9A-Fa-f]+|[0-9]+)$/.test(value) && value.length < 8) return dropped('a short number');
  if (isPlainWord(value)) return dropped('a plain word');
  const strength = strengthOf(value);
  return kept(strength >= 2 ? 'medium' : 'low', [`assigned to ${key}`, DESCRIPTIONS[strength]]);
}

const DESCRIPTIONS = ['a weak value', 'a modest value', 'a strong value', 'a random value'] as const;

function strengthOf(value: string): 0 | 1 | 2 | 3 {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((part) => part.test(value)).length;
  const isLong = value.length >= 8;
  if (isLong && classes >= 3 && entropyOf(value) >= STRONG_ENTROPY) return value.length >= 16 ? 3 : 2;
  if (isLong && (classes >= 2 || value.length >= 20)) return 2;
  return classes >= 2 ? 1 : 0;
}

/** Letters only, as words are written: `orders`, `Orders`, `ORDERS`, `ordersPassword`, `orders-password`. */
function isPlainWord(value: string): boolean {
  const words = value.replace(/[:;,.!?]+$/, '').split(/[-_ .]/);
  return words.length <= 4 && words.every((word) => word === '' || isWord(word));
}

function isWord(text: string): boolean {
  if (!/^[A-Za-z]+$/.test(text) || text.length > 24) return false;
  if (/^[a-z]+$/.test(text) || /^[A-Z]+$/.test(text)) return text.length <= 16 || hasVowelsOfWords(text);
  const humps = text.split(/(?=[A-Z])/);
  return humps.every((hump) => hump.length >= 3 && hasVowelsOfWords(hump)) || /^[A-Z]?[a-z]+$/.test(text);
}

function hasVowelsOfWords(text: string): boolean {
  const vowels = text.match(/[aeiouy]/gi)?.length ?? 0;
  return vowels / text.length >= 0.2;
}

/** Strong, and no word with a number behind it: `postgres2024!` is strong by its looks alone. */
function looksGenerated(value: string): boolean {
  return (
    strengthOf(value) >= 2 && entropyOf(value) >= STRONG_ENTROPY && !/^[A-Za-z]+[-_.@#!]?[0-9]{0,4}[!?.]?$/.test(value)
  );
}

function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0)$/i.test(host) || /\.localhost$/i.test(host);
}

/** Names reserved for manuals, the words that stand there for a host, and the single letter of a test. */
function isExampleHost(host: string): boolean {
  return (
    /^(?:[a-z]|host|hostname|server|db_?host)$/i.test(host) ||
    /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$/i.test(host)
  );
}

function kept(confidence: Confidence, reasons: readonly string[]): Kept {
  return { isKept: true, confidence, reasons };
}
