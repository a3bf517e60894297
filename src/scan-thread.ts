// A thread that scans what the first one reads.
import { parentPort, workerData } from 'node:worker_threads';
import { makeScanner } from './commands/shared/make-scanner.js';
import type { ThreadAnswer, ThreadFound, ThreadSetting, ThreadTask } from './commands/shared/scan-pool.js';
import { fragmentsIn, type FragmentBatch } from './engine/fragment-batch.js';
import { Grams } from './engine/grams.js';
import { markerFinder } from './triage/markers.js';

const { detectors, markers } = workerData as ThreadSetting;
const scanner = makeScanner({
  detectors,
  markerAt: markerFinder(markers),
});
let marked: Grams | undefined;
parentPort?.on('message', ({ batch, marks }: ThreadTask) => {
  if (marked?.buffer !== marks) {
    marked = marks === undefined ? undefined : new Grams(marks);
    scanner.markInto(marked);
  }
  const answer: ThreadAnswer = { found: foundIn(batch), block: batch.bytes };
  parentPort?.postMessage(answer, [answer.block]);
});

function foundIn(batch: FragmentBatch): readonly ThreadFound[] {
  const found: ThreadFound[] = [];
  let at = -1;
  for (const fragment of fragmentsIn(batch)) {
    at += 1;
    const { hits, rules } = scanner.look(fragment);
    if (hits.length === 0 && rules.size === 0) continue;
    found.push({
      at,
      hits: hits.map((hit) => ({ ...hit, secret: hit.secret.reveal() })),
      rules: [...rules],
    });
  }
  return found;
}
