import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the repository that a folder is in; undefined where it is in none. */
export function repositoryAround(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryAround(parent);
}
