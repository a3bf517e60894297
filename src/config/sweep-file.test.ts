import { describe, expect, it } from 'vitest';
import { parseSweepFile } from './sweep-file.js';

const parse = (text: string): ReturnType<typeof parseSweepFile> =>
  parseSweepFile('/lists/sweep.yaml', text, { HOME: '/home/ann' });

describe('the list of a sweep', () => {
  it('takes paths from its own folder and from the home folder, and addresses as they are', () => {
    const { targets, name, parallel, deadlineMs } = parse(`targets:
  - repository: repositories/a
  - repository: ../b.git
  - repository: https://git.example.com/team/c.git
    auth: env:GIT_TOKEN
  - repository: git@git.example.com:team/d.git
  - { folder: ~/shared, owner: team, domain: outside }
  - { logs: /var/log/*.log }
  - { env: app.env }`);
    expect(targets.map(({ kind, name: place }) => [kind, place])).toEqual([
      ['repository', '/lists/repositories/a'],
      ['repository', '/b.git'],
      ['remote', 'https://git.example.com/team/c.git'],
      ['remote', 'git@git.example.com:team/d.git'],
      ['folder', '/home/ann/shared'],
      ['logs', '/var/log/*.log'],
      ['env', '/lists/app.env'],
    ]);
    expect(targets[4]).toMatchObject({ owner: 'team', domain: 'outside' });
    expect({ name, parallel, deadlineMs }).toEqual({ name: '/lists/sweep.yaml', parallel: 2, deadlineMs: 3_600_000 });
  });

  const password = ['hunter', '2'].join('');
  it.each([
    {
      why: 'a password in an address',
      text: `https://ann:${password}@git.example.com/a`,
      says: 'without user and password',
    },
    { why: 'a user in an https address', text: 'https://ann@git.example.com/a', says: 'without user and password' },
    {
      why: 'a password in an ssh address',
      text: `ssh://git:${password}@git.example.com/a`,
      says: 'without user and password',
    },
    { why: 'a protocol that runs a program', text: 'ext::sh://x', says: 'https, ssh or file' },
    { why: 'plain http', text: 'http://git.example.com/a', says: 'https, ssh or file' },
    { why: 'the git protocol', text: 'git://git.example.com/a', says: 'https, ssh or file' },
    { why: 'a query', text: 'https://git.example.com/a?x=1', says: 'without ? and #' },
  ])('refuses $why and does not repeat it', ({ text, says }) => {
    const message = messageOf(`targets: [{ repository: '${text}' }]`);
    expect(message).toContain(says);
    expect(message).not.toContain(password);
  });

  it('refuses what stands there twice, a token beside a path, and a literal secret', () => {
    expect(messageOf('targets: [{ folder: a }, { folder: ./a }]')).toContain('stands there twice');
    expect(messageOf('targets: [{ repository: a, auth: env:TOKEN }]')).toContain('https address beside auth');
    const literal = messageOf(`targets: [{ folder: a }]\nreport: { slack: 'https://hooks.example.com/${password}' }`);
    expect(literal).toContain('not the secret itself');
    expect(literal).not.toContain(password);
  });
});

function messageOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected a mistake');
}
