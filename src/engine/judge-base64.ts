import { isUtf8 } from 'node:buffer';
import { dropped, type Subject, type Verdict } from './judgement.js';
import { judgeLogin } from './judge-password.js';

/** `user:password` in base64, as a header or a registry's setting has it. The value is the password alone. */
export function judgeBase64Login(subject: Subject): Verdict {
  const text = decoded(subject.value);
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon === -1) return dropped('does not decode to a user and a password');
  return judgeDecoded(subject, text.slice(colon + 1), text.slice(0, colon));
}

/** The password alone in base64. */
export function judgeBase64Password(subject: Subject): Verdict {
  const text = decoded(subject.value);
  return text === undefined ? dropped('does not decode to text') : judgeDecoded(subject, text, undefined);
}

function judgeDecoded(subject: Subject, password: string, user: string | undefined): Verdict {
  if (password === '') return dropped('the password is empty');
  const told: Record<string, string> = user === undefined || user === '' ? {} : { user };
  const companions = new Map([...subject.companions, ...Object.entries(told)]);
  const verdict = judgeLogin({ ...subject, value: password, companions });
  if (!verdict.isKept) return verdict;
  return { ...verdict, reasons: ['decoded from base64', ...verdict.reasons], value: password, companions: told };
}

/** Printable text, or undefined; what is no canonical base64 was not meant as such. */
function decoded(value: string): string | undefined {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== value.replace(/=+$/, '')) return undefined;
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  return /^[^\p{Cc}]+$/u.test(text) ? text : undefined;
}
