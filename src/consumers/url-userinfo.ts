/** Finds user and password in URLs, to replace them without touching another byte of the URL. */
import { percentDecode, percentEncode, type Edit } from './byte-text.js';

export interface Userinfo {
  /** Decoded. */
  readonly user: string;
  readonly userStart: number;
  readonly passwordStart: number;
  readonly passwordEnd: number;
}

/** Longer than any password or host name; keeps the search linear in a text of many `://`. */
const MAX_PASSWORD_BYTES = 2048;
const MAX_USER_BYTES = 512;
const NO_USER_CHARACTER = /[\s:@/?#'"`<>]/;

/** Whether a URL with user and password stands in the text at all. */
export function hasUserinfo(byteText: string): boolean {
  return credentialStarts(byteText).some(({ passwordStart }) => atSigns(byteText, passwordStart).length > 0);
}

/**
 * Each URL in the text whose password is this one, percent-encoded or not. Which `@` ends the password is decided by the
 * password itself, because people leave `@`, `/` and `#` in it unencoded.
 */
export function userinfosWith(byteText: string, password: string): readonly Userinfo[] {
  return credentialStarts(byteText).flatMap(({ userStart, passwordStart }) => {
    const passwordEnd = atSigns(byteText, passwordStart).find((at) => {
      const candidate = byteText.slice(passwordStart, at);
      return candidate === password || percentDecode(candidate) === password;
    });
    const user = percentDecode(byteText.slice(userStart, passwordStart - 1));
    return passwordEnd === undefined ? [] : [{ user, userStart, passwordStart, passwordEnd }];
  });
}

/** Puts another password there, and another user where one is given. */
export function userinfoEdits(found: Userinfo, password: string, user: string | undefined): readonly Edit[] {
  const edits: Edit[] = [{ start: found.passwordStart, end: found.passwordEnd, text: percentEncode(password) }];
  if (user !== undefined && user !== found.user) {
    edits.push({ start: found.userStart, end: found.passwordStart - 1, text: percentEncode(user) });
  }
  return edits;
}

function credentialStarts(text: string): readonly { readonly userStart: number; readonly passwordStart: number }[] {
  const starts = [];
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const userStart = at + 3;
    const isUrl = at > 0 && /[A-Za-z0-9+.-]/.test(text.charAt(at - 1));
    const length = text.slice(userStart, userStart + MAX_USER_BYTES).search(NO_USER_CHARACTER);
    if (isUrl && length !== -1 && text.charAt(userStart + length) === ':') {
      starts.push({ userStart, passwordStart: userStart + length + 1 });
    }
  }
  return starts;
}

function atSigns(text: string, from: number): readonly number[] {
  const found = [];
  const rest = text.slice(from, from + MAX_PASSWORD_BYTES);
  const lineEnd = rest.search(/[\r\n]/);
  const line = lineEnd === -1 ? rest : rest.slice(0, lineEnd);
  for (let at = line.indexOf('@'); at !== -1; at = line.indexOf('@', at + 1)) found.push(from + at);
  return found;
}
