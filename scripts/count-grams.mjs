// `node scripts/count-grams.mjs FOLDER...`: writes the four-byte sequences that source code and text hold most, the most
// common first, for the prefilter to avoid. Run by hand, on whatever code lies on the machine; a list that is a little
// different costs some speed and nothing else.
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const COUNT = 1500;
const BYTES_PER_FILE = 60_000;
const MAX_FILES = 3000;
const TEXT = new Set('.js .mjs .ts .json .md .go .py .txt .yml .yaml .c .h .sh .html .conf'.split(' '));
const FOLD_BIT = 0x20;

const files = process.argv.slice(2).flatMap((folder) => [...textFiles(folder)]);
const step = Math.max(1, Math.floor(files.length / MAX_FILES));
const counts = new Map();
for (let at = 0; at < files.length; at += step) count(readFileSync(files[at]).subarray(0, BYTES_PER_FILE));
const grams = [...counts]
  .filter(([gram]) => /^[a-z0-9_.:/=@-]{4}$/.test(gram))
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .slice(0, COUNT)
  .map(([gram]) => gram);
const target = new URL('../src/engine/common-grams.generated.ts', import.meta.url);
writeFileSync(
  target,
  `// Made by scripts/count-grams.mjs: four bytes each, the most common first.\nexport const COMMON_GRAMS =\n  '${grams.join('')}';\n`,
);

function count(bytes) {
  const text = Buffer.from(bytes.map((byte) => byte | FOLD_BIT)).toString('latin1');
  for (let at = 0; at + 4 <= text.length; at += 1) {
    const gram = text.slice(at, at + 4);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
}

function* textFiles(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) yield* textFiles(path);
    else if (stat?.isFile() && TEXT.has(extname(name))) yield path;
  }
}
