// Counts how words and identifiers go on, three characters at a time, in the text of installed packages, and writes
// src/engine/language-model-table.ts. `node scripts/train-language-model.mjs FOLDER...`; the table that ships was made
// from this repository's node_modules and the standard library of Python.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const SYMBOLS = '^abcdefghijklmnopqrstuvwxyz0';
const TEXT_FILE = /\.(?:[cm]?[jt]s|md|py|txt|rst|json|html|css|ya?ml|toml)$|^(?:README|LICENSE|CHANGELOG)/i;
const MAX_FILE_BYTES = 400_000;
/** What stands in one file only may be a hash or a token. */
const MIN_FILES = 3;
const SMOOTHING = 0.4;
const target = fileURLToPath(new URL('../src/engine/language-model-table.ts', import.meta.url));

const files = new Map();
for (const folder of process.argv.slice(2)) for await (const path of walk(folder)) await countWords(path);
const words = [...files].filter(([, count]) => count >= MIN_FILES);
await writeFile(target, await tableText(logarithms(trigrams(words.map(([word]) => word)))));
process.stderr.write(`language model: ${words.length} different words\n`);

async function* walk(folder) {
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile() && TEXT_FILE.test(entry.name) && !entry.name.includes('.min.')) yield path;
  }
}

async function countWords(path) {
  const text = await readFile(path, 'utf8');
  if (text.length > MAX_FILE_BYTES) return;
  for (const word of new Set(text.match(/[A-Za-z0-9][A-Za-z0-9_-]*/g) ?? [])) {
    if (word.length >= 3 && word.length <= 40 && /[A-Za-z]/.test(word)) files.set(word, (files.get(word) ?? 0) + 1);
  }
}

/** As `fold` in src/engine/language-model.ts does it. */
function fold(word) {
  const humps = word.replace(/([a-z])([A-Z])/g, '$1^$2').replace(/([A-Z])([A-Z][a-z])/g, '$1^$2');
  return `^${humps
    .toLowerCase()
    .replace(/[0-9]/g, '0')
    .replace(/[^a-z0]+/g, '^')}^`.replace(/\^+/g, '^');
}

function trigrams(list) {
  const size = SYMBOLS.length;
  const counts = new Float64Array(size ** 3);
  for (const word of list) {
    let [first, second] = [0, 0];
    for (const char of fold(word).slice(1)) {
      const third = SYMBOLS.indexOf(char);
      counts[(first * size + second) * size + third] += 1;
      [first, second] = [second, third];
    }
  }
  return counts;
}

/** Bits of each trigram's last character, in half bits, at most 15 bits: one hexadecimal pair would be twice as long. */
function logarithms(counts) {
  const size = SYMBOLS.length;
  const codes = [];
  for (let pair = 0; pair < size * size; pair += 1) {
    const row = counts.subarray(pair * size, (pair + 1) * size);
    const total = row.reduce((sum, count) => sum + count, 0);
    for (const count of row) {
      const bits = -Math.log2((count + SMOOTHING) / (total + SMOOTHING * size));
      codes.push(String.fromCharCode(0x30 + Math.min(31, Math.round(bits * 2))));
    }
  }
  return codes.join('');
}

async function tableText(codes) {
  const size = SYMBOLS.length ** 2;
  const lines = [];
  for (let at = 0; at < codes.length; at += size / 7)
    lines.push(`  ${JSON.stringify(codes.slice(at, at + size / 7))},`);
  const text = [
    '// Written by scripts/train-language-model.mjs. Half bits of each trigram of the folded alphabet, one character each from',
    '// `0` on, by first, second and third symbol.',
    `export const SYMBOLS = '${SYMBOLS}';`,
    '',
    'export const TRIGRAM_HALF_BITS = [',
    ...lines,
    "].join('');",
    '',
  ].join('\n');
  return format(text, { ...(await resolveConfig(target)), filepath: target });
}
