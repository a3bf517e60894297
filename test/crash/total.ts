import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASES_FILE } from './cases.js';

const folder = mkdtempSync(join(tmpdir(), 'unleak-cases-'));
const file = join(folder, 'cases');

export function setup(): void {
  process.env[CASES_FILE] = file;
}

/** Adds up the cases of all files of the crash suite that ran, and prints the sum. */
export function teardown(): void {
  if (existsSync(file)) {
    const counts = readFileSync(file, 'utf8').trim().split('\n').map(Number);
    const sum = counts.reduce((all, count) => all + count, 0);
    console.log(`crash suite: ${String(sum)} cases in all, from ${String(counts.length)} parts`);
  }
  rmSync(folder, { recursive: true, force: true });
}
