import type { JudgementName } from '../detectors/detector.js';
import { judgeAwsKeyId } from './judge-aws-key-id.js';
import { judgeBase64Login, judgeBase64Password } from './judge-base64.js';
import { judgeDiscordToken } from './judge-discord-token.js';
import { judgeJwt } from './judge-jwt.js';
import { judgeKeyed } from './judge-keyed.js';
import { judgeLiveKey } from './judge-live-key.js';
import { judgeLogin, judgePassword, judgePasswordInProse } from './judge-password.js';
import { judgePrivateKey } from './judge-private-key.js';
import { judgeOpaque, judgePrivateJwk, judgeRandom } from './judge-random.js';
import type { Subject, Verdict } from './judgement.js';

/** The judgements that a rule can name. */
export const judgements: Readonly<Record<JudgementName, (subject: Subject) => Verdict>> = {
  'aws-key-id': judgeAwsKeyId,
  'base64-login': judgeBase64Login,
  'base64-password': judgeBase64Password,
  'discord-token': judgeDiscordToken,
  jwt: judgeJwt,
  keyed: judgeKeyed,
  'live-key': judgeLiveKey,
  login: judgeLogin,
  opaque: judgeOpaque,
  password: judgePassword,
  'password-in-prose': judgePasswordInProse,
  'private-jwk': judgePrivateJwk,
  'private-key': judgePrivateKey,
  random: judgeRandom,
};
