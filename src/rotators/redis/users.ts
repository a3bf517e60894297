// Users as Redis keeps them: a set of SHA-256 sums, each of a password that is valid beside the others.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Session } from './session.js';

export interface User {
  readonly name: string;
  readonly isOn: boolean;
  /** Takes any password. */
  readonly takesAny: boolean;
  readonly sums: readonly string[];
}

const texts = z.array(z.string());
const pairsSchema = z.array(z.union([z.string(), z.array(z.unknown()), z.null()]));

/** Undefined where the server has no such user. */
export async function readUser(session: Session, name: string): Promise<User | undefined> {
  const reply = await session.read('ACL', 'GETUSER', name);
  return reply === null ? undefined : userOf(name, reply);
}

/** A user from the reply to ACL GETUSER: names and values in turn. */
export function userOf(name: string, reply: unknown): User {
  const pairs = pairsSchema.safeParse(reply);
  const value = (key: string): unknown => {
    const at = pairs.data?.findIndex((entry, index) => index % 2 === 0 && entry === key) ?? -1;
    return at < 0 ? undefined : pairs.data?.[at + 1];
  };
  const flags = texts.safeParse(value('flags'));
  const sums = texts.safeParse(value('passwords'));
  if (!flags.success || !sums.success || !sums.data.every((sum) => /^[0-9a-f]{64}$/.test(sum))) {
    throw new AppError('provider-refused', `redis: reading the user: ${name}: not in a form that is known`);
  }
  return {
    name,
    isOn: flags.data.includes('on'),
    takesAny: flags.data.includes('nopass'),
    sums: sums.data,
  };
}

/** What the server keeps of this password, and all that we send of it when we set it. */
export function sumOf(password: SecretValue): string {
  return createHash('sha256').update(password.reveal(), 'utf8').digest('hex');
}

/** Where changes to users are kept. Without any place they are lost when the server restarts. */
export type Keeping = 'acl file' | 'configuration file' | 'nowhere';

export async function keepingOf(session: Session): Promise<Keeping> {
  const [, aclFile = ''] = texts.catch([]).parse(await session.read('CONFIG', 'GET', 'aclfile'));
  if (aclFile !== '') return 'acl file';
  const info = String(await session.read('INFO', 'server'));
  return /^config_file:\S/m.test(info) ? 'configuration file' : 'nowhere';
}

export const KEEP_COMMANDS = {
  'acl file': ['ACL', 'SAVE'],
  'configuration file': ['CONFIG', 'REWRITE'],
  nowhere: undefined,
} as const satisfies Record<Keeping, readonly string[] | undefined>;

/** Has the server write down its users as they are now, so that they are the same after a restart. */
export async function keep(session: Session): Promise<void> {
  const command = KEEP_COMMANDS[await keepingOf(session)];
  if (command !== undefined) await session.change(...command);
}
