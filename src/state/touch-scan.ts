import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../core/finding.js';
import { openSqlite } from './sqlite.js';
import { locationKey } from './location-key.js';

/**
 * Notes that a scan has found again what is recorded already. False when something of it is not, and then nothing is
 * changed. Does in a few statements, without the rest of the state, what `recordScan` would do.
 */
export async function touchScan(folder: string, report: Report): Promise<boolean> {
  const file = path.join(folder, 'state.db');
  if (!existsSync(file)) return false;
  const db = await openSqlite(file, 'FULL');
  try {
    const table = db.prepare(
      "select count(*) as number from sqlite_master where name in ('finding', 'location', 'scan')",
    );
    if ((table.get() as { readonly number: number }).number < 3) return false;
    db.exec('begin immediate');
    const isDone = touch(db, report);
    db.exec(isDone ? 'commit' : 'rollback');
    return isDone;
  } finally {
    db.close();
  }
}

function touch(db: Awaited<ReturnType<typeof openSqlite>>, report: Report): boolean {
  const { startedAt, finishedAt, state, coverage, findings } = report;
  const finding = db.prepare('update finding set lastSeenAt = ? where fingerprint = ? and ruleId = ? and severity = ?');
  const place = db.prepare(
    'update location set lastSeenAt = ? where fingerprint = ? and locationKey = ? and location = ?',
  );
  for (const { fingerprint, ruleId, severity, locations } of findings) {
    if (finding.run(finishedAt, fingerprint, ruleId, severity).changes !== 1) return false;
    for (const location of locations) {
      const { changes } = place.run(finishedAt, fingerprint, locationKey(location), JSON.stringify(location));
      if (changes !== 1) return false;
    }
  }
  db.prepare('insert into scan (startedAt, finishedAt, state, coverage, findings) values (?, ?, ?, ?, ?)').run(
    startedAt,
    finishedAt,
    state,
    JSON.stringify(coverage),
    findings.length,
  );
  return true;
}
