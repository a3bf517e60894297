import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below the folder, at any depth. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** Those of them that hold the text as it is. */
export function filesWith(folder: string, text: string): readonly string[] {
  return filesBelow(folder).filter((path) => readFileSync(path).includes(text));
}
