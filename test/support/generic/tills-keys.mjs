// A small program that keeps the keys of some tills in a file: `tills-keys FILE add|check|remove`, everything else as JSON
// on standard input and output. What it was started with is written down, so that a test can look for secrets there.
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const [file, verb] = process.argv.slice(2);
const { key, note } = JSON.parse(readFileSync(0, 'utf8'));
const keys = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
appendFileSync(`${file}.log`, `${JSON.stringify({ argv: process.argv, env: process.env, cwd: process.cwd() })}\n`);

function save() {
  writeFileSync(`${file}.new`, JSON.stringify(keys));
  renameSync(`${file}.new`, file);
}

function answer(value) {
  process.stdout.write(JSON.stringify(value));
}

switch (verb) {
  case 'add':
    keys[key] = note;
    save();
    answer({ added: true });
    break;
  case 'check':
    answer(Object.hasOwn(keys, key) ? { known: true, note: keys[key] } : { known: false });
    break;
  case 'remove':
    delete keys[key];
    save();
    answer({ removed: true });
    break;
  default:
    process.exitCode = 64;
}
