import { describe, expect, it } from 'vitest';
import { parseConfig } from '../load.js';

const http = (extra: object = {}): object => ({ method: 'GET', url: '/v1/me', ...extra });
const withSecret = (place: string): object => http({ headers: { authorization: `Bearer ${place}` } });
const create = http({ method: 'POST', url: '/v1/keys', json: { name: '{{ mark }}' } });

const BASE = {
  type: 'generic',
  address: 'https://billing.internal',
  admin: 'env:BILLING_ADMIN',
  'made-by': 'server',
  issue: { http: create, expect: { status: [201] }, take: { secret: 'value', id: 'id' } },
  verify: { http: withSecret('{{ new.secret }}'), expect: { status: [200] } },
  confirm: {
    http: withSecret('{{ old.secret }}'),
    accepted: { status: [200] },
    rejected: { status: [401] },
  },
  disable: { http: http({ method: 'POST', url: '/v1/keys/{{ old.id }}/disable' }), expect: { status: [204] } },
};

function mistakesOf(change: object): string {
  try {
    parseConfig('unleak.yaml', JSON.stringify({ providers: { billing: { ...BASE, ...change } } }));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the configuration of a generic rotator', () => {
  it('takes a whole one', () => {
    expect(mistakesOf({})).toBe('');
  });

  const confirm = (change: object): object => ({ confirm: { ...BASE.confirm, ...change } });
  const issue = (change: object): object => ({ issue: { ...BASE.issue, ...change } });

  it.each<[string, object, string, string]>([
    ['a step without a request', { verify: {} }, 'verify', 'http: { … } or run: [ … ]'],
    ['two ways in one step', issue({ run: ['make-key'] }), 'issue', 'one of them'],
    ['an input of a request', issue({ input: {} }), 'issue.input', 'only a command'],
    ['a request without an address', { address: undefined }, 'issue.http.url', 'needs the address'],
    ['http to another machine', { address: 'http://billing.internal' }, 'issue.http.url', 'https://'],
    [
      'another host',
      issue({ http: http({ url: 'https://evil.example/x' }) }),
      'issue.http.url',
      'host of this provider',
    ],
    [
      'a host that begins like it',
      issue({ http: http({ url: 'https://billing.internal.evil.example/x' }) }),
      'issue.http.url',
      'host of this provider',
    ],
    [
      'a login in the host',
      issue({ http: http({ url: 'https://billing.internal:443@evil.example/x' }) }),
      'issue.http.url',
      'host of this provider',
    ],
    ['two slashes', issue({ http: http({ url: '//evil.example/x' }) }), 'issue.http.url', 'begins with /'],
    ['a place in the host', issue({ http: http({ url: 'https://{{ mark }}/x' }) }), 'issue.http.url', 'begins with /'],
    [
      'a secret in a url',
      { verify: { http: http({ url: '/v1/me?key={{ new.secret }}' }), expect: { status: [200] } } },
      'verify.http.url',
      'secret-in-url',
    ],
    ['a place that does not end', issue({ http: http({ json: { a: '{{ x' } }) }), 'issue.http.json', '{{ admin }}'],
    ['a place that no step knows', issue({ http: http({ json: { a: '{{ x }}' } }) }), 'issue', '{{ x }} is not known'],
    ['two bodies', issue({ http: http({ json: {}, body: 'x' }) }), 'issue.http', 'one of json, form and body'],
    ['a place in arguments', issue({ http: undefined, run: ['make', '{{ admin }}'] }), 'issue.run', 'use input'],
    ['a program of the folder one is in', issue({ http: undefined, run: ['./make'] }), 'issue.run', 'absolute path'],
    ['a status of a command', issue({ http: undefined, run: ['make'] }), 'issue.expect.status', 'exit code'],
    ['no status', issue({ expect: {} }), 'issue.expect', 'status: [ … ]'],
    ['429 as an answer', issue({ expect: { status: [429] } }), 'issue.expect.status', 'not 429'],
    ['500 as an answer', confirm({ rejected: { status: [500] } }), 'confirm.rejected.status', '400 to 499'],
    ['a bare 403 as a no', confirm({ rejected: { status: [403] } }), 'confirm.rejected', 'bare 403'],
    ['the same answer for both', confirm({ rejected: { status: [200] } }), 'confirm.rejected', 'not also accepted'],
    ['a secret that is taken from nowhere', issue({ take: {} }), 'issue', 'take: { secret'],
    ['a secret of two makers', { 'made-by': 'us' }, 'issue.take.secret', 'made by us'],
    ['a shape of a secret that the server makes', { new: { length: 20 } }, 'new', 'made-by is us'],
    ['an admin that is not there', { admin: undefined, find: findBy('{{ admin }}') }, 'find', 'without admin'],
    [
      'the leaked secret as its own administrator',
      issue({ http: withSecret('{{ old.secret }}') }),
      'issue',
      'emergency',
    ],
    [
      'a part of the new one that nobody takes',
      { withdraw: removing('{{ new.name }}') },
      'withdraw',
      'neither issue takes',
    ],
    ['a search without a mark', { find: findBy('x') }, 'find', '{{ mark }}'],
    ['a search by what is lost', { find: findBy('{{ new.secret }}') }, 'find', 'neither issue takes'],
    [
      'a search that misses the id',
      { find: { ...findBy('{{ mark }}'), take: {} }, withdraw: removing('{{ new.id }}') },
      'find.take',
      'expected id',
    ],
    ['a removal that needs the lost secret', { withdraw: removing('{{ new.secret }}') }, 'withdraw', 'is lost'],
    ['a deletion without a stop', { disable: undefined, delete: BASE.disable }, 'delete', 'nothing is left'],
    ['an undoing of a roll', { disable: undefined, enable: BASE.disable }, 'enable', 'nothing brings it back'],
    [
      'something to take from a stop',
      { disable: { ...BASE.disable, take: { id: 'id' } } },
      'disable.take',
      'nothing to',
    ],
    [
      'a header that is not theirs',
      issue({ http: http({ headers: { Host: 'x' } }) }),
      'issue.http.headers',
      'not for you',
    ],
  ])('refuses %s and names the step', (_, change, step, says) => {
    const message = mistakesOf(change);
    expect(message).toContain(`providers.billing.${step}`);
    expect(message).toContain(says);
  });

  it('lets a secret stand in a url where somebody says why', () => {
    const url = http({ url: '/v1/me?key={{ new.secret }}', 'secret-in-url': 'the service knows no header' });
    expect(mistakesOf({ verify: { http: url, expect: { status: [200] } } })).toBe('');
  });
});

function findBy(text: string): object {
  return { http: http({ headers: { 'x-mark': text } }), expect: { status: [200] }, take: { id: 'id' } };
}

function removing(place: string): object {
  return { http: http({ method: 'DELETE', headers: { 'x-id': place } }), expect: { status: [204] } };
}
