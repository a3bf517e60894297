import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrow, type OldRights, type WantedRights } from './aws-allows.js';
import { documentOf, statementsOf, type Statement } from './aws-statements.js';

const policy = (...Statement: readonly object[]): readonly Statement[] =>
  statementsOf(JSON.stringify({ Version: '2012-10-17', Statement }));
const old = (...statements: readonly object[]): OldRights => ({
  userName: 'orders',
  granted: policy(...statements),
  boundary: undefined,
});
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const put: WantedRights = { actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] };
const whyNot = (rights: OldRights, wanted: WantedRights): readonly string[] =>
  narrow(rights, [wanted]).refused.map(({ why }) => why);

describe('narrow', () => {
  it('writes what was allowed, one statement for the actions on the same resources', () => {
    const wanted = [
      put,
      { actions: ['s3:GetObject'], resources: put.resources },
      { actions: ['sqs:*'], resources: ['*'] },
    ];
    expect(narrow(old(everything), wanted)).toMatchObject({
      refused: [],
      statements: [
        { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: ['arn:aws:s3:::invoices/*'] },
        { Effect: 'Allow', Action: ['sqs:*'], Resource: ['*'] },
      ],
    });
  });

  it.each([
    ['another action', { Effect: 'Allow', Action: 's3:Get*', Resource: '*' }],
    ['another resource', { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::other/*' }],
    ['a part of the resource', { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::invoices/2026/*' }],
    ['all actions but this', { Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' }],
    ['all resources but some of these', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::*/2026/*' }],
    ['another user’s folder', { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*' }],
    ['nothing', { Effect: 'Deny', Action: 'x:Y', Resource: '*' }],
  ])('refuses what %s was allowed', (_, statement) => {
    expect(whyNot(old(statement), put)).toEqual(['no single statement of the old policies is shown to allow it']);
  });

  it.each([
    ['all actions but others', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
    ['all resources but others', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::secret/*' }],
    ['a wider pattern', { Effect: 'Allow', Action: 's3:P*Object', Resource: 'arn:aws:s3:::inv*/*' }],
  ])('takes what %s holds', (_, statement) => {
    expect(narrow(old(statement), [put])).toMatchObject({ refused: [], granted: [{ action: 's3:PutObject' }] });
  });

  it('takes the old user’s own name for its variable', () => {
    const home = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::home/${aws:username}/*' };
    const inHome = (name: string): WantedRights => ({ ...put, resources: [`arn:aws:s3:::home/${name}/*`] });
    expect(whyNot(old(home), inHome('orders'))).toEqual([]);
    expect(whyNot(old(home), inHome('billing'))).toHaveLength(1);
    expect(
      whyNot({ ...old(home), granted: statementsOf(JSON.stringify({ Statement: home })) }, inHome('orders')),
    ).toHaveLength(1);
  });

  it('keeps the condition under which it was allowed, and refuses one that is about the old user', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
    const { statements } = narrow(old({ ...everything, Condition }), [put]);
    expect(statements).toEqual([
      { Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::invoices/*'], Condition },
    ]);
    for (const own of [{ 'aws:username': 'orders' }, { 'aws:SourceIp': '${aws:PrincipalTag/ip}' }]) {
      const personal = old({ ...everything, Condition: { StringEquals: own } });
      expect(whyNot(personal, put)).toEqual(['the old policies allow it on a condition about the old user']);
    }
  });

  it('rather takes an allowance without a condition', () => {
    const limited = { ...everything, Condition: { Bool: { 'aws:SecureTransport': 'true' } } };
    expect(narrow(old(limited, everything), [put]).statements[0]).not.toHaveProperty('Condition');
  });

  it('refuses what is denied, and takes along a denial of a part of it', () => {
    expect(whyNot(old(everything, { Effect: 'Deny', Action: 's3:*', Resource: '*' }), put)).toEqual([
      'the old policies deny it',
    ]);
    const part = {
      Effect: 'Deny',
      Action: ['s3:*', 'iam:*'],
      Resource: ['arn:aws:s3:::invoices/2025/*', 'arn:aws:iam::1:x'],
    };
    expect(narrow(old(everything, part), [put]).statements[1]).toEqual({
      Effect: 'Deny',
      Action: ['s3:*'],
      Resource: ['arn:aws:s3:::invoices/2025/*'],
    });
  });

  it('refuses where a denial is in words about the old user', () => {
    const denials = [
      { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { StringNotEquals: { 'aws:username': 'orders' } } },
      { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::${aws:PrincipalTag/x}/*' },
    ];
    for (const denial of denials) {
      expect(whyNot(old(everything, denial), put)).toEqual([
        'the old policies deny a part of it in words about the old user',
      ]);
    }
  });

  it('refuses what the boundary is not shown to allow', () => {
    const rights = { ...old(everything), boundary: policy({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }) };
    expect(whyNot(rights, put)).toEqual(['the permissions boundary is not shown to allow it']);
  });

  it.each([
    ['s3', 'arn:aws:s3:::b/*'],
    ['s3:Get:Object', 'arn:aws:s3:::b/*'],
    ['s3:GetObject', 'b/*'],
    ['s3:GetObject', 'arn:aws:s3:::${aws:username}/*'],
  ])('refuses %s on %s, whose meaning is not certain', (action, resource) => {
    expect(narrow(old(everything), [{ actions: [action], resources: [resource] }])).toMatchObject({ granted: [] });
  });

  it('allows nothing where a policy can not be read', () => {
    const rights = { ...old(everything), granted: [...policy(everything), ...statementsOf('no policy')] };
    expect(whyNot(rights, put)).toEqual(['the old policies deny it']);
  });
});

// An evaluation of policies as AWS describes it, by other means than the comparison: for one action, one resource and one
// answer to each condition.
const VALUES: Readonly<Record<string, readonly string[]>> = {
  action: ['a:x', 'a:xy', 'a:y', 'b:x', 'b:zz'],
  resource: ['p:q:a:::k', 'p:q:a:::k/l', 'p:q:b::1:k/m/l', 'p:q:b:::orders', 'p:q:b:::k:l', 'p:q:a:::one'],
};
const CONDITIONS = ['one', 'two'] as const;

interface Sample {
  readonly action: string;
  readonly resource: string;
  /** The condition that holds, which is the value of the variable `x`, too. */
  readonly holding: string;
  readonly user: string;
}

function isAllowed(statements: readonly Statement[], { action, resource, holding, user }: Sample): boolean {
  const about = statements.filter((statement) => isAbout(statement, action, resource, holding, user));
  return about.some(({ isDeny }) => !isDeny) && !about.some(({ isDeny }) => isDeny);
}

function isAbout(statement: Statement, action: string, resource: string, holding: string, user: string): boolean {
  const { actions, isOtherActions, resources, isOtherResources, condition } = statement;
  if (actions.some((one) => expression(one).test(action)) === isOtherActions) return false;
  const plain = resources.map((one) => one.replace('${aws:username}', user).replace('${x}', holding));
  if (plain.some((one) => arnExpression(one).test(resource)) === isOtherResources) return false;
  return condition === undefined || JSON.stringify(condition).includes(`"${holding}"`);
}

function expression(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^$()|[\]\\{}/]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^(?:${source})$`);
}

function arnExpression(pattern: string): RegExp {
  if (pattern === '*') return /^/;
  const parts = pattern.split(':');
  const head = parts.slice(0, 5).map((part) => expression(part).source.slice(1, -1).replaceAll('.*', '[^:]*'));
  const rest = expression(parts.slice(5).join(':')).source.slice(1, -1);
  return parts.length < 6 ? /^\b$/ : new RegExp(`^${[...head, rest].join(':')}$`);
}

const actionPattern = fc.constantFrom('*', 'a:*', 'a:x*', 'a:?', 'a:x', 'a:xy', 'b:*', 'b:zz', 'b:?z', '?:x');
const RESOURCES = [
  '*',
  'p:q:a:::*',
  'p:q:a:::k',
  'p:q:a:::k/*',
  'p:q:b:*:*:k*',
  'p:q:b::1:k/?/l',
  'p:q:b:::*',
  'p:q:*',
];
const resourcePattern = fc.constantFrom(...RESOURCES, 'p:q:?:::k*', 'p:q:b:::${aws:username}', 'p:q:a:::${x}');
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 3 });
const oldStatement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    actions: some(actionPattern),
    resources: some(resourcePattern),
    isOtherActions: fc.boolean(),
    isOtherResources: fc.boolean(),
    Condition: fc.option(fc.constantFrom(...CONDITIONS), { nil: undefined }),
  })
  .map(({ Effect, actions, resources, isOtherActions, isOtherResources, Condition }) => ({
    Effect,
    [isOtherActions ? 'NotAction' : 'Action']: actions,
    [isOtherResources ? 'NotResource' : 'Resource']: resources,
    ...(Condition === undefined ? {} : { Condition: { StringEquals: { 'x:y': Condition } } }),
  }));
const oldPolicies = fc.array(oldStatement, { maxLength: 5 });
const wantedRights = fc.array(fc.record({ actions: some(actionPattern), resources: some(resourcePattern) }), {
  minLength: 1,
  maxLength: 3,
});

describe('whatever is asked for, whatever the old policies are', () => {
  it('no generated policy allows what the old ones did not', () => {
    let allowed = 0;
    fc.assert(
      fc.property(oldPolicies, wantedRights, (before, wanted) => {
        const rights = old(...before);
        const after = statementsOf(documentOf(narrow(rights, wanted).statements));
        for (const action of VALUES['action']!) {
          for (const resource of VALUES['resource']!) {
            for (const holding of [...CONDITIONS, 'none']) {
              const sample = { action, resource, holding };
              if (!isAllowed(after, { ...sample, user: 'successor' })) continue;
              allowed += 1;
              expect(isAllowed(rights.granted, { ...sample, user: 'orders' })).toBe(true);
            }
          }
        }
      }),
      { numRuns: 2_000 },
    );
    // A comparison that refuses everything would pass, too.
    expect(allowed).toBeGreaterThan(1_000);
  });

  it('what is granted and what is refused are together what was asked for', () => {
    fc.assert(
      fc.property(oldPolicies, wantedRights, (before, wanted) => {
        const { granted, refused } = narrow(old(...before), wanted);
        const asked = new Set(
          wanted.flatMap(({ actions, resources }) => actions.flatMap((a) => resources.map((r) => `${a} ${r}`))),
        );
        expect(new Set([...granted, ...refused].map(({ action, resource }) => `${action} ${resource}`))).toEqual(asked);
        expect(granted.length + refused.length).toBe(asked.size);
      }),
    );
  });

  it('its own result is taken whole when it is asked for again', () => {
    fc.assert(
      fc.property(oldPolicies, wantedRights, (before, wanted) => {
        const rights = old(...before);
        const { statements } = narrow(rights, wanted);
        const again = statementsOf(documentOf(statements)).filter(({ isDeny }) => !isDeny);
        expect(narrow(rights, again)).toMatchObject({ statements, refused: [] });
      }),
    );
  });

  it('an old policy without conditions gives each of its own rights again', () => {
    const plain = fc.record({
      Effect: fc.constant('Allow'),
      Action: some(actionPattern.filter((one) => one !== '?:x')),
      Resource: some(resourcePattern.filter((one) => !one.includes('$') && one !== 'p:q:*')),
    });
    fc.assert(
      fc.property(plain, (statement) => {
        const wanted = { actions: statement.Action, resources: statement.Resource };
        expect(narrow(old(statement), [wanted]).refused).toEqual([]);
      }),
    );
  });
});
