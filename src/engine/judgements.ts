import type { JudgementName } from '../detectors/detector.js';
import { judgeAwsKeyId } from './judge-aws-key-id.js';
import { judgeJwt } from './judge-jwt.js';
import { judgePassword } from './judge-password.js';
import { judgePrivateKey } from './judge-private-key.js';
import { judgeRandom } from './judge-random.js';
import type { Subject, Verdict } from './judgement.js';

/** The judgements that a rule can name. */
export const judgements: Readonly<Record<JudgementName, (subject: Subject) => Verdict>> = {
  password: judgePassword,
  jwt: judgeJwt,
  'private-key': judgePrivateKey,
  random: judgeRandom,
  'aws-key-id': judgeAwsKeyId,
};
