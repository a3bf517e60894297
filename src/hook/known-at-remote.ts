import { GapList } from '../git/gap-list.js';
import type { GitConfig } from '../git/git-config.js';
import { readRefs } from '../git/refs.js';
import type { Repository } from '../git/repository.js';
import type { PushLine } from './push-lines.js';

/**
 * Ids of what the remote has: what it said it has, and what was fetched from it or pushed to it before.
 * @param remote its name, or its address if it has none
 */
export function knownAtRemote(repository: Repository, remote: string, lines: readonly PushLine[]): string[] {
  const said = lines.flatMap(({ remoteId }) => remoteId ?? []);
  const names = namesOf(repository.config, remote);
  // A ref that can't be read is one thing less that is known: more is scanned then.
  const refs = readRefs(repository, new GapList());
  const others = remoteNames(repository.config).filter((name) => !names.includes(name));
  const fetched = [...refs.byName].filter(
    ([ref]) => names.some((name) => isTracking(ref, name)) && !others.some((other) => isMoreOf(ref, other, names)),
  );
  return [...new Set([...said, ...fetched.map(([, id]) => id)])];
}

/** A push to an address is one to every remote with this address. */
function namesOf(config: GitConfig, remote: string): readonly string[] {
  const all = remoteNames(config);
  if (all.includes(remote)) return [remote];
  return all.filter(
    (name) => config.get(`remote.${name}.pushurl`) === remote || config.get(`remote.${name}.url`) === remote,
  );
}

function remoteNames(config: GitConfig): readonly string[] {
  const names = [...config.keys()].flatMap((key) => /^remote\.(.+)\.(?:url|pushurl|fetch)$/.exec(key)?.[1] ?? []);
  return [...new Set(names)];
}

function isTracking(ref: string, name: string): boolean {
  return ref.startsWith(`refs/remotes/${name}/`);
}

/** Where remotes are called `origin` and `origin/fork`, the refs of the second look like refs of the first. */
function isMoreOf(ref: string, other: string, names: readonly string[]): boolean {
  return isTracking(ref, other) && names.some((name) => other.startsWith(`${name}/`));
}
