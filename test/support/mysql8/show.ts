/** How SHOW writes an account and the list of sessions. */
import { ticked, type Account } from './accounts.js';
import { LIMITS } from './options.js';
import type { ResultSet, Table } from './select.js';

/** It says nothing of a second password. */
export function creationOf(account: Account): string {
  const { plugin, current, limits, isExpired, lifetime, isLocked, metadata } = account;
  const set = LIMITS.filter((limit) => (limits[limit] ?? 0) > 0).map((limit) => `${limit} ${String(limits[limit])}`);
  const expiry = lifetime === null ? ' DEFAULT' : lifetime === 0 ? ' NEVER' : ` INTERVAL ${String(lifetime)} DAY`;
  return [
    `CREATE USER ${ticked(account)} IDENTIFIED WITH '${plugin}'${current === '' ? '' : ` AS '${current}'`}`,
    'REQUIRE NONE',
    ...(set.length > 0 ? [`WITH ${set.join(' ')}`] : []),
    `PASSWORD EXPIRE${isExpired ? '' : expiry}`,
    `ACCOUNT ${isLocked ? 'LOCK' : 'UNLOCK'}`,
    'PASSWORD HISTORY DEFAULT PASSWORD REUSE INTERVAL DEFAULT PASSWORD REQUIRE CURRENT DEFAULT',
    ...(Object.keys(metadata).length > 0 ? [`ATTRIBUTE '${JSON.stringify(metadata)}'`] : []),
  ].join(' ');
}

export function shownProcesses({ columns, rows }: Table): ResultSet {
  return {
    columns: columns.map((column) => ({ ...column, name: labelOf(column.name) })),
    rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)),
  };
}

function labelOf(name: string): string {
  if (name === 'DB') return 'db';
  return `${name.charAt(0)}${name.slice(1).toLowerCase()}`;
}
