// What of the rights in AWS is dangerous, and why: with them somebody gets at more than the policies name, at secrets, or at a
// large bill. Said to people in plans and inspections; what is refused for a replacement stands in `aws-width.ts`.
import { mayDo, partText, type Given } from './aws-given.js';
import { isWildResource } from './aws-width.js';

export interface Danger {
  /** The right as it stands in the policy, with the action that makes it one. */
  readonly right: string;
  /** `hand any role to a service` */
  readonly may: string;
}

const DANGERS: readonly (readonly [action: string, may: string])[] = [
  ['iam:PassRole', 'hand any role to a service'],
  ['sts:AssumeRole', 'become any role that trusts this account'],
  ['iam:CreateAccessKey', 'make keys of other users'],
  ['iam:CreateLoginProfile', 'give other users a password'],
  ['iam:UpdateLoginProfile', 'change the passwords of other users'],
  ['iam:PutUserPolicy', 'give rights to users'],
  ['iam:AttachUserPolicy', 'give rights to users'],
  ['iam:PutGroupPolicy', 'give rights to groups'],
  ['iam:AttachGroupPolicy', 'give rights to groups'],
  ['iam:AddUserToGroup', 'put users into groups'],
  ['iam:PutRolePolicy', 'give rights to roles'],
  ['iam:AttachRolePolicy', 'give rights to roles'],
  ['iam:UpdateAssumeRolePolicy', 'let anybody become a role'],
  ['iam:CreatePolicyVersion', 'change policies'],
  ['iam:SetDefaultPolicyVersion', 'change policies back to an earlier version'],
  ['iam:DeleteUserPermissionsBoundary', 'take away the boundaries of users'],
  ['lambda:UpdateFunctionCode', 'run code with the role of any function'],
  ['ssm:SendCommand', 'run commands on any managed machine'],
  ['ec2:RunInstances', 'start machines, which is what stolen keys are used for'],
  ['secretsmanager:GetSecretValue', 'read every secret'],
  ['ssm:GetParameter', 'read every parameter'],
  ['s3:DeleteObject', 'delete every object'],
];

/** One line for each that the rights hold on every resource of a kind; a single one where they hold everything. */
export function dangersOf(given: readonly Given[]): readonly Danger[] {
  const wide = given.flatMap(({ actions, resources }) => {
    const on = resources.find(({ pattern }) => isWildResource(pattern));
    return on === undefined ? [] : actions.map((action) => ({ action, on }));
  });
  const everything = wide.find(({ action }) => action.pattern === '*' && action.but.length === 0);
  if (everything !== undefined) return [{ right: `* on ${partText(everything.on)}`, may: 'do everything' }];
  return DANGERS.flatMap(([name, may]) => {
    const holding = wide.find(({ action }) => mayDo(action, name));
    return holding === undefined
      ? []
      : [{ right: rightText(name, partText(holding.action), partText(holding.on)), may }];
  });
}

function rightText(name: string, written: string, on: string): string {
  return written.toLowerCase() === name.toLowerCase() ? `${name} on ${on}` : `${name}, by ${written} on ${on}`;
}
