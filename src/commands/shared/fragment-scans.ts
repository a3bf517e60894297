// Where fragments are scanned: here, or, once there is much of them, by other threads.
import type { Fragment } from '../../core/fragment.js';
import { SecretValue } from '../../core/secret-value.js';
import { BatchBuilder } from '../../engine/fragment-batch.js';
import type { Hit } from '../../engine/hit.js';
import { finished, type Steps } from '../../engine/steps.js';
import type { ScanPool, ThreadFound } from './scan-pool.js';

/** Takes fragments, and has what was found in them ready in the same order. */
export interface FragmentScans {
  /** Looks at it before it is done, or copies what it needs. Gives a promise where that takes long. */
  take(fragment: Fragment): Promise<void> | undefined;
  /** Whether something is ready, or so much is under way that whoever reads should wait. */
  readonly isDue: boolean;
  /** What is ready; waits where too much is under way. */
  ready(): Promise<readonly FoundIn[]>;
  /** All that is left. */
  rest(): Promise<readonly FoundIn[]>;
}

export interface FoundIn {
  readonly hits: readonly Hit[];
  readonly from: Sender;
  /** Ids of the rules that had a say there, told by other threads. */
  readonly rules?: ReadonlySet<string>;
}

/** What threads need not know of a fragment. */
export type Sender = Pick<Fragment, 'origin' | 'encodings'>;

/** Whether it was made from no other, which whoever scans it would have to know. */
export function isRoot({ lineage }: Pick<Fragment, 'lineage'>): boolean {
  return lineage === undefined || lineage.depth === 0;
}

/** What is shorter is scanned before anybody gets impatient, whatever is in it. */
const SHORT_BYTES = 64 * 1024;

/** Scans in this thread. */
export class ScansHere implements FragmentScans {
  readonly #scanning: (fragment: Fragment) => Steps<readonly Hit[]>;
  readonly #pause: () => Promise<boolean> | undefined;
  #found: FoundIn[] = [];

  /** @param pause asked often while one fragment is scanned; says whether to stop in the middle of it */
  constructor(scanning: (fragment: Fragment) => Steps<readonly Hit[]>, pause: () => Promise<boolean> | undefined) {
    this.#scanning = scanning;
    this.#pause = pause;
  }

  take(fragment: Fragment): Promise<void> | undefined {
    const steps = this.#scanning(fragment);
    if (fragment.bytes.length > SHORT_BYTES) return this.#takeSlowly(steps, fragment);
    this.#keep(finished(steps), fragment);
    return undefined;
  }

  async #takeSlowly(steps: Steps<readonly Hit[]>, from: Sender): Promise<void> {
    let step = steps.next();
    while (step.done !== true) step = steps.next(await this.#pause());
    this.#keep(step.value, from);
  }

  #keep(hits: readonly Hit[], { origin, encodings }: Sender): void {
    if (hits.length > 0) this.#found.push({ hits, from: { origin, encodings } });
  }

  get isDue(): boolean {
    return this.#found.length > 0;
  }

  ready(): Promise<readonly FoundIn[]> {
    const found = this.#found;
    this.#found = [];
    return Promise.resolve(found);
  }

  rest(): Promise<readonly FoundIn[]> {
    return this.ready();
  }
}

const BATCH_BYTES = 512 * 1024;
const BATCH_COUNT = 2_000;
/** Of large files a few are enough. */
const MAX_BYTES_UNDER_WAY = 8 * 2 ** 20;

/** A batch on its way. */
interface UnderWay {
  readonly bytes: number;
  readonly found: Promise<readonly FoundIn[]>;
  isDone: boolean;
}

/** Scans in the threads of a pool. */
export class ScansElsewhere implements FragmentScans {
  readonly #pool: ScanPool;
  readonly #marks: SharedArrayBuffer | undefined;
  /** To be filled again. */
  readonly #blocks: ArrayBuffer[] = [];
  #batch = new BatchBuilder(new ArrayBuffer(BATCH_BYTES));
  #senders: Sender[] = [];
  #isContinued = false;
  #underWay: UnderWay[] = [];

  /** @param marks what threads mark where they see it: see `Grams` */
  constructor(pool: ScanPool, marks: SharedArrayBuffer | undefined) {
    this.#pool = pool;
    this.#marks = marks;
  }

  take(fragment: Fragment): undefined {
    const isFull = this.#batch.byteLength + fragment.bytes.length > BATCH_BYTES || this.#batch.count >= BATCH_COUNT;
    if (isFull && this.#batch.count > 0) this.#send(!isRoot(fragment));
    this.#batch.add(fragment);
    this.#senders.push({ origin: fragment.origin, encodings: fragment.encodings });
  }

  get isDue(): boolean {
    return this.#underWay[0]?.isDone === true || this.#isEnough;
  }

  async ready(): Promise<readonly FoundIn[]> {
    const found: FoundIn[] = [];
    while (this.isDue) found.push(...(await this.#underWay.shift()!.found));
    return found;
  }

  async rest(): Promise<readonly FoundIn[]> {
    if (this.#batch.count > 0) this.#send(false);
    const all = await Promise.all(this.#underWay.splice(0).map(({ found }) => found));
    return all.flat();
  }

  get #isEnough(): boolean {
    const bytes = this.#underWay.reduce((sum, one) => sum + one.bytes, 0);
    return this.#underWay.length >= this.#pool.appetite || bytes > MAX_BYTES_UNDER_WAY;
  }

  #send(isNextContinued: boolean): void {
    const senders = this.#senders;
    const bytes = this.#batch.byteLength;
    const found = this.#pool
      .scan({ batch: this.#batch.build(), marks: this.#marks }, this.#isContinued)
      .then((answer) => {
        this.#blocks.push(answer.block);
        return answer.found.map((one) => backHome(one, senders[one.at]!));
      });
    const underWay: UnderWay = { bytes, found, isDone: false };
    // Whoever waits for it learns of a failure; until then it is nobody's fault that nobody waits.
    void Promise.allSettled([found]).then(() => {
      underWay.isDone = true;
    });
    this.#underWay.push(underWay);
    this.#batch = new BatchBuilder(this.#blocks.pop() ?? new ArrayBuffer(BATCH_BYTES));
    this.#senders = [];
    this.#isContinued = isNextContinued;
  }
}

function backHome({ hits, rules }: ThreadFound, from: Sender): FoundIn {
  const { origin, encodings } = from;
  const whole = hits.map((hit): Hit => ({
    ...hit,
    secret: new SecretValue(hit.secret),
    origin,
    encodings: encodings.length === 0 ? hit.encodings : [...encodings, ...hit.encodings],
  }));
  return { hits: whole, rules: new Set(rules), from };
}
