// `unleak inspect` of an AWS key, as a user runs it: its policies and those of its groups are opened with the key itself.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attribute } from '../../src/core/credential.js';
import { startAws, type AwsAccount, type AwsServer, type UserRecipe } from '../support/aws-world.js';
import { missingBackend } from '../support/backends.js';
import { Home, type CommandResult } from './support/command.js';

const missing = missingBackend('python');
const GROUP = ['iam:PassRole', 'sqs:*'];

describe.skipIf(missing !== undefined)(`inspect at AWS${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  let aws: AwsServer;
  const homes: Home[] = [];
  beforeAll(async () => {
    aws = await startAws();
  }, 60_000);
  afterAll(async () => {
    for (const home of homes) home.remove();
    await aws?.stop();
  });

  const homeFor = ({ endpoint }: AwsAccount): Home => {
    const home = new Home();
    homes.push(home);
    const via = { 'sts.us-east-1.amazonaws.com': endpoint, 'iam.amazonaws.com': endpoint };
    mkdirSync(join(home.folder, 'config/unleak'), { recursive: true });
    writeFileSync(join(home.folder, 'config/unleak/unleak.yaml'), JSON.stringify({ validate: { via } }), {
      mode: 0o600,
    });
    return home;
  };
  const inspect = async (recipe: Omit<UserRecipe, 'name'>, argv: readonly string[] = []) => {
    const account = await aws.freshAccount();
    await account.newUser({ name: 'deploy', ...recipe });
    const key = await account.newKey('deploy');
    const home = homeFor(account);
    const id = attribute(key, 'key-id');
    const input = `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${key.secret.reveal()}\n`;
    const result: CommandResult = await home.run(['inspect', ...argv], { input });
    expect(`${result.stdout}${result.stderr}`).not.toContain(key.secret.reveal());
    return { home, result };
  };

  it('tells what the groups of its user give, what of it is dangerous and why', async () => {
    const { home, result } = await inspect({ inline: ['iam:Get*', 'iam:List*'], group: GROUP });
    expect(result.code, result.stderr).toBe(1);
    expect(result.stdout).toMatch(/^ {2}groups +deploy-group$/m);
    expect(result.stdout).toMatch(/^ {2}may +iam:Get\*, iam:List\* on \*; iam:PassRole, sqs:\* on \*$/m);
    expect(result.stdout).toMatch(/^ {2}too much +iam:PassRole on \*: may hand any role to a service$/m);
    expect(result.stdout).toMatch(/^ {2}too much +sqs:\*: may do all that the service can$/m);
    expect(result.stdout).not.toContain('not known');
    home.remove();
  }, 60_000);

  it('says what it could not read, and calls nothing of that none', async () => {
    const { home, result } = await inspect({ inline: ['iam:GetUser*', 'iam:ListGroupsForUser'], group: GROUP });
    expect(result.code, result.stderr).toBe(1);
    expect(result.stdout).toMatch(
      /^ {2}not known +.*the policies of group deploy-group \(iam:ListGroupPolicies: AccessDenied\)/m,
    );
    expect(result.stdout).not.toContain('sqs:*');
    home.remove();
  }, 60_000);

  it('gives the same as JSON', async () => {
    const { home, result } = await inspect({ inline: ['iam:Get*', 'iam:List*'], group: GROUP }, ['--json']);
    const { candidates } = JSON.parse(result.stdout) as {
      candidates: { readonly facts: Readonly<Record<string, string>>; readonly tooMuch: readonly string[] }[];
    };
    const live = candidates.find(({ facts }) => facts['groups'] !== undefined);
    expect(live?.facts['scopes']?.split(', ')).toEqual(expect.arrayContaining(['own', 'sqs:*', 'iam:PassRole']));
    expect(live?.tooMuch).toContain('iam:PassRole on *: may hand any role to a service');
    home.remove();
  }, 60_000);
});
