/**
 * Work that pauses now and then, so that whoever drives it may look at the clock or at signals. What it is told then is
 * whether to stop: it ends with what it has.
 */
export type Steps<T> = Generator<undefined, T, boolean | undefined>;

/** All of it at once. */
export function finished<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
