import { appendFileSync } from 'node:fs';

/** Where the files of the suite, which run in processes of their own, leave their numbers for the sum. */
export const CASES_FILE = 'UNLEAK_CRASH_CASES';

/** Prints how many cases there were, and adds them to those of the other files. */
export function reportCases(title: string, cases: number): void {
  console.log(`crash suite, ${title}: ${String(cases)} cases`);
  const file = process.env[CASES_FILE];
  if (file !== undefined) appendFileSync(file, `${String(cases)}\n`);
}
