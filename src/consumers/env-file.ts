/** An env file whose one key holds the secret, bare, in a URL or in a key file. Every byte but the value stays as it is. */
import { basename } from 'node:path';
import { identifierOf, newIdentifierOf } from '../core/credential.js';
import type { SecretValue } from '../core/secret-value.js';
import { AppError } from '../core/errors.js';
import { readUserFile, removeAttempt, replaceFile } from '../platform/replace-file.js';
import { applyEdits, byteTextOf, fromFile, toFile, type Edit } from './byte-text.js';
import type { Consumer, ConsumerState, CredentialChange } from './consumer.js';
import { assignmentsOf, meaningsOf, quoteValue, type Assignment } from './env-syntax.js';
import { isKeyFile, keyFileState, withNewKey } from './key-file-text.js';
import { notThere } from './slots.js';
import { hasUserinfo, userinfoEdits, userinfosWith } from './url-userinfo.js';

export interface EnvFileSettings {
  readonly path: string;
  readonly key: string;
  /** The key that holds the user or the key id, where the secret's key holds only the password. */
  readonly userKey?: string | undefined;
}

interface Target {
  readonly password: string;
  readonly user: string | undefined;
}

/** What one assignment holds, and how to bring the new value there. */
interface Verdict {
  readonly state: ConsumerState;
  readonly edits: readonly Edit[];
  /** Why the edits can't be made although the old value stands there. */
  readonly problem?: AppError | undefined;
}

type Change = Pick<CredentialChange, 'old'> & Partial<CredentialChange>;

const NEITHER: Verdict = { state: 'neither', edits: [] };
const NEW: Verdict = { state: 'new', edits: [] };

/**
 * Looks at the file once, to know whether it can carry a new user: yes in a URL or with `userKey`. A file that is not
 * there is reported by `check` and `update`.
 */
export async function envFileConsumer(settings: EnvFileSettings): Promise<Consumer> {
  const { path, key, userKey } = settings;
  const name = `env-file:${path}#${key}`;
  const carriesUser = userKey !== undefined || (await namesUser(settings));
  return {
    name,
    carries: carriesUser ? ['user'] : [],
    async check(change, signal) {
      signal.throwIfAborted();
      return judge(fromFile(await readUserFile(path)), settings, change).state;
    },
    async update(change, signal) {
      signal.throwIfAborted();
      const before = await readUserFile(path);
      const verdict = judge(fromFile(before), settings, change);
      const tempName = `${basename(path)}.${change.rotationId}`;
      if (verdict.state === 'new') return removeAttempt(path, tempName);
      if (verdict.state === 'neither') throw notThere(name);
      if (verdict.problem !== undefined) throw verdict.problem;
      const after = toFile(applyEdits(fromFile(before), verdict.edits));
      await replaceFile(path, after, { tempName, expected: before });
    },
  };
}

/** Whether the secret stands there in a form that says whose it is. */
async function namesUser({ path, key }: EnvFileSettings): Promise<boolean> {
  try {
    const assignments = assignmentsOf(fromFile(await readUserFile(path)));
    return assignments.some((one) => one.key === key && (hasUserinfo(one.raw) || keyFileOf(one) !== undefined));
  } catch {
    return false;
  }
}

/** Password and user together: where one of them still has to change, the state is `old`. */
function judge(text: string, { path, key, userKey }: EnvFileSettings, change: Change): Verdict {
  const old = targetOf(change.old.secret, identifierOf(change.old));
  const { successor } = change;
  const next = successor === undefined ? undefined : targetOf(successor.secret, newIdentifierOf(change.old, successor));
  const assignments = assignmentsOf(text);
  const secrets = assignments.filter((one) => one.key === key);
  const userChanges = next?.user !== undefined && next.user !== old.user;
  const handling = { userChanges, userKey, path };
  const password = combine(
    secrets.map((one) => judgeKeyFile(one, change, path) ?? judgeSecret(one, old, next, handling)),
  );
  const isUrl = secrets.some((one) => hasUserinfo(one.raw) || keyFileOf(one) !== undefined);
  if (isUrl || userKey === undefined || !userChanges || password.state === 'neither') return password;
  const users = assignments.filter((one) => one.key === userKey);
  const user = combine(users.map((one) => judgeValue(one, old.user, next.user, path)));
  if (user.state === 'neither') return NEITHER;
  return combineStates([password, user]);
}

