import type { Reader } from './database.js';
import type { FindingLife } from './findings.js';

/** Says how a finding stands. Nothing happens where the fingerprint was never recorded. */
export async function setLife(trx: Reader, fingerprint: string, life: FindingLife): Promise<void> {
  await trx.updateTable('finding').set({ life }).where('fingerprint', '=', fingerprint).execute();
}
