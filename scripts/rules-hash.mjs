// A name for everything in our code that decides what a scan finds. What an earlier scan has read counts only under the same.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['core', 'decoders', 'detectors', 'engine', 'git', 'sources'];
const NOT_SHIPPED = /\.(?:test|examples|d)\.ts$/;

/** @param {string} root the folder that holds package.json */
export function rulesHash(root) {
  const hash = createHash('sha256');
  const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  hash.update(JSON.stringify([version, dependencies]));
  for (const folder of FOLDERS) {
    const files = readdirSync(join(root, 'src', folder), { recursive: true })
      .map(String)
      .sort();
    for (const file of files.filter((name) => name.endsWith('.ts') && !NOT_SHIPPED.test(name))) {
      hash.update(`\0${folder}/${file}\0`).update(readFileSync(join(root, 'src', folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}
