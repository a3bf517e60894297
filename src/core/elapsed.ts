/** Milliseconds since the process began, for durations. What `performance` comes with takes a hook a millisecond to load. */
export function elapsedMs(): number {
  return process.uptime() * 1000;
}
