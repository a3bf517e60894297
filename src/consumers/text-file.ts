/** Any text file that holds the secret somewhere: each exact occurrence is replaced, whatever the format. */
import { basename } from 'node:path';
import { identifierOf, newIdentifierOf, type Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import { readUserFile, removeAttempt, replaceFile } from '../platform/replace-file.js';
import { applyEdits, byteTextOf, fromFile, percentEncode, toFile, type Edit } from './byte-text.js';
import type { Consumer, CredentialChange } from './consumer.js';
import { hasUserinfo, userinfoEdits, userinfosWith, type Userinfo } from './url-userinfo.js';

/** Where a secret stands: in URLs together with this user, or by itself. */
interface Occurrences {
  readonly urls: readonly Userinfo[];
  readonly bare: readonly Bare[];
  /** Of a key id, which is as distinctive as a secret; a user name is a word like others. */
  readonly ids: readonly Bare[];
}

interface Bare {
  readonly start: number;
  readonly end: number;
  readonly isEncoded: boolean;
}

/** Shorter ones stand in other words by chance. */
const MIN_SECRET_BYTES = 6;
const WORD = /[A-Za-z0-9_]/;

/**
 * Looks at the file once, to know whether it can carry a new identifier: where the key id stands there too, or where every
 * occurrence of the old secret is the password of a URL.
 */
export async function textFileConsumer(path: string, old: Credential): Promise<Consumer> {
  const name = `text-file:${path}`;
  return {
    name,
    carries: (await carriesUser(path, old)) ? ['user'] : [],
    async check(change, signal) {
      signal.throwIfAborted();
      const text = fromFile(await readUserFile(path));
      if (count(find(text, change.old)) > 0) return 'old';
      return change.successor !== undefined && count(find(text, change.successor)) > 0 ? 'new' : 'neither';
    },
    async update(change, signal) {
      signal.throwIfAborted();
      const before = await readUserFile(path);
      const text = fromFile(before);
      const found = find(text, change.old);
      const tempName = `${basename(path)}.${change.rotationId}`;
      if (count(found) === 0) {
        if (count(find(text, change.successor)) > 0) return removeAttempt(path, tempName);
        throw new AppError('conflict', `consumer: update: ${name}: neither the old nor the new value stands there`);
      }
      refuseUnsafe(path, found, change);
      const after = toFile(applyEdits(text, editsFor(found, change)));
      await replaceFile(path, after, { tempName, expected: before });
    },
  };
}

async function carriesUser(path: string, old: Credential): Promise<boolean> {
  let text: string;
  try {
    text = fromFile(await readUserFile(path));
  } catch {
    // `check` and `update` report it.
    return false;
  }
  const { urls, bare, ids } = find(text, old);
  return ids.length > 0 || (bare.length === 0 && (urls.length > 0 || hasUserinfo(text)));
}

function find(text: string, credential: Credential): Occurrences {
  const password = byteTextOf(credential.secret.reveal());
  const user = identifierOf(credential);
  const inUrls = userinfosWith(text, password);
  // The same password under another user is another credential: not ours to change.
  const urls = inUrls.filter((found) => user === undefined || found.user === byteTextOf(user));
  const isInUrl = ({ start, end }: Bare): boolean =>
    inUrls.some(({ userStart, passwordEnd }) => start < passwordEnd && end > userStart);
  const encoded = percentEncode(password);
  const bare = [
    ...occurrencesOf(text, password, false),
    ...(encoded === password ? [] : occurrencesOf(text, encoded, true)),
  ];
  const keyId = credential.attributes['key-id'];
  const ids = keyId === undefined ? [] : occurrencesOf(text, byteTextOf(keyId), false);
  return { urls, bare: bare.filter((one) => !isInUrl(one)), ids };
}

function occurrencesOf(text: string, needle: string, isEncoded: boolean): readonly Bare[] {
  const found: Bare[] = [];
  if (needle === '') return found;
  for (let start = text.indexOf(needle); start !== -1; start = text.indexOf(needle, start + needle.length)) {
    const end = start + needle.length;
    const cutsWord =
      (WORD.test(text.charAt(start - 1)) && WORD.test(needle.charAt(0))) ||
      (WORD.test(text.charAt(end)) && WORD.test(needle.charAt(needle.length - 1)));
    if (!cutsWord) found.push({ start, end, isEncoded });
  }
  return found;
}

function count({ urls, bare }: Occurrences): number {
  return urls.length + bare.length;
}

function refuseUnsafe(path: string, { bare, ids }: Occurrences, { old, successor }: CredentialChange): void {
  if (bare.length === 0) return;
  const refuse = (why: string): never => {
    throw new AppError('conflict', `consumer: update: text-file:${path}: ${why}`, {
      hint: 'configure an env-file consumer, or change the file by hand',
    });
  };
  if (ids.length === 0 && newIdentifierOf(old, successor) !== identifierOf(old)) {
    refuse('the user or key id changes, but does not stand there in a form that can be told apart');
  }
  const secret = old.secret.reveal();
  if (byteTextOf(secret).length < MIN_SECRET_BYTES || Object.values(old.attributes).includes(secret)) {
    refuse('the old value is so common that other words would be replaced too');
  }
  const needsQuotes = !/^[A-Za-z0-9_./:@%+=,~-]*$/.test(successor.secret.reveal());
  if (needsQuotes && bare.some(({ isEncoded }) => !isEncoded)) {
    refuse('the new value holds characters that may need quotes there');
  }
}

function editsFor({ urls, bare, ids }: Occurrences, { old, successor }: CredentialChange): readonly Edit[] {
  const password = byteTextOf(successor.secret.reveal());
  const user = newIdentifierOf(old, successor);
  return [
    ...urls.flatMap((found) => userinfoEdits(found, password, user === undefined ? undefined : byteTextOf(user))),
    ...bare.map(({ start, end, isEncoded }) => ({ start, end, text: isEncoded ? percentEncode(password) : password })),
    ...ids.map(({ start, end }) => ({ start, end, text: user === undefined ? '' : byteTextOf(user) })),
  ];
}
