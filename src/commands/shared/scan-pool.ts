// Threads that scan, for what is large: this thread goes on reading meanwhile.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../core/errors.js';
import type { Detector } from '../../detectors/detector.js';
import type { FragmentBatch } from '../../engine/fragment-batch.js';
import type { Hit } from '../../engine/hit.js';
import type { MarkerChoice } from '../../triage/markers.js';

/** What a thread makes its scanner from. */
export interface ThreadSetting {
  /** Rules beside ours. */
  readonly detectors: readonly Detector[];
  readonly markers: MarkerChoice;
}

/** What a thread is asked to do. */
export interface ThreadTask {
  readonly batch: FragmentBatch;
  /** Of a `Grams` of this thread, to mark what is in the batch. */
  readonly marks: SharedArrayBuffer | undefined;
}

/** What was found in one fragment of a batch, as it goes from thread to thread. */
export interface ThreadFound {
  /** The fragment's number in its batch. */
  readonly at: number;
  readonly hits: readonly ThreadHit[];
  readonly rules: readonly string[];
}

/** Its origin is what the thread knows of it. */
export type ThreadHit = Omit<Hit, 'secret'> & { readonly secret: string };

export interface ThreadAnswer {
  readonly found: readonly ThreadFound[];
  /** The block that the batch came in, to be filled again: new ones would be garbage of a kind that V8 does not see. */
  readonly block: ArrayBuffer;
}

/** What one thread may hold of what it makes of a few megabytes. Also, V8 tidies up the later the more it may hold. */
const MAX_HEAP_MB = 1024;

/** The build puts it beside the command line, and above what the library loads. */
function threadFile(): string {
  const beside = join(import.meta.dirname, 'scan-thread.js');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', 'scan-thread.js');
}

/** Threads are started when there is work for them; whoever made the pool closes it. */
export class ScanPool {
  readonly #setting: ThreadSetting;
  readonly #size: number;
  readonly #threads: Thread[] = [];
  #last: Thread | undefined;

  constructor(setting: ThreadSetting, size: number) {
    this.#setting = setting;
    this.#size = size;
  }

  /** How many batches keep all threads busy while others are made. */
  get appetite(): number {
    return this.#size * 2 + 1;
  }

  /**
   * What is in a batch, whose bytes are the thread's until it has answered. Fails when a thread does.
   *
   * @param isContinued whether its fragments may have been made from those of the batch before, so that the same thread
   *   has to scan it
   */
  async scan(task: ThreadTask, isContinued: boolean): Promise<ThreadAnswer> {
    this.#last = isContinued && this.#last !== undefined ? this.#last : this.#idlest();
    return this.#last.scan(task);
  }

  /** Ends the threads, whatever they are doing. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.stop()));
  }

  #idlest(): Thread {
    const [idlest] = this.#threads.toSorted((a, b) => a.waiting - b.waiting);
    if (idlest !== undefined && (idlest.waiting === 0 || this.#threads.length >= this.#size)) return idlest;
    const thread = new Thread(this.#setting);
    this.#threads.push(thread);
    return thread;
  }
}

interface Asked {
  readonly resolve: (answer: ThreadAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Answers in the order of what it was asked. */
class Thread {
  readonly #worker: Worker;
  readonly #asked: Asked[] = [];
  #failure: Error | undefined;

  constructor(setting: ThreadSetting) {
    this.#worker = new Worker(threadFile(), {
      workerData: setting,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    this.#worker
      .on('message', (answer: ThreadAnswer) => this.#asked.shift()?.resolve(answer))
      .on('messageerror', (cause) => this.#fail(brokenBy(cause)))
      .on('error', (cause) => this.#fail(brokenBy(cause)))
      .on('exit', () => this.#fail(brokenBy(undefined)));
  }

  get waiting(): number {
    return this.#asked.length;
  }

  async scan(task: ThreadTask): Promise<ThreadAnswer> {
    if (this.#failure !== undefined) throw this.#failure;
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      const { bytes, numbers } = task.batch;
      this.#worker.postMessage(task, [bytes, numbers.buffer]);
    });
  }

  async stop(): Promise<void> {
    this.#worker.removeAllListeners('exit');
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const asked of this.#asked.splice(0)) asked.reject(this.#failure);
  }
}

function brokenBy(cause: unknown): AppError {
  const why = cause instanceof Error ? cause.message : 'it ended before its work was done';
  return new AppError('internal', `scan: scanning in a thread: ${why}`, { hint: 'scan with --threads 1', cause });
}
