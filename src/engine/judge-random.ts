import { entropyOf } from './entropy.js';
import { judgeKey } from './key-name.js';
import { dropped, type Subject, type Verdict } from './judgement.js';
import { placeholderReason, saysExample } from './placeholders.js';
import { isPublished } from './published-values.js';
import { notALiteral } from './not-a-literal.js';

const MIN_ASSIGNED_LENGTH = 16;
const MIN_ASSIGNED_ENTROPY = 3;

/** For values that a machine made. With a key beside it the format says nothing, so that more is asked of the value. */
export function judgeRandom(subject: Subject): Verdict {
  const { value } = subject;
  const placeholder =
    placeholderReason(value) ??
    (saysExample(value) ? 'says that it is an example' : undefined) ??
    (isPublished(value) ? 'a value that the vendor publishes' : undefined);
  if (placeholder !== undefined) return dropped(placeholder);
  const key = subject.companions.get('key');
  if (key === undefined)
    return { isKept: true, confidence: 'high', reasons: ['distinctive format with a random body'] };
  return judgeAssigned(subject, key);
}

/** For a token of any form in a place where one has to stand: a header, a registry's setting. */
export function judgeOpaque(subject: Subject): Verdict {
  const { value } = subject;
  const placeholder = placeholderReason(value) ?? (saysExample(value) ? 'says that it is an example' : undefined);
  const unfit = placeholder ?? notALiteral(subject);
  return unfit === undefined ? judgeRandomness(value, 'stands where a token is sent') : dropped(unfit);
}

function judgeAssigned(subject: Subject, key: string): Verdict {
  const unfit = judgeKey(key) ?? notALiteral(subject);
  return unfit === undefined ? judgeRandomness(subject.value, `assigned to ${key}`) : dropped(unfit);
}

function judgeRandomness(value: string, place: string): Verdict {
  if (value.length < MIN_ASSIGNED_LENGTH) return dropped('too short for a value that a machine made');
  if (/\s/.test(value)) return dropped('holds blanks, as prose does');
  const entropy = entropyOf(value);
  if (entropy < MIN_ASSIGNED_ENTROPY) return dropped('not random enough');
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value)) return dropped('no mixture of letters and digits');
  // words joined by separators, with a number somewhere: `oauth2-client-credentials-v2`
  if (/^[A-Za-z]*[0-9]{0,2}(?:[-_.:/][A-Za-z]*[0-9]{0,2})+$/.test(value)) return dropped('words joined by separators');
  return {
    isKept: true,
    confidence: 'medium',
    reasons: [place, `looks random (${entropy.toFixed(1)} bits per character)`],
  };
}
