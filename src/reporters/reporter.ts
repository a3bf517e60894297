import type { Finding, Report } from '../core/finding.js';

/** How a finding is mended: by which of our rotators, and what to do in words or commands. */
export interface Remediation {
  readonly rotator: string | null;
  readonly steps: readonly string[];
}

export interface ReporterOptions {
  /** Adds the values. Only formats that declare `canShowSecrets` obey. */
  readonly showSecrets: boolean;
  readonly remediationOf: (finding: Finding) => Remediation;
}

/**
 * A report in, text out, piece by piece. The same report gives the same text; no piece holds a secret value in any form
 * unless `showSecrets` asks for it, and no raw control character other than the line feed.
 */
export interface Reporter {
  readonly format: string;
  readonly canShowSecrets: boolean;
  render(report: Report, options: ReporterOptions): Iterable<string>;
}
