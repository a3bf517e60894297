import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../platform/clock.js';

/** What a command gets from the outside, so that tests can pass their own. */
export interface Io {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Opened on first use: a command that does not read it must not keep the process alive. */
  readonly stdin: () => Readable;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Aborts on the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  readonly isStdoutTty: boolean;
  readonly isStderrTty: boolean;
  readonly clock: Clock;
}

/** Writes all of it and resolves when the stream has taken it; a reader that went away is not an error. */
export async function writeAll(stream: Writable, chunks: Iterable<string> | AsyncIterable<string>): Promise<void> {
  for await (const chunk of chunks) {
    if (!(await write(stream, chunk))) return;
  }
}

function write(stream: Writable, chunk: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (error === null || error === undefined) resolve(true);
      else if (isGoneReader(error)) resolve(false);
      else reject(error);
    });
  });
}

/** `unleak scan | head`: the reader has enough, and what was computed keeps its exit code. */
export function isGoneReader(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