/** The last assignment of a key counts, but an old value must not stay in an earlier one either. */
function combine(verdicts: readonly Verdict[]): Verdict {
  const last = verdicts.at(-1);
  return last === undefined || last.state === 'neither' ? NEITHER : combineStates(verdicts);
}

function combineStates(verdicts: readonly Verdict[]): Verdict {
  return {
    state: verdicts.some((one) => one.state === 'old') ? 'old' : 'new',
    edits: verdicts.flatMap((one) => one.edits),
    problem: verdicts.find((one) => one.problem !== undefined)?.problem,
  };
}

interface UserHandling {
  readonly userChanges: boolean;
  readonly userKey: string | undefined;
  readonly path: string;
}

function judgeSecret(one: Assignment, old: Target, next: Target | undefined, handling: UserHandling): Verdict {
  if (hasUserinfo(one.raw)) return judgeUrl(one, old, next);
  const verdict = judgeValue(one, old.password, next?.password, handling.path);
  if (verdict.state !== 'old' || !handling.userChanges || handling.userKey !== undefined) return verdict;
  const problem = new AppError(
    'conflict',
    `consumer: update: ${handling.path}: the user changes, but ${one.key} holds only the password`,
    { hint: 'name the key that holds the user as `user-key` of this consumer' },
  );
  return { ...verdict, problem };
}

/** Undefined where the value is no key file. */
function judgeKeyFile(one: Assignment, { old, successor }: Change, path: string): Verdict | undefined {
  const text = keyFileOf(one);
  if (text === undefined) return undefined;
  const state = keyFileState(text, successor === undefined ? { old } : { old, successor });
  if (state !== 'old' || successor === undefined) return { state, edits: [] };
  return writing(one, withNewKey(text, { old, successor }), path);
}

function keyFileOf(one: Assignment): string | undefined {
  return meaningsOf(one).find(isKeyFile);
}

function judgeUrl(one: Assignment, old: Target, next: Target | undefined): Verdict {
  const offset = one.start + one.quote.length;
  const isOf = (target: Target) => (found: { readonly user: string }) =>
    target.user === undefined || found.user === target.user;
  if (next !== undefined && userinfosWith(one.raw, next.password).some(isOf(next))) return NEW;
  const found = userinfosWith(one.raw, old.password).find(isOf(old));
  if (found === undefined) return NEITHER;
  const edits = next === undefined ? [] : userinfoEdits(found, next.password, next.user);
  return {
    state: 'old',
    edits: edits.map(({ start, end, text }) => ({ start: start + offset, end: end + offset, text })),
  };
}

function judgeValue(one: Assignment, old: string | undefined, next: string | undefined, path: string): Verdict {
  const meanings = meaningsOf(one);
  if (next !== undefined && meanings.includes(next)) return NEW;
  if (old === undefined || !meanings.includes(old)) return NEITHER;
  return next === undefined ? { state: 'old', edits: [] } : writing(one, next, path);
}

/** That the old value stands there, with what to write in its place. */
function writing(one: Assignment, next: string, path: string): Verdict {
  const text = quoteValue(next, one.quote);
  if (text === undefined) {
    const problem = new AppError(
      'conflict',
      `consumer: update: ${path}: the new value of ${one.key} can't be written there`,
      { hint: 'dotenv and a shell would read its characters differently: write it by hand' },
    );
    return { state: 'old', edits: [], problem };
  }
  return { state: 'old', edits: [{ start: one.start, end: one.end, text }] };
}

function targetOf(secret: SecretValue, user: string | undefined): Target {
  return { password: byteTextOf(secret.reveal()), user: user === undefined ? undefined : byteTextOf(user) };
}
