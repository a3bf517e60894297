import type { AuditReport, AuditToken, AuditViolation } from '../core/audit-report.js';
import { csvLine } from './csv.js';
import { printable } from './printable.js';
import { auditSummary, waiverWord } from './audit-text.js';

const COLUMNS = [
  'record',
  'rule',
  'severity',
  'provider',
  'kind',
  'id',
  'name',
  'owner',
  'scopes',
  'resources',
  'created',
  'expires',
  'last used',
  'stored',
  'fingerprints',
  'detail',
  'advice',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** A table for spreadsheets: a row for each violation, each token and each source, then the state. */
export function* auditCsv(report: AuditReport): Iterable<string> {
  yield csvLine(COLUMNS);
  for (const row of rows(report)) yield csvLine(COLUMNS.map((column) => printable(row[column] ?? '')));
}

function* rows(report: AuditReport): Iterable<Row> {
  for (const one of report.violations) yield violationRow('violation', one);
  for (const one of report.waived) {
    const row = violationRow('waived', one);
    yield { ...row, detail: `${row.detail ?? ''}; ${waiverWord(one)}` };
  }
  for (const token of report.tokens) yield tokenRow(token);
  for (const { credential, fingerprint = '', outcome, steps, message } of report.plans ?? []) {
    const detail = steps.join('; ');
    yield { record: outcome, id: credential, fingerprints: fingerprint, detail, advice: message };
  }
  for (const { name, kind, type, state, listed, problems, untold } of report.sources) {
    yield { record: kind, kind: type, id: name, detail: `${state}: ${String(listed)}` };
    for (const { what, hint = '' } of problems) yield { record: 'problem', id: name, detail: what, advice: hint };
    if (untold.length > 0) yield { record: 'not told', id: name, detail: untold.join('; ') };
  }
  yield { record: 'state', detail: `${report.state}: ${auditSummary(report)}` };
}

function violationRow(record: string, one: AuditViolation): Row {
  const { rule, severity, provider, subject, owner = '', detail, advice, places, fingerprints } = one;
  const { kind, id, name } = subject;
  const about = { record, rule, severity, provider, kind, id, name, owner };
  return { ...about, stored: places.join(' '), fingerprints: fingerprints.join(' '), detail, advice };
}

function tokenRow(token: AuditToken): Row {
  const { provider, kind, id, name, owner = '', scopes, resources, created = '', expires, lastUsed } = token;
  return {
    record: 'token',
    provider,
    kind,
    id,
    name,
    owner,
    scopes: scopes.join(' '),
    resources: resources.join(' '),
    created,
    expires: expires === null ? 'never' : (expires ?? ''),
    'last used': lastUsed === null ? 'never' : (lastUsed ?? ''),
    stored: token.stored.join(' '),
    fingerprints: token.found.join(' '),
  };
}
