import type { Location } from '../../core/finding.js';
import { openRepository } from '../../git/repository.js';

/** `https://HOST/OWNER/NAME`, `ssh://git@HOST/OWNER/NAME` or `git@HOST:OWNER/NAME`, where the host is called GitHub. */
const ADDRESS =
  /^(?:(?:https|ssh):\/\/)?(?:[^@/\s]*@)?[a-z0-9.-]*\bgithub\b[a-z0-9.-]*(?::\d+)?[/:]([A-Za-z0-9_-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/i;

/** `OWNER/NAME` of the repository at GitHub that a finding's repository was cloned from; a guess, for a person to check. */
export function remoteRepository(locations: readonly Location[]): string | undefined {
  const folders = new Set(locations.flatMap(({ repository }) => repository ?? []));
  for (const folder of folders) {
    const [, owner, name] = ADDRESS.exec(originOf(folder) ?? '') ?? [];
    if (owner !== undefined && name !== undefined) return `${owner}/${name}`;
  }
  return undefined;
}

function originOf(folder: string): string | undefined {
  try {
    return openRepository(folder).config.get('remote.origin.url');
  } catch {
    // It was moved or is broken: then nothing is guessed.
    return undefined;
  }
}
