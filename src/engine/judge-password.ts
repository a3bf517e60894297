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
  return key === undefined ? judgeInUrl(subject) : judgeAssigned(subject, key);
}

/** In the userinfo of a URL only a password can stand, so that only its worth is in doubt. */
function judgeInUrl(subject: Subject): Kept {
  const { value, companions } = subject;
  const reasons = ['password in a connection URL'];
  if (isLocalHost(companions.get('host'))) return kept('low', [...reasons, 'the host is an example or this machine']);
  if (value === companions.get('user')) return kept('low', [...reasons, 'the same as the user name']);
  if (isPlainWord(value) && value.length < 12) return kept('medium', [...reasons, 'a plain word']);
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

function isLocalHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  return (
    /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0|host|hostname|server|db_?host)$/i.test(host) ||
    /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$/i.test(host)
  );
}

function kept(confidence: Confidence, reasons: readonly string[]): Kept {
  return { isKept: true, confidence, reasons };
}
