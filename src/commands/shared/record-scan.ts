import type { Report } from '../../core/finding.js';
import { pathsFor } from '../../platform/paths.js';

/** Remembers what a scan found, so that `rotate` knows where a fingerprint stands. The database is loaded only here. */
export async function recordInState(report: Report, env: NodeJS.ProcessEnv): Promise<void> {
  const { openState } = await import('../../state/database.js');
  const { recordScan } = await import('../../state/findings.js');
  const state = await openState(pathsFor(env).state);
  try {
    await recordScan(state, report);
  } finally {
    await state.close();
  }
}
