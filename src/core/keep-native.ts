const kept = new Set<object>();

/**
 * Keeps a native object until the process ends, and gives it back. Built with the headers of Node 24.19 and later,
 * better-sqlite3 12 aborts the process when V8 collects one of its databases, statements or iterators outside of a
 * context (github.com/nodejs/node/issues/65446); its version 13 does not run on Node 20.
 */
export function keepNative<T extends object>(native: T): T {
  kept.add(native);
  return native;
}
