/** Longer pauses bring nothing while a person waits. */
export const LONGEST_PAUSE_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const GROWTH = 1.5;
/** So that rotations that began together do not ask together. */
const JITTER = 0.2;

/** Pauses between questions to a provider, without end: they grow to ten seconds, each a little off. */
export function* pauses(): Generator<number, never> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS)) {
    yield Math.round(pauseMs * (1 + JITTER * (Math.random() * 2 - 1)));
  }
}
