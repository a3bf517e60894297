import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config/load.js';
import type { Config } from '../../config/schema.js';
import { thisActor } from './actor.js';
import { approvalOf, judgeInherited, passPolicy, type Inherited, type Passed } from './policy-gate.js';
import type { Target } from './rotation-targets.js';

const now = new Date();
const DAY_MS = 86_400_000;
const until = new Date(now.getTime() + 30 * DAY_MS).toISOString().slice(0, 10);

const credential = {
  name: 'ci',
  match: { provider: 'gitlab' },
  rotator: 'lab',
  store: 'local',
  path: 'ci',
  purpose: 'reads the repository in CI',
};
const target: Target = {
  fingerprint: 'v1:00000000000000000000000000000000',
  provider: 'gitlab',
  severity: 'high',
  companions: [],
  locations: [],
};

function configOf(policy: object, { scopes = ['read_repository'], others = [] as object[] } = {}): Config {
  const providers = { lab: { type: 'gitlab', scopes } };
  // JSON is YAML.
  return parseConfig('unleak.yaml', JSON.stringify({ providers, credentials: [credential, ...others], policy }));
}

function pass(config: Config, isEmergency = false): Passed {
  return passPolicy(config, config.credentials[0]!, target, { isEmergency, now });
}

const waive = (rule: string): object => ({ rule, credentials: ['ci'], reason: 'moves in May', owner: 'ann', until });

describe('what the policy lets pass', () => {
  it('has a life: 90 days and only due where nothing is configured, else an end', () => {
    expect(pass(configOf({}))).toEqual({
      life: { endsAt: new Date(now.getTime() + 90 * DAY_MS), isDueOnly: true },
      notes: [expect.stringContaining('policy.max-lifetime is not set')],
    });
    expect(pass(configOf({ 'max-lifetime': { gitlab: '30d' } }))).toEqual({
      life: { endsAt: new Date(now.getTime() + 30 * DAY_MS), isDueOnly: false },
      notes: [],
    });
  });

  it('has no end where somebody waived it, and the plan says who', () => {
    expect(pass(configOf({ waivers: [waive('max-lifetime')] }))).toEqual({
      life: undefined,
      notes: [expect.stringContaining(`max-lifetime is waived by ann until ${until}: moves in May`)],
    });
  });

  it.each([
    ['has a right of the worst kind', configOf({}, { scopes: ['sudo'] }), 'forbidden-scope: it may sudo'],
    [
      'has a right that the configuration forbids',
      configOf({ 'forbidden-scopes': { default: ['read_*'] } }),
      'forbidden-scope: it may read_repository',
    ],
    [
      'is kept where another purpose is',
      configOf({}, { others: [{ ...credential, name: 'x', purpose: 'deploys' }] }),
      'shared-purpose: it serves 2 purposes',
    ],
  ])('is nothing that %s', (_, config, text) => {
    expect(() => pass(config)).toThrow(text);
    expect(pass(config, true).notes.join()).toContain(`against the policy, in an emergency: ${text}`);
  });

  it('is what somebody waived, with a note', () => {
    const config = configOf({ waivers: [waive('forbidden-scope')] }, { scopes: ['sudo'] });
    expect(pass(config).notes).toContain(
      `it may sudo, which is too much; forbidden-scope is waived by ann until ${until}: moves in May`,
    );
  });
});

