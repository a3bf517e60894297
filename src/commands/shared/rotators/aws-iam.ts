import type { ProviderConfigOf } from '../../../config/providers/index.js';
import { forbiddenFor } from '../../../policy/scopes.js';
import { waiverFor, waiverLines, waiverText } from '../../../policy/waivers.js';
import type { WaiverWord } from '../../../rotators/aws-iam.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { AwsRule } from '../../../scopes/aws-width.js';
import { awsAccess } from '../aws-access.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import type { RotatorUse } from '../rotator-use.js';
import { lookUp } from '../stores.js';

export async function openAwsIam(
  io: Io,
  house: RotationHouse,
  { account, region, endpoint, principal, allow, admin }: ProviderConfigOf<'aws-iam'>,
  { credential, isEmergency }: RotatorUse,
): Promise<Rotator> {
  const { awsIamRotator } = await import('../../../rotators/aws-iam.js');
  const at = endpoint === undefined ? {} : { endpoint };
  const waiver = (rule: AwsRule): WaiverWord => wordOn(rule, credential, house, io);
  const { patterns: forbidden } = forbiddenFor(house.config.policy.forbiddenScopes, ['aws-iam', 'aws']);
  const settings = { account, region, principal, allow, isEmergency, forbidden, waiver, ...at };
  return awsIamRotator(settings, awsAccess(await lookUp(io, house, admin)), io.clock);
}

function wordOn(rule: AwsRule, credential: string | undefined, { config }: RotationHouse, io: Io): WaiverWord {
  const answer = waiverFor(config.policy.waivers, rule, credential, io.clock.now());
  if (answer.kind === 'in-force') return { inForce: waiverText(answer.waiver) };
  if (answer.kind === 'ended')
    return { remedy: `the waiver of ${answer.waiver.owner} ended on ${answer.waiver.until}` };
  return { remedy: waiverLines(rule, credential ?? 'NAME') };
}
