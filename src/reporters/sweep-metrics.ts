import { SEVERITIES } from '../core/finding.js';
import {
  SWEEP_CHANGES,
  SWEEP_LIVES,
  SWEEP_OUTCOMES,
  type SweepReport,
  type SweptFinding,
} from '../core/sweep-report.js';

type Labels = Readonly<Record<string, string>>;

/** The text format of Prometheus, for the textfile collector: numbers only, so that it may be read by others. */
export function* sweepMetrics(report: SweepReport, findings: readonly SweptFinding[]): Iterable<string> {
  const { summary, changes, sweep } = report;
  const list = { list: sweep.name };
  const standing = SWEEP_LIVES.flatMap((life) =>
    SEVERITIES.map((severity): readonly [Labels, number] => {
      const number = findings.filter((one) => one.life === life && one.severity === severity).length;
      return [{ ...list, life, severity }, number];
    }),
  );
  yield* gauge('unleak_sweep_findings', 'Leaked credentials by life and severity.', standing);
  yield* gauge(
    'unleak_sweep_changes',
    'What changed since the sweep before.',
    SWEEP_CHANGES.map((change) => [{ ...list, change }, changes.filter((one) => one.change === change).length]),
  );
  yield* gauge(
    'unleak_sweep_targets',
    'Places of the list by what came of them.',
    SWEEP_OUTCOMES.map((outcome) => [{ ...list, outcome }, summary.outcomes[outcome]]),
  );
  yield* gauge('unleak_sweep_complete', 'Whether every place was read to its end.', [
    [list, summary.state === 'complete' ? 1 : 0],
  ]);
  yield* gauge('unleak_sweep_duration_seconds', 'From the begin of the sweep to its end.', [[list, summary.seconds]]);
  yield* gauge('unleak_sweep_read_bytes', 'Bytes that were not known from before.', [[list, summary.bytes]]);
  const at = Date.parse(summary.finishedAt) / 1000;
  yield* gauge('unleak_sweep_finished_timestamp_seconds', 'When the last sweep ended.', [[list, at]]);
}

function* gauge(name: string, help: string, samples: readonly (readonly [Labels, number])[]): Iterable<string> {
  yield `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`;
  for (const [labels, value] of samples) {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    yield `${name}{${pairs.join(',')}} ${String(value)}\n`;
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);
}
