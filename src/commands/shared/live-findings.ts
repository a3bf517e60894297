import { CONFIDENCES, type Confidence, type Finding } from '../../core/finding.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import { FindingSet } from '../../engine/finding-set.js';
import type { Hit } from '../../engine/hit.js';
import { printable } from '../../reporters/printable.js';
import { Redactor } from '../../reporters/redact.js';
import { findingOf } from '../../reporters/report-json.js';
import { safeJson } from '../../reporters/safe-json.js';
import { placeName } from '../../reporters/summary.js';
import type { Triaging } from './open-triage.js';
import { remediationOf } from './remediation.js';

export interface LiveOptions {
  readonly key: FingerprintKey;
  readonly minConfidence: Confidence;
  readonly isJson: boolean;
  readonly showSecrets: boolean;
  /** Takes out what somebody has accepted. */
  readonly judge: Triaging['judge'];
  readonly write: (text: string) => void;
}

/**
 * Writes a line for each secret when it is met for the first time: as JSON with the fields of a finding and the type
 * `found`, since the finding with all of its places comes at the end.
 */
export function liveFindings(options: LiveOptions): (hit: Hit) => void {
  const known = new Set<string>();
  return (hit) => {
    if (CONFIDENCES.indexOf(hit.confidence) < CONFIDENCES.indexOf(options.minConfidence)) return;
    const fingerprint = options.key.fingerprint(hit.secret);
    if (known.has(fingerprint)) return;
    known.add(fingerprint);
    const one = new FindingSet(options.key);
    one.add(hit);
    for (const finding of options.judge(one.build()).findings) options.write(lineOf(finding, options));
  };
}

function lineOf(finding: Finding, { isJson, showSecrets }: LiveOptions): string {
  const redactor = new Redactor({ findings: [finding] });
  const clean = (text: string): string => (showSecrets && isJson ? text : redactor.text(text));
  if (isJson) return `${safeJson({ type: 'found', ...findingOf(finding, { showSecrets, remediationOf }, clean) })}\n`;
  const [place] = finding.locations;
  const where =
    place === undefined ? '' : ` at ${placeName(place)}:${String(place.startLine)}:${String(place.startColumn)}`;
  const what = `${finding.severity}: ${finding.provider} ${finding.kind} (${finding.ruleId})`;
  return `found: ${printable(clean(`${what}${where}`))}, ${finding.fingerprint}\n`;
}