describe('rights that the replacement has from the leaked one', () => {
  const inherit = (
    facts: object,
    policy: object = {},
    isEmergency = false,
    provider: object = { type: 'gitlab' },
  ): Inherited => {
    const providers = { lab: provider };
    const config = parseConfig('unleak.yaml', JSON.stringify({ providers, credentials: [credential], policy }));
    return judgeInherited(config, config.credentials[0]!, { facts: facts as never }, { isEmergency, now });
  };
  const sudo = { scopes: ['api', 'sudo'] };

  it('are judged as soon as the plan knows them', () => {
    expect(inherit({ scopes: ['read_api'] })).toEqual({ notes: [], isUnknown: false });
    expect(() => inherit(sudo)).toThrow('forbidden-scope: it may sudo');
    expect(inherit(sudo, {}, true).notes.join()).toContain('against the policy, in an emergency: forbidden-scope');
    expect(inherit(sudo, { waivers: [waive('forbidden-scope')] }).notes.join()).toContain('waived by ann');
  });

  it.each([
    [
      'policies of Vault',
      { type: 'vault-token', address: 'https://v', admin: 'env:A' },
      { policies: ['root'] },
      'root',
    ],
    [
      'permissions of Cloudflare',
      { type: 'cloudflare' },
      { policies: [{ effect: 'allow', permission_groups: [{ id: 'a', name: 'API Tokens Write' }] }] },
      'API Tokens Write',
    ],
    ['scopes of SendGrid', { type: 'sendgrid', admin: 'env:A' }, { scopes: ['teammates.create'] }, 'teammates.create'],
  ])('are read from the plan for %s', (_, provider, facts, right) => {
    expect(() => inherit(facts, {}, false, provider)).toThrow(`it may ${right}`);
  });

  it.each([
    [
      'a permission without a name',
      { type: 'cloudflare' },
      { policies: [{ effect: 'allow', permission_groups: [{ id: 'a' }] }] },
    ],
    ['a login', { type: 'postgres', host: 'db', admin: 'env:A' }, {}],
    ['facts of another kind', { type: 'gitlab' }, { scopes: 'api' }],
  ])('are not allowed by being unknown: %s', (_, provider, facts) => {
    const { notes, isUnknown } = inherit(facts, {}, false, provider);
    expect(isUnknown).toBe(true);
    expect(notes.join()).toMatch(/^forbidden-scope is not known: it has the .* answers for it$/);
  });

  it('are no question where the configuration says what it may', () => {
    expect(inherit(sudo, {}, false, { type: 'gitlab', scopes: ['read_api'] })).toEqual({ notes: [], isUnknown: false });
  });
});

describe('the approval of a plan', () => {
  const approve = (policy: object, approvedBy?: string, isNeeded = false): unknown => {
    const config = configOf(policy);
    return approvalOf(config, config.credentials[0]!, 'high', approvedBy, isNeeded);
  };

  it('is on record where somebody has to answer for what the policy can not judge', () => {
    expect(approve({}, undefined, true)).toEqual({ by: thisActor(), saidBy: thisActor() });
  });

  it('is that of a second person where the policy wants four eyes, on whichever machine', () => {
    const policy = { 'four-eyes': true };
    expect(() => approve(policy)).toThrow('so somebody else has to approve it');
    const [me] = thisActor().split('@');
    expect(() => approve(policy, me)).toThrow('policy.four-eyes');
    expect(() => approve(policy, `${me!.toUpperCase()}@elsewhere`)).toThrow('policy.four-eyes');
    expect(approve(policy, 'ann-the-second')).toEqual({ by: 'ann-the-second', saidBy: thisActor() });
  });

  const only = (...who: string[]): object => ({ approvers: [{ who, severities: ['high'] }] });

  it('is nobody’s where the policy names nobody, unless somebody says who agreed', () => {
    expect(approve({})).toBeUndefined();
    expect(approve({}, 'ann')).toEqual({ by: 'ann', saidBy: thisActor() });
  });

  it('is that of whoever runs it, if they are named, or of whom they name', () => {
    expect(approve(only(thisActor()))).toEqual({ by: thisActor(), saidBy: thisActor() });
    expect(approve(only('ann'), 'ann')).toEqual({ by: 'ann', saidBy: thisActor() });
  });

  it('is not that of somebody else', () => {
    expect(() => approve(only('somebody-else'))).toThrow('policy.approvers names for ci of gitlab: somebody-else; not');
    expect(() => approve(only('ann'), 'eve')).toThrow('not eve');
    expect(() => approve({ approvers: [{ who: ['ann'], severities: ['low'] }] }, 'ann')).toThrow('names nobody');
  });
});
