import { setFlagsFromString } from 'node:v8';

const FLAGS = [
  // What a scan makes dies young, so a larger young generation saves no time and costs 22 to 45 MiB.
  '--semi-space-growth-factor=1',
  // V8 copies small functions into their callers before it optimizes those, which for a scan costs more than it brings: a
  // third of the time for a folder of 115 MB, a tenth for a history of 64 MB.
  '--max-inlined-bytecode-size-cumulative=150',
  // What ran at the start is not forgotten in a long run: what is kept at its end is for the next start.
  '--no-flush-bytecode',
];

/** A V8 that does not know a flag complains about it on standard error. */
const FLAGS_OF_V8_11 = [
  // It optimizes later than it would: a short run ends before that has paid off.
  '--interrupt-budget=150000',
];

/**
 * From now on V8 does what suits our commands. Is for the whole process, so only an entry may ask for it, and before it
 * loads anything, since V8 takes no compiled code that was made under other flags.
 */
export function setV8Flags(): void {
  const flags = process.versions.v8.startsWith('11.') ? [...FLAGS, ...FLAGS_OF_V8_11] : FLAGS;
  for (const flag of flags) setFlagsFromString(flag);
}

/** What is over by then is over sooner without: to optimize a function takes longer than to run it a few times. */
const SHORT_MS = 100;

/** Has V8 optimize nothing at first. To be called once the program is loaded: it is for what the flags are then. */
export function optimizeLater(): void {
  setFlagsFromString('--no-opt');
  setTimeout(optimizeNow, SHORT_MS).unref();
}

/** As it was before `optimizeLater`; may be called again. */
export function optimizeNow(): void {
  setFlagsFromString('--opt');
}
