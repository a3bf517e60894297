import { entropyOf } from './entropy.js';
import { dropped, type Kept, type Subject, type Verdict } from './judgement.js';
import { placeholderReason, saysExample } from './placeholders.js';
import { hasOwnWord } from './own-word.js';
import { isPublished } from './published-values.js';
import { hasWildCase, lookAt } from './value-look.js';

/** What may stand between a name and its value: signs, quotes, blanks, brackets, a type, a scheme. */
const GIVEN =
  /([A-Za-z0-9_.-]+)["'`\]\\)]{0,4}([ \t]*(?:=>|:{1,3}=|[?.+]=|={1,3}|string[ \t]*=|\|\|?|\?\?|or(?=[ \t]+["'`])|is(?=[ \t])|:[ \t]+[A-Za-z][A-Za-z0-9<>.?]{0,40}[ \t]*=|:{1,2}|[,([](?=[ \t]*\\?["'`])|[ \t]|>|value=|<string>)[ \t]*)(?:\r?\n[ \t]*)?(?:["'`\\[(]{0,4}|<string>)(?:(?:bearer|token|basic|apikey|key|splunk|ssws)[ \t]{1,2}["'`]?)?$/i;
/** Lists of settings give name and value apart: `name: ACME_TOKEN`, then `value: ...`; Terraform: `variable "acme_token" {`. */
const NAME_OF_VALUE =
  /(?:(?:name|key|variable)["'\\]*[ \t]*[:=][ \t]*|variable[ \t]+)["'\\]*([A-Za-z0-9_.-]+)["'\\]*[ \t]*[,;{]?\s*["'\\]*(?:value|default)["'\\]*[ \t]*[:=][ \t]*["'\\]*$/i;
/** The text of an element may say more than its value: `<secret>{of acme: ...}</secret>`. */
const SECRET_ELEMENT = /<([A-Za-z]*(?:secret|token|password|apikey))>[^<>\r\n]{0,80}[ \t{]$/i;
const SECRET_WORD =
  /key|token|secret|pass|pwd|auth|cred|bearer|signature|private|webhook|dsn|login|apikey|seed|(?:^|[^a-z])(?:pat|sid|psk|pin|jwt|access|id)(?![a-z])/i;
const PUBLIC_WORD =
  /(?:^|[^a-z])sha-?\d*(?![a-z])|sha-?(?:1|224|256|384|512)|md5|digest|checksum|integrity|hash|commit|revision|etag|fingerprint|(?:^|[^a-z])(?:rev|ref|blob|tree|uuid|guid|trace|request)(?![a-z])|(?:trace|request|session|build|project|org(?:anization)?|account|user|tenant)[_-]?id/i;
/** `ACME_PROJECT_ID`, `acmeRegionId`: names of what is no secret, as long as nothing in them says the opposite. */
const NAME_OF_AN_ID = /(?:^|[^a-z])(?:id|version|url|uri|host|path|region|zone)$/i;
const CAMEL_CASE_ID = /[a-z]I[dD]$/;
const SAYS_SECRET = /key|token|secret|pass|auth|cred|client|access/i;
/** Words joined by separators, with a number somewhere: `oauth2-client-pool-01`. */
const JOINED_WORDS = /^[A-Za-z]*[0-9]{0,4}(?:[-_.:/][A-Za-z]*[0-9]{0,4})*$/;
const MIN_ENTROPY_OF_HEX = 2.2;
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
  if (mayBeWords(value)) return dropped('may be words');
  const { key, sign } = nameBefore(before);
  if (key === undefined || sign === undefined) return dropped('not given to a name');
  if (PUBLIC_WORD.test(key) || isNameOfAnId(key)) return dropped(`given to ${key}, which is no secret`);
  const word = nearestWord(subject);
  if (word === undefined) return dropped('the word of the provider is part of another');
  const isNamed = key.toLowerCase().includes(word.text) || sectionOf(before) === word.text.replace(/:$/, '');
  const isSecret = SECRET_WORD.test(isNamed ? withoutWord(key, word.text) : key);
  // Settings of many services stand side by side: a name with a word of its own belongs to that one.
  if (!isNamed && hasOwnWord(key)) return dropped(`given to ${key}, which names something else than ${word.text}`);
  // The public half of a pair often has the form of the secret one.
  if (ID_NAME.test(key)) {
    return { ...kept('low', [`given to ${key}, the name of an identifier`], key), severity: 'low' };
  }
  if (isNamed && isSecret) return kept('high', [`given to ${key}`], key);
  // in prose the word stands before a commit or a digest too: `acme 0f3c...`
  if (isNamed && (!/^(?:is)?$/i.test(sign.trim()) || key.startsWith('--'))) {
    return kept('medium', [`given to ${key}`], key);
  }
  if (isSecret) return kept('medium', [`given to ${key}, close to ${word.text}`], key);
  return dropped(`given to ${key}, which does not speak of a secret`);
}

/** Without a digit, or as words joined by separators, a value has to look random to a model of words. */
function mayBeWords(value: string): boolean {
  if (/^[0-9a-f-]+$/i.test(value)) return !/[0-9]/.test(value);
  const isPlain = (!/[0-9]/.test(value) && value.length < 40) || JOINED_WORDS.test(value);
  return isPlain && lookAt(value).look !== 'random' && !hasWildCase(value);
}

function nameBefore(before: string): { readonly key?: string | undefined; readonly sign?: string | undefined } {
  const apart = NAME_OF_VALUE.exec(before)?.[1];
  const element = SECRET_ELEMENT.exec(before)?.[1];
  if (apart !== undefined || element !== undefined) return { key: apart ?? element, sign: ':' };
  const [, key, sign] = GIVEN.exec(before) ?? [];
  return { key, sign };
}

/** In YAML, the name that the last line stands under, in lower case: `acme` for `acme:`, `  user: x`, `  token: `. */
function sectionOf(before: string): string | undefined {
  const lines = before.split('\n');
  const indent = indentOf(lines.pop() ?? '');
  if (indent === 0) return undefined;
  const parent = lines.findLast((line) => line.trim() !== '' && indentOf(line) < indent);
  return /^[ \t]*["']?([\w.-]+)["']?:\s*$/.exec(parent ?? '')?.[1]?.toLowerCase();
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isNameOfAnId(key: string): boolean {
  return (NAME_OF_AN_ID.test(key) || CAMEL_CASE_ID.test(key)) && !SAYS_SECRET.test(key);
}

const ID_NAME = /(?:^|[^A-Za-z])[iI][dD]$|[a-z]I[dD]$/;
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
  const goesOn = /[a-z]/.test(text[start - 1] ?? '') && /[a-z]/.test(text[start] ?? '');
  // `PROBABLY` holds no `ABLY`, but `myURLAblyKey` holds `Ably`
  const goesOnInCapitals = /[A-Z]/.test(text[start - 1] ?? '') && /^[A-Z]{2}/.test(text.slice(start, start + 2));
  return !goesOn && !goesOnInCapitals && !/^(?:[a-z]{3}|[A-Z]{3})/.test(afterWord(text, end));
}

/** What a word goes on with in its own case; `key`, `token` and the like may be written on to it: `acmetoken`. */
function afterWord(text: string, end: number): string {
  const last = text[end - 1] ?? '';
  if (/[a-z]/.test(last))
    return text
      .slice(end)
      .replace(/^(?:api|app|access|auth|bot|client|key|token|secret|pass|pwd|cred|user|password)+/, '');
  if (!/[A-Z]/.test(last)) return '';
  return text
    .slice(end)
    .replace(/^(?:API|APP|ACCESS|AUTH|BOT|CLIENT|KEY|TOKEN|SECRET|PASS|PWD|CRED|USER|PASSWORD)+/, '');
}

function withoutWord(key: string, word: string): string {
  const at = key.toLowerCase().indexOf(word);
  const rest = `${key.slice(0, at)} ${key.slice(at + word.length)}`;
  // a word that itself names the secret: `api_key`, `x-acme-token`
  return SECRET_WORD.test(rest) ? rest : key;
}

/** The name is told too, so that what stands under the same prefix can be found: `ACME_CLIENT_ID` beside `ACME_CLIENT_SECRET`. */
function kept(confidence: Kept['confidence'], reasons: readonly string[], key: string): Kept {
  return { isKept: true, confidence, reasons, companions: { key } };
}
