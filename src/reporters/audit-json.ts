import type { AuditReport } from '../core/audit-report.js';
import { jsonList, safeJson } from './safe-json.js';

/** The report as JSON, list by list, so that a long one is never one string. */
export function* auditJson(report: AuditReport): Iterable<string> {
  const { violations, waived, tokens, sources, plans, ...rest } = report;
  const head = safeJson(rest, 2);
  yield `${head.slice(0, -2)},\n`;
  yield* jsonList('sources', sources, '  ');
  yield ',\n';
  yield* jsonList('violations', violations, '  ');
  yield ',\n';
  yield* jsonList('waived', waived, '  ');
  if (plans !== undefined) {
    yield ',\n';
    yield* jsonList('plans', plans, '  ');
  }
  yield ',\n';
  yield* jsonList('tokens', tokens, '  ');
  yield '\n}\n';
}
