import { judgeRandom } from './judge-random.js';
import type { Subject, Verdict } from './judgement.js';
import { isForDevelopment, placeOf } from './place.js';

/**
 * For a key that says itself that it is one of live mode. Where people try things out, and many read along, it is the worst
 * of findings: a key of test mode would do there.
 */
export function judgeLiveKey(subject: Subject): Verdict {
  const verdict = judgeRandom(subject);
  if (!verdict.isKept || subject.path === undefined) return verdict;
  const { isTrial } = placeOf(subject.path);
  const isDevelopment = isForDevelopment(subject.path);
  if (!isTrial && !isDevelopment) return verdict;
  const file = isDevelopment ? 'for development' : 'of a test, an example or a manual';
  return { ...verdict, severity: 'critical', reasons: [...verdict.reasons, `a key of live mode in a file ${file}`] };
}
