import type { Hit } from '../../src/engine/hit.js';
import type { Scanner } from '../../src/engine/scanner.js';
import type { Label, Sample } from './lines.js';

/** What came of one sample at the default level. */
export interface Outcome {
  readonly sample: Sample;
  readonly found: readonly Label[];
  readonly missed: readonly Label[];
  readonly wrong: readonly Hit[];
  /** Rule by rule: how many labels it found. */
  readonly rules: readonly string[];
}

export interface Score {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
}

export function scanSample(scanner: Scanner, sample: Sample): Outcome {
  const hits = scanner
    .scan({
      bytes: Buffer.from(sample.text),
      origin: { source: 'file', path: sample.path },
      startLine: 1,
      startColumn: 1,
      encodings: [],
    })
    .filter((hit) => hit.confidence !== 'low');
  const offsets = lineOffsets(sample.text);
  const spans = hits.map((hit) => ({
    hit,
    start: (offsets[hit.startLine - 1] ?? 0) + hit.startColumn - 1,
    end: (offsets[hit.endLine - 1] ?? 0) + hit.endColumn - 1,
  }));
  const meets = (label: Label, span: { start: number; end: number }): boolean =>
    span.start < label.end && label.start < span.end;
  // The id of a pair is told with its secret, and is no finding of its own.
  const isTold = ({ start, end }: Label): boolean =>
    hits.some((hit) => hit.companions.some(({ value }) => value === sample.text.slice(start, end)));
  const found = sample.labels.filter((label) => spans.some((span) => meets(label, span)) || isTold(label));
  const right = spans.filter((span) => sample.labels.some((label) => meets(label, span)));
  return {
    sample,
    found,
    missed: sample.labels.filter((label) => !found.includes(label)),
    wrong: spans.filter((span) => !right.includes(span)).map(({ hit }) => hit),
    rules: right.map(({ hit }) => hit.ruleId),
  };
}

export function addUp(outcomes: readonly Outcome[]): Score {
  return {
    found: outcomes.reduce((sum, one) => sum + one.found.length, 0),
    missed: outcomes.reduce((sum, one) => sum + one.missed.length, 0),
    wrong: outcomes.reduce((sum, one) => sum + one.wrong.length, 0),
  };
}

function lineOffsets(text: string): readonly number[] {
  const offsets = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) offsets.push(at + 1);
  return offsets;
}
