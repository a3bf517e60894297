import { entropyOf } from './entropy.js';
import { dropped, type Kept, type Subject, type Verdict } from './judgement.js';
import { placeholderReason, saysExample } from './placeholders.js';
import { isPublished } from './published-values.js';

/** What may stand between a name and its value: signs, quotes, blanks, brackets, a type, a scheme. */
const GIVEN =
  /([A-Za-z0-9_.\-]+)["'`\]\\]{0,4}[ \t]*(?:=>|:=|\?=|={1,3}|:{1,2}|,|\(|\[|[ \t]|>|value=|<string>)[ \t]*(?:\r?\n[ \t]*)?(?:["'`\\[(]{0,4}|<string>)(?:(?:bearer|token|basic|apikey|key)[ \t:=]{1,2}["'`]?)?$/i;
const SECRET_WORD =
  /key|token|secret|pass|pwd|auth|cred|bearer|signature|private|webhook|dsn|login|apikey|(?:^|[^a-z])(?:pat|sid|psk|pin|jwt|access|id)(?![a-z])/i;
const PUBLIC_WORD =
  /sha-?\d*|md5|digest|checksum|integrity|hash|commit|revision|etag|fingerprint|(?:^|[^a-z])(?:rev|ref|blob|tree|uuid|guid|trace|request)(?![a-z])|(?:trace|request|session|build|project|org(?:anization)?|account|user|tenant)[_-]?id/i;
const MIN_ENTROPY_OF_HEX = 2.8;
const MIN_ENTROPY = 3;

/**
 * For a value whose format says little, so that a word nearby has to name the provider. It counts when something is given
 * to a name that speaks of a secret, and the provider's word is in that name or stands close by.
 */
export function judgeKeyed(subject: Subject): Verdict {
  const { value, before } = subject;
  const unfit = placeholderReason(value) ?? (saysExample(value) ? 'says that it is an example' : undefined);
  if (unfit !== undefined) return dropped(unfit);
  if (isPublished(value)) return dropped('a value that the vendor publishes');
  const entropy = entropyOf(value);
  const least = /^[0-9a-f-]+$/i.test(value) ? MIN_ENTROPY_OF_HEX : MIN_ENTROPY;
  if (entropy < Math.min(least, Math.log2(value.length) * 0.7)) return dropped('not random enough');
  if (!/[0-9]/.test(value) && value.length < 40) return dropped('no digit, as words have none');
  const key = GIVEN.exec(before)?.[1];
  if (key === undefined) return dropped('not given to a name');
  if (PUBLIC_WORD.test(key)) return dropped(`given to ${key}, which is no secret`);
  const word = nearestWord(subject);
  if (word === undefined) return dropped('the word of the provider is part of another');
  const isNamed = key.toLowerCase().includes(word.text);
  const isSecret = SECRET_WORD.test(isNamed ? withoutWord(key, word.text) : key);
  if (isNamed && isSecret) return kept('high', [`given to ${key}`]);
  if (isNamed) return kept('medium', [`given to ${key}`]);
  if (isSecret) return kept('medium', [`given to ${key}, close to ${word.text}`]);
  return dropped(`given to ${key}, which does not speak of a secret`);
}

interface Word {
  readonly text: string;
  readonly distance: number;
}

/** The rule's word nearest to the value, as a word of its own or a part of a name: `ably` in `ABLY_KEY`, not in `probably`. */
function nearestWord({ keywords, before, after }: Subject): Word | undefined {
  let best: Word | undefined;
  for (const text of keywords) {
    for (const { place, distanceOf } of [
      { place: before, distanceOf: (end: number) => before.length - end },
      { place: after, distanceOf: (end: number) => end },
    ]) {
      const lower = place.toLowerCase();
      for (let at = lower.indexOf(text); at !== -1; at = lower.indexOf(text, at + 1)) {
        if (!isOwnWord(place, at, at + text.length)) continue;
        const distance = distanceOf(at + text.length);
        if (best === undefined || distance < best.distance) best = { text, distance };
      }
    }
  }
  return best;
}

function isOwnWord(text: string, start: number, end: number): boolean {
  return !(/[a-z]/.test(text[start - 1] ?? '') && /[a-z]/.test(text[start] ?? '')) && !/^[a-z]{3}/.test(afterWord(text, end));
}

/** What a lower-case word goes on with; `key`, `token` and the like may be written on to it: `acmetoken`. */
function afterWord(text: string, end: number): string {
  if (!/[a-z]/.test(text[end - 1] ?? '')) return '';
  return text.slice(end).replace(/^(?:api|app|access|auth|bot|client|key|token|secret|pass|pwd|cred|user|password)+/, '');
}

function withoutWord(key: string, word: string): string {
  const at = key.toLowerCase().indexOf(word);
  const rest = `${key.slice(0, at)} ${key.slice(at + word.length)}`;
  // a word that itself names the secret: `api_key`, `x-acme-token`
  return SECRET_WORD.test(rest) ? rest : key;
}

function kept(confidence: Kept['confidence'], reasons: readonly string[]): Kept {
  return { isKept: true, confidence, reasons };
}
