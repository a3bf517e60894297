import type { Writable } from 'node:stream';
import type { SingleBar } from 'cli-progress';

const BAR_AFTER_MS = 1000;
const LINE_AFTER_MS = 5000;
const LINE_EVERY_MS = 10_000;

export interface ProgressTarget {
  readonly stderr: Writable;
  readonly isTty: boolean;
  readonly isQuiet: boolean;
  readonly now: () => number;
}

export interface ProgressState {
  readonly what: string;
  readonly done: number;
  readonly total?: number | undefined;
}

/** A bar on a terminal for what takes over a second; elsewhere a plain line now and then for what takes longer. */
export class Progress {
  readonly #target: ProgressTarget;
  readonly #startedAt: number;
  #lastLineAt: number | undefined;
  #bar: SingleBar | undefined;

  constructor(target: ProgressTarget) {
    this.#target = target;
    this.#startedAt = target.now();
  }

  /** To be called often; prints only what is due. */
  async update(state: ProgressState): Promise<void> {
    if (this.#target.isQuiet) return;
    const now = this.#target.now();
    if (this.#target.isTty) {
      if (now - this.#startedAt >= BAR_AFTER_MS) await this.#draw(state);
      return;
    }
    const since = this.#lastLineAt ?? this.#startedAt + LINE_AFTER_MS - LINE_EVERY_MS;
    if (now - since < LINE_EVERY_MS) return;
    this.#lastLineAt = now;
    const of = state.total === undefined ? '' : ` of ${String(state.total)}`;
    this.#target.stderr.write(`scanning: ${state.what}: ${String(state.done)}${of} done\n`);
  }

  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  async #draw(state: ProgressState): Promise<void> {
    // A total that is not known yet would draw a full bar.
    const total = Math.max(state.total ?? state.done + 1, state.done, 1);
    if (this.#bar === undefined) {
      const { default: cliProgress } = await import('cli-progress');
      this.#bar = new cliProgress.SingleBar({
        format: 'scanning {bar} {value}/{total} {what}',
        stream: this.#target.stderr as NodeJS.WritableStream,
        clearOnComplete: true,
        hideCursor: false,
        // Plain ASCII: no colour to switch off, nothing a font may lack.
        barCompleteChar: '#',
        barIncompleteChar: '.',
        barsize: 24,
      });
      this.#bar.start(total, state.done, { what: state.what });
    }
    this.#bar.setTotal(total);
    this.#bar.update(state.done, { what: state.what });
  }
}
