// An access key does not expire, but what its user may do can: a denial of everything from the planned time on.
import type { Statement, WrittenStatement } from '../../scopes/aws-statements.js';

const SID = 'UnleakEnd';

/** Characters that the statement takes in a policy. */
export const END_LENGTH = 160;

export function endStatement(expiresAt: string): WrittenStatement {
  const time = `${expiresAt.slice(0, 19)}Z`;
  return {
    Sid: SID,
    Effect: 'Deny',
    Action: ['*'],
    Resource: ['*'],
    Condition: { DateGreaterThan: { 'aws:CurrentTime': time } },
  };
}

/** Whether a statement of our own policy is what ends it, and nothing else. */
export function isOwnEnd({ sid, isDeny, condition }: Statement): boolean {
  return (
    sid === SID &&
    isDeny &&
    /^\{"DateGreaterThan":\{"aws:CurrentTime":"[^"]*"\}\}$/.test(JSON.stringify(condition) ?? '')
  );
}
