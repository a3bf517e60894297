// The tills of the guide: a program over a file, started as the configuration says.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('tills-keys.mjs', import.meta.url));

export interface Tills {
  /** What stands in the guide for the program, and what it is here. */
  readonly here: Readonly<Record<string, string>>;
  /** Its keys, each with its note. */
  keys(): Readonly<Record<string, string>>;
  set(keys: Readonly<Record<string, string>>): void;
  /** Arguments, environment and folder of each start. */
  log(): string;
  remove(): void;
}

export function newTills(): Tills {
  const folder = mkdtempSync(join(tmpdir(), 'unleak-tills-'));
  const file = join(folder, 'keys.json');
  const set = (keys: Readonly<Record<string, string>>): void => writeFileSync(file, JSON.stringify(keys));
  set({});
  return {
    here: { '[/usr/local/bin/tills-keys,': `[${process.execPath}, ${PROGRAM}, ${file},` },
    keys: () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>,
    set,
    log: () => (existsSync(`${file}.log`) ? readFileSync(`${file}.log`, 'utf8') : ''),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
