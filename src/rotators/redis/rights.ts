// What a user may do, as it tells itself where it may: for an inspection, never for a decision.
import type { Session } from './session.js';

/** Commands and keys in Redis' words. Reads only; most users may not look at themselves. */
export async function rightsOf(session: Session, user: string): Promise<Readonly<Record<string, string>>> {
  const answer = await session.tryRead('ACL', 'GETUSER', user);
  if ('refused' in answer || !Array.isArray(answer.reply)) return {};
  const list: readonly unknown[] = answer.reply;
  const told = (name: string): string | undefined => {
    const value = list[list.indexOf(name) + 1];
    return list.includes(name) && typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [scopes, keys, channels] = [told('commands'), told('keys'), told('channels')];
  const resources = [
    ...(keys === undefined ? [] : [`keys ${keys}`]),
    ...(channels === undefined ? [] : [`channels ${channels}`]),
  ];
  return {
    ...(scopes === undefined ? {} : { scopes }),
    ...(resources.length === 0 ? {} : { resources: resources.join(', ') }),
  };
}
