// Access keys of AWS IAM users. The successor is the key of a user made for this purpose with the same rights or fewer, or
// by configuration a second key of the same user. AWS makes the secret and tells it once; a key has no expiry.
import { attribute } from '../core/credential.js';
import type { Clock } from '../platform/clock.js';
import { awsClients, type AwsIamAdmin } from './aws-iam/client.js';
import { confirmDead, proveSuccessor } from './aws-iam/proof.js';
import { issueForNewUser, reconcileNewUser, removeNewUser } from './aws-iam/purpose-made.js';
import { freeSlot, issueSecondKey, reconcileSecondKey, withdrawSecondKey } from './aws-iam/same-user.js';
import { takeSnapshot } from './aws-iam/snapshot.js';
import { deleteLeaked, disableLeaked, enableLeaked, endLeakedSessions, reconcileStop } from './aws-iam/stop.js';
import { fact, type AwsIamSettings, type AwsWorld } from './aws-iam/world.js';
import type { Rotator, RotatorCapabilities, SuccessorPlan } from './rotator.js';

export type { AwsIamAdmin, AwsKeys } from './aws-iam/client.js';
export type { AllowItem, AwsIamSettings, WaiverWord } from './aws-iam/world.js';
export { AWS_USAGE_ACTIONS } from './aws-iam/usage.js';

/** What the administrator of this provider has to be allowed; `sts:GetCallerIdentity` needs no policy. */
export const AWS_IAM_ADMIN_ACTIONS: readonly string[] = [
  'iam:AddUserToGroup',
  'iam:AttachUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateUser',
  'iam:DeleteAccessKey',
  'iam:DeleteUser',
  'iam:DeleteUserPolicy',
  'iam:DetachUserPolicy',
  'iam:GetAccessKeyLastUsed',
  'iam:GetGroupPolicy',
  'iam:GetLoginProfile',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetUser',
  'iam:GetUserPolicy',
  'iam:ListAccessKeys',
  'iam:ListAttachedGroupPolicies',
  'iam:ListAttachedUserPolicies',
  'iam:ListGroupPolicies',
  'iam:ListGroupsForUser',
  'iam:ListMFADevices',
  'iam:ListSSHPublicKeys',
  'iam:ListServiceSpecificCredentials',
  'iam:ListSigningCertificates',
  'iam:ListUserPolicies',
  'iam:ListUserTags',
  'iam:PutUserPolicy',
  'iam:RemoveUserFromGroup',
  'iam:TagUser',
  'iam:UpdateAccessKey',
];

const capabilities: RotatorCapabilities = {
  orders: ['overlap'],
  newIdentifier: ['overlap'],
  prepare: false,
  enable: true,
  endSessions: true,
  delete: true,
  nativeExpiry: false,
  testedAgainst: 'official SDK',
  testDetail:
    'the AWS SDK against moto 5.2.5 with IAM enforced and inactive keys refused; not against AWS, whose delays and session policies moto lacks',
};

/**
 * A rotator for one account. Where requests go comes from the settings only, whatever the environment or a profile says.
 * @param admin keys, or the name of a profile; never of the leaked key's own user
 */
export function awsIamRotator(settings: AwsIamSettings, admin: AwsIamAdmin, clock: Clock): Rotator {
  const { region = 'us-east-1', endpoint } = settings;
  const world: AwsWorld = {
    settings,
    aws: awsClients({ region, endpoint }, admin),
    adminKeyId: typeof admin === 'string' ? undefined : admin.accessKeyId,
    clock,
    control: { passed: false },
  };
  return {
    provider: 'aws',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    issue: async (ctx, plan) =>
      isPurposeMade(plan) ? issueForNewUser(world, ctx, plan) : issueSecondKey(world, ctx, plan),
    reconcile: async (ctx, { effect, plan }) => {
      if (effect !== 'issue') return reconcileStop(world, ctx, plan, effect);
      return isPurposeMade(plan) ? reconcileNewUser(world, ctx, plan) : reconcileSecondKey(world, ctx, plan);
    },
    removeLost: (ctx, plan, attributes) => removeNewUser(world, ctx, plan, attributes),
    verify: (ctx, plan, successor) => proveSuccessor(world, ctx, plan, successor),
    disable: (ctx, plan) => disableLeaked(world, ctx, plan),
    enable: (ctx, plan) => enableLeaked(world, ctx, plan),
    endSessions: (ctx, plan) => endLeakedSessions(world, ctx, plan),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    delete: (ctx, plan) => deleteLeaked(world, ctx, plan),
    freeSlot: (ctx, plan, keyId) => freeSlot(world, ctx, plan, keyId),
    withdraw: async (ctx, plan, successor) =>
      isPurposeMade(plan)
        ? removeNewUser(world, ctx, plan, { 'user-name': attribute(successor, 'user-name') })
        : withdrawSecondKey(world, ctx, plan, successor),
  };
}

/** As planned, whatever the settings say by now. */
function isPurposeMade(plan: SuccessorPlan): boolean {
  return fact(plan, 'principal') === 'purpose-made';
}
