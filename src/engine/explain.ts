/** What became of every match in a text, for whoever wonders why something is reported or is not. */
import type { Confidence, Severity } from '../core/finding.js';
import { memoryContent, type Fragment } from '../core/fragment.js';
import { SecretValue } from '../core/secret-value.js';
import type { Span } from '../core/span.js';
import type { Decoder } from '../decoders/decoder.js';
import type { Detector } from '../detectors/detector.js';
import { evaluate } from './evaluate.js';
import type { Hit } from './hit.js';
import { Keywords } from './keywords.js';
import { matchNames, matchWindows } from './match-rule.js';
import { textOf, type Match } from './pattern.js';
import { Positions } from './position.js';
import { rulebookOf } from './rulebook.js';
import { Scanner } from './scanner.js';
import { finished } from './steps.js';

export interface Considered {
  readonly ruleId: string;
  readonly line: number;
  readonly column: number;
  readonly secret: SecretValue;
  readonly outcome: 'reported' | 'displaced' | 'dropped';
  /** The rule that is reported instead. */
  readonly by?: string;
  readonly confidence?: Confidence;
  readonly severity?: Severity;
  readonly reasons: readonly string[];
}

export interface Explanation {
  /** Matches of patterns, in the order of their places. */
  readonly considered: readonly Considered[];
  /** What a scan reports, decoded text included. */
  readonly hits: readonly Hit[];
  /** Rules with a keyword in the text and no match. */
  readonly unmatched: readonly string[];
}

export interface ExplainOptions {
  readonly decoders: readonly Decoder[];
  /** What the text is called, for rules that look at it. */
  readonly path?: string;
  readonly nowMs: number;
}

/** A match is listed once for each rule that tried it, also where a scan would not have tried because it knew better. */
export function explain(detectors: readonly Detector[], bytes: Buffer, options: ExplainOptions): Explanation {
  const { decoders, path, nowMs } = options;
  const fragment: Fragment = {
    bytes,
    origin: { source: 'stdin', ...(path === undefined ? {} : { path }) },
    startLine: 1,
    startColumn: 1,
    encodings: [],
    whole: memoryContent(bytes),
  };
  const hits = new Scanner(detectors, { decoders, nowMs: () => nowMs }).scan(fragment);
  const { windows } = new Keywords(rulebookOf(detectors)).windowsOf(bytes);
  const seen = new Map<string, Considered>();
  const unmatched: string[] = [];
  for (const [compiled, spans] of windows) {
    const before = seen.size;
    const accept = (match: Match, secret: Span): boolean => {
      const reasons: string[] = [];
      const onDropped = (reason: string): void => void reasons.push(reason);
      const candidate = evaluate(compiled, match, secret, { bytes, path, nowMs, onDropped });
      const { line, column } = new Positions(fragment).at(secret.start);
      const place = { ruleId: compiled.rule.id, line, column };
      const key = `${compiled.rule.id} ${String(secret.start)} ${String(secret.end)}`;
      const isKept = candidate !== undefined && candidate.isDisproved !== true;
      if (!isKept) {
        const why = candidate === undefined ? reasons : ['its checksum does not hold'];
        const dropped = new SecretValue(textOf(bytes, secret));
        seen.set(key, { ...place, secret: dropped, outcome: 'dropped', reasons: why });
      } else {
        const { confidence, severity, value } = candidate;
        const kept = { ...place, secret: new SecretValue(value), confidence, severity, reasons: candidate.reasons };
        seen.set(key, { ...kept, ...outcomeOf(kept, hits) });
      }
      return isKept;
    };
    const { pattern, reach, isAtName } = compiled;
    if (isAtName) finished(matchNames(pattern, bytes, spans.spans(), accept));
    else finished(matchWindows(pattern, bytes, spans.spans(), reach, accept));
    if (seen.size === before) unmatched.push(compiled.rule.id);
  }
  const considered = [...seen.values()].toSorted(
    (a, b) => a.line - b.line || a.column - b.column || (a.ruleId < b.ruleId ? -1 : 1),
  );
  return { considered, hits, unmatched: unmatched.toSorted() };
}

/** Of two rules at one place the one that says more is reported; a part of a pair stands in the other's finding. */
function outcomeOf(
  { ruleId, line, column }: Pick<Considered, 'ruleId' | 'line' | 'column'>,
  hits: readonly Hit[],
): Pick<Considered, 'outcome' | 'by'> {
  const isHere = (hit: Hit): boolean => hit.startLine === line && hit.startColumn === column;
  if (hits.some((hit) => hit.ruleId === ruleId && isHere(hit))) return { outcome: 'reported' };
  const covers = (hit: Hit): boolean =>
    (hit.startLine < line || (hit.startLine === line && hit.startColumn <= column)) &&
    (hit.endLine > line || (hit.endLine === line && hit.endColumn > column));
  const by = hits.find(isHere) ?? hits.find(covers);
  return { outcome: 'displaced', ...(by === undefined ? {} : { by: by.ruleId }) };
}
