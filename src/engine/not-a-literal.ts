import type { Subject } from './judgement.js';
import { placeOf } from './place.js';
import { lookAt } from './value-look.js';

/** Why an assigned value is code, a path or prose and no literal secret, or undefined. */
export function notALiteral(subject: Subject): string | undefined {
  const { value, form, before } = subject;
  const isQuoted = ['quoted', 'single', 'nested', 'backtick', 'element'].includes(form);
  // An argument of a known call needs no more to be a value.
  if (!isQuoted && form !== 'call') {
    const expression = bareExpression(subject);
    if (expression !== undefined) return expression;
  }
  const inCode = isQuoted ? quotedPart(subject) : undefined;
  if (inCode !== undefined) return inCode;
  if (/arn:aws[^\s"']*$|secretsmanager:[^\s"']*$/.test(before)) return 'part of an ARN';
  if (isPath(value) && !isBase64(value)) return 'a path';
  return OTHER_THINGS.find(([pattern]) => pattern.test(value))?.[1];
}

/** What else stands where a secret may stand, told by the value alone. */
const OTHER_THINGS: readonly (readonly [RegExp, string])[] = [
  [/\p{Cc}/u, 'holds control characters'],
  [/^[\w-]+(?:\.[\w-]+)+:\d{1,5}$/, 'a host with a port'],
  [/[[^](?:[aA]-[zZ]|0-9)|[aA]-[zZ](?:[aA]-[zZ]|0-9|_|\])|^[aA]-[zZ]|0-9(?:[aA]-[zZFf]|\])|\\[dw][+*{]/, 'a pattern'],
  [/\\x[0-9a-f]{2}|\\[0-3][0-7]{2}/i, 'bytes in escapes'],
  [
    /^(?:utf-?(?:8|16|32)\w*|latin-?1|iso-?8859-?\d+|base64(?:url)?|sha-?\d+\w*|md5|aes-?\d+\S*|rsa-?\d*|x-?509\w*)$/i,
    'the name of an encoding or an algorithm',
  ],
  [/^[~^]?\d+(?:\.\d+){1,3}$/, 'a version'],
  [/<\/?[a-z]+/i, 'markup'],
  [/^[\w.+-]+@[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)+$/, 'an e-mail address'],
  [/^--[a-z]/, 'an option'],
  [/^@[a-z0-9][\w.-]*(?::\d+)?\/[\w./-]*$/i, 'the rest of a URL'],
  [/^[a-z][a-z0-9+.-]*:\/\//i, 'a URL'],
  [/^[A-Za-z_]\w*\(.*\)?$/, 'a function call'],
  [/^(?=.*\s)[\p{L}\s.,:;!?'"()-]+$/u, 'a sentence'],
  [/^[A-Za-z_$][A-Za-z_$]*(?:(?:\.|\?\.|->|::)[A-Za-z_$]+)+$/, 'a name with dots'],
  [/^(?:sha(?:1|256|384|512)[-:]|\$2[abxy]\$|\$argon2|\$[156]\$|SCRAM-SHA-256\$|\{SSHA\}|pbkdf2)/i, 'a hash'],
  [/^\d{4}-\d\d-\d\d(?:[T ]|$)/, 'a date'],
];

/** Why a text between quotes is a piece of something that code puts together, or one of a list. */
function quotedPart({ value, form, before, after }: Subject): string | undefined {
  if (/^["'`]?\s*(?:\+\s*[\w$("']|\.\.\s*\w|\.\s*\$|\.\s+\w)/.test(after)) return 'put together by code';
  if (/^\s*\+\s|\s\+\s*$|^['"]|['"]\s*\+/.test(value)) return 'put together by code';
  if (/^["']\s*(?:,\s*)?\]\s*\.join\(/.test(after)) return 'put together by code';
  if (/\(\s*["'`]$/.test(before) && /^["'`]\s*,\s*["'`]/.test(after)) return 'one of several parts';
  if (/::\w+["']\s*:\s*["']$/.test(before)) return 'given to the name of a type';
  const listed = /(.?)\s*["'`]([\w.:-]+)["'`]\s*,\s*[bnr@]?["'`]$/i.exec(before);
  // `["--token", "x"]` is a list too, of an option and its value.
  if (form === 'element' || listed === null || listed[2]?.startsWith('--') === true) return undefined;
  return listed[1] !== '(' || /^["'`]\s*,/.test(after) ? 'one of a list' : undefined;
}

/** In a program a bare word is a name; elsewhere it may be the value. */
function bareExpression({ value, before, after, path }: Subject): string | undefined {
  if (/^[([{]/.test(after) || /^(?:!+|\$)[A-Za-z_][\w$.:]*-?$/.test(value)) return 'a call or an access';
  if (/^(?:new|await|function|lambda|return|typeof|self|this|null|nil|None|true|false)\b/.test(value)) return 'code';
  if (/^[&*@$~!]\w*$/.test(value) && value.length <= 32 && !/[0-9]/.test(value)) return 'a reference';
  if (/^(?:process\.env|os\.(?:environ|getenv)|(?:env|config|settings|secrets|var|local|data)\.)/i.test(value)) {
    return 'a reference';
  }
  if (/^[A-Za-z_]\w*=[A-Za-z]\w*$/.test(value)) return 'a further assignment';
  const { kind } = placeOf(path);
  if (kind !== 'settings' && /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(value) && !hasRandomPart(value)) {
    return 'a name with dots';
  }
  if (kind !== 'code') return undefined;
  if (!isInText(before)) return 'an expression in code';
  return /^[A-Za-z_$][\w$.?:>-]*$/.test(value) && !/[0-9]/.test(value) ? 'a name in code' : undefined;
}

/** A part that no program would call anything: long, with digits, of no words. */
function hasRandomPart(value: string): boolean {
  return value.split('.').some((part) => part.length >= 24 && /[0-9]/.test(part) && lookAt(part).look === 'random');
}

/** Whether the line up to here has left a quote open, or began a comment: then a bare value is part of a text. */
function isInText(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isOpen = (quote: string): boolean => line.split(quote).length % 2 === 0;
  return isOpen('"') || isOpen("'") || isOpen('`') || /^\s*(?:\/\/|#|\*|--)/.test(line);
}

/** Slashes come about by chance too: then the whole of it looks random, with digits and letters of both cases. */
function isBase64(value: string): boolean {
  if (value.length < 32 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return false;
  const text = value.replaceAll('/', '');
  return /[0-9]/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && lookAt(text).look === 'random';
}

function isPath(value: string): boolean {
  if (/^(?:~|\.{1,2})\/[\w.-]/.test(value) || /^[A-Za-z]:\\[\w.-]/.test(value)) return true;
  if (/^\/(?:etc|var|run|usr|opt|home|root|tmp|mnt|srv|app|dev|proc|api|auth|users?|login|secrets?)\//i.test(value)) {
    return true;
  }
  if (/^(?:\/[A-Za-z][\w.-]{1,30}){2,}\/?$/.test(value)) return true;
  return /^\/?[A-Za-z][\w-]*(?:\/[\w.-]+)+\.[A-Za-z]{1,5}$/.test(value);
}
