import { describe, expect, it } from 'vitest';
import type { ConsumerConfig } from './schema.js';
import { parseConfig } from './load.js';

function consumersIn(...entries: readonly string[]): readonly ConsumerConfig[] {
  const consumers = entries.map((entry) => `      - ${entry}`).join('\n');
  const text = [
    'providers: { db: { type: postgres, host: h, admin: env:A } }',
    'credentials:',
    '  - name: orders',
    '    match: { provider: postgres }',
    '    rotator: db',
    '    store: local',
    '    path: p',
    '    purpose: p',
    `    consumers:\n${consumers}\n`,
  ].join('\n');
  return parseConfig('/c/unleak.yaml', text).credentials[0]!.consumers;
}

describe('consumers in a configuration', () => {
  it('are read, with what was left out', () => {
    const consumers = consumersIn(
      '{ webhook: https://hooks.internal/x, secret: env:HOOK }',
      '{ github-actions-secret: acme/orders, name: DB_PASSWORD, id-name: DB_USER, token: env:T }',
      '{ gitlab-variable: acme/orders, key: DB_PASSWORD, token: env:T }',
      '{ gitlab-variable: 42, group: true, key: P, environment-scope: production, api: https://git.internal, token: env:T }',
      '{ kubernetes-secret: prod/orders-db, key: password, user-key: user, context: main }',
    );
    expect(consumers).toMatchObject([
      { kind: 'webhook', url: 'https://hooks.internal/x', secret: 'env:HOOK' },
      {
        repository: 'acme/orders',
        key: 'DB_PASSWORD',
        userKey: 'DB_USER',
        create: false,
        api: 'https://api.github.com',
      },
      { owner: 'acme/orders', isGroup: false, environmentScope: '*', api: 'https://gitlab.com' },
      { owner: '42', isGroup: true, environmentScope: 'production', api: 'https://git.internal' },
      { namespace: 'prod', secret: 'orders-db', key: 'password', userKey: 'user', context: 'main' },
    ]);
  });

  it.each([
    ['a webhook that signs nothing', '{ webhook: https://hooks.internal/x }', 'consumers.0.secret'],
    ['a secret where its reference belongs', '{ webhook: https://h/x, secret: plain-text }', 'expected a reference'],
    [
      'a repository without its owner',
      '{ github-actions-secret: orders, name: P, token: env:T }',
      'expected owner/name',
    ],
    ['a name that GitHub takes', '{ github-actions-secret: a/b, name: github_token, token: env:T }', 'GITHUB_'],
    ['a Secret without its namespace', '{ kubernetes-secret: orders, key: p }', 'expected NAMESPACE/NAME'],
    ['a Secret whose name is an option', '{ kubernetes-secret: --all/x, key: p }', 'expected NAMESPACE/NAME'],
    [
      'a key of another kind',
      '{ kubernetes-secret: a/b, key: p, token: env:T }',
      'consumers.0.token: is not known here',
    ],
  ])('refuse %s', (_, entry, message) => {
    expect(() => consumersIn(entry)).toThrow(message);
  });
});
