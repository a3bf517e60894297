import { KERNEL } from './prefilter-kernel.generated.js';
import { CHUNK_BYTES, OUT_AT, TEXT_AT } from './prefilter-layout.js';

/** Made when first needed: to compile it takes longer than to scan a small file. */
let compiled: WebAssembly.Module | undefined;

/** The prefilter's inner loop in WebAssembly: three times as fast as its twin in JavaScript. */
export class Kernel {
  readonly #find: (count: number) => number;
  readonly #memory: Uint8Array;
  readonly #positions: Uint32Array;

  private constructor({ exports }: WebAssembly.Instance) {
    const { buffer } = exports['memory'] as WebAssembly.Memory;
    this.#find = exports['find'] as (count: number) => number;
    this.#memory = new Uint8Array(buffer);
    this.#positions = new Uint32Array(buffer, OUT_AT);
  }

  /** Undefined where WebAssembly is not to be had, as in a Node that was started with `--jitless`. */
  static load(table: Uint8Array): Kernel | undefined {
    if (typeof WebAssembly === 'undefined') return undefined;
    compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
    const kernel = new Kernel(new WebAssembly.Instance(compiled));
    kernel.#memory.set(table, 0);
    return kernel;
  }

  /** Where the windows begin that may be a keyword's, of those in `from` to `to`; each list is good until the next. */
  *windows(bytes: Uint8Array, from: number, to: number): Generator<Uint32Array> {
    for (let start = from; start < to; start += CHUNK_BYTES) {
      const count = Math.min(CHUNK_BYTES, to - start);
      // The last windows reach into the three bytes behind.
      this.#memory.set(bytes.subarray(start, start + count + 3), TEXT_AT);
      let found = this.#find(count);
      const positions = this.#positions;
      // The last turn looks at some positions too many.
      while (found > 0 && positions[found - 1]! >= count) found -= 1;
      for (let at = 0; at < found; at += 1) positions[at]! += start;
      yield positions.subarray(0, found);
    }
  }
}
