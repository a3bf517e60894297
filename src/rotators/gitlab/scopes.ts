// What tokens may do, by GitLab's names: which scope includes which, and what is not for bots.
import { AppError } from '../../core/errors.js';
import type { Home } from './settings.js';

const INCLUDED: Readonly<Record<string, readonly string[]>> = {
  api: ['read_api', 'read_user', 'read_repository', 'write_repository', 'read_registry', 'write_registry'],
  write_repository: ['read_repository'],
};
/** A project's or group's token can't have these. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['sudo', 'admin_mode', 'read_user']);

/** What the replacement gets: what is configured, never more than the leaked token may, which is undefined where it is dead. */
export function scopesFor(
  configured: readonly string[] | undefined,
  own: readonly string[] | undefined,
  target: Home,
): string[] {
  if (own === undefined && configured === undefined) {
    throw new AppError('config', 'gitlab: planning: the leaked token is dead: nobody knows what it was allowed', {
      hint: 'nothing is left to stop; if its user needs another one, configure replacement, access-level and scopes',
    });
  }
  const more = own === undefined ? [] : beyond(configured ?? [], own);
  if (more.length > 0) {
    throw new AppError('config', `gitlab: planning: scopes: ${more.join(', ')}: the leaked token does not have them`, {
      hint: 'a replacement never may more than the leaked credential',
    });
  }
  const wanted = configured ?? own?.filter((scope) => target.kind === 'person' || !FOR_PEOPLE.has(scope)) ?? [];
  if (wanted.length > 0) return [...new Set(wanted)].toSorted();
  throw new AppError('config', `gitlab: planning: scopes: none is left that a ${target.kind}'s token can have`, {
    hint: 'configure scopes: what its user really needs',
  });
}

/** Those that are neither among the allowed nor included in one of them. */
export function beyond(scopes: readonly string[], allowed: readonly string[]): readonly string[] {
  const all = new Set(allowed.flatMap((scope) => [scope, ...(INCLUDED[scope] ?? [])]));
  return scopes.filter((scope) => !all.has(scope));
}
