import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayApprove, type Approver } from './approval.js';

const orders = { provider: 'aws-iam', credential: 'orders-app', severity: 'high' };
const ann: Approver = {
  who: ['ann'],
  providers: ['aws-iam'],
  credentials: ['orders-*'],
  severities: ['high', 'critical'],
};

describe('who may approve', () => {
  it('is anybody where no approvers are named', () => {
    expect(mayApprove({ approvers: [] }, orders, 'eve')).toEqual({ ok: true });
  });

  it('is who is named for the provider, the credential and the severity', () => {
    expect(mayApprove({ approvers: [ann] }, orders, 'ann')).toEqual({ ok: true });
  });

  it.each([
    ['another person', orders, 'eve', 'names for orders-app of aws-iam: ann; not eve'],
    ['another provider', { ...orders, provider: 'github' }, 'ann', 'names nobody for orders-app of github'],
    ['another credential', { ...orders, credential: 'billing' }, 'ann', 'names nobody for billing of aws-iam'],
    ['another severity', { ...orders, severity: 'low' }, 'ann', 'names nobody'],
    ['a severity that nobody knows', { ...orders, severity: undefined }, 'ann', 'names nobody'],
    [
      'what is no configured credential',
      { ...orders, credential: undefined },
      'ann',
      'names nobody for a credential of aws-iam',
    ],
    ['a person whose name only begins so', orders, 'anna', 'not anna'],
    ['nobody', orders, '', 'not '],
  ])('is not %s', (_, what, person, why) => {
    const answer = mayApprove({ approvers: [ann] }, what, person);
    expect(answer).toMatchObject({ ok: false });
    expect('why' in answer && answer.why).toContain(why);
  });

  it('is a name on every machine, and a name with a machine on that one only', () => {
    expect(mayApprove({ approvers: [{ who: ['ann'] }] }, orders, 'ann@laptop')).toEqual({ ok: true });
    const onBuild = { approvers: [{ who: ['ann@build'] }] };
    expect(mayApprove(onBuild, orders, 'ann@build')).toEqual({ ok: true });
    expect(mayApprove(onBuild, orders, 'ann@laptop').ok).toBe(false);
    expect(mayApprove(onBuild, orders, 'ann').ok).toBe(false);
  });

  it('is anybody for what an entry gives to everybody', () => {
    const approvers = [ann, { who: ['*'], providers: ['postgres'] }];
    expect(mayApprove({ approvers }, { ...orders, provider: 'postgres' }, 'eve')).toEqual({ ok: true });
    expect(mayApprove({ approvers }, orders, 'eve').ok).toBe(false);
  });

  it('is never somebody whom no entry names', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const names = fc.array(name, { maxLength: 3 });
    const entry = fc.record({ who: names, providers: names, credentials: names }, { requiredKeys: ['who'] });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), name, name, name, (approvers, provider, credential, person) => {
        const expected = approvers.some(
          ({ who, providers = [provider], credentials = [credential] }) =>
            who.includes(person) && providers.includes(provider) && credentials.includes(credential),
        );
        expect(mayApprove({ approvers }, { provider, credential }, person).ok).toBe(expected);
      }),
    );
  });
});
