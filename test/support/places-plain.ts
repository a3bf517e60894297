import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Places, remoteUrl, setting } from './places.js';

/** Files of the git directory as git writes them, or as people and programs leave them there. */
const FILES: Readonly<Record<string, (token: string) => string>> = {
  COMMIT_EDITMSG: (token) => `wip ${token}\n`,
  MERGE_MSG: (token) => `Merge branch 'x' of ${remoteUrl(token)}\n`,
  SQUASH_MSG: (token) => `squashed ${token}\n`,
  FETCH_HEAD: (token) => `${'0123456789'.repeat(4)}\tnot-for-merge\tbranch 'x' of ${remoteUrl(token)}\n`,
  BISECT_LOG: (token) => `git bisect start\n# bad: ${token}\n`,
  credentials: (token) => `${remoteUrl(token)}\n`,
  description: (token) => `${token}\n`,
  'config.worktree': (token) => `[http]\n\textraHeader = PRIVATE-TOKEN: ${token}\n`,
  'config~': (token) => `[remote "old"]\n\turl = ${remoteUrl(token)}\n`,
  'info/exclude': (token) => `# ${token}\n`,
  'info/attributes': (token) => `# ${token}\n`,
  'info/sparse-checkout': (token) => `/${token}/\n`,
  'info/grafts': (token) => `# ${token}\n`,
  'hooks/pre-push': (token) => `#!/bin/sh\ncurl -H 'Authorization: token ${token}' https://api.github.com/user\n`,
  'hooks/lib/deploy.sh': (token) => `TOKEN=${token}\n`,
  'branches/old': (token) => `${remoteUrl(token)}#main\n`,
  'remotes/old': (token) => `URL: ${remoteUrl(token)}\nPull: refs/heads/main:refs/heads/origin\n`,
  'objects/info/http-alternates': (token) => `${remoteUrl(token)}/objects\n`,
  'rebase-merge/message': (token) => `wip ${token}\n`,
  'sequencer/todo': (token) => `pick 0123456 wip ${token}\n`,
  'rr-cache/0123/preimage': (token) => `<<<<<<<\n${token}\n=======\n\n>>>>>>>\n`,
  'lost-found/other/0123': (token) => setting(token),
  'svn/.metadata': (token) => `[svn-remote "svn"]\n\turl = ${remoteUrl(token)}\n`,
  'lfs/tmp/upload.log': (token) => `Authorization: Basic ${Buffer.from(`x:${token}`).toString('base64')}\n`,
  'logs/refs/heads/deleted': (token) =>
    `${'0'.repeat(40)} ${'1'.repeat(40)} Ada <ada@example.com> 1577836800 +0000\tpull ${remoteUrl(token)}: forced\n`,
};

const configuration: Places = {
  'the URL of a remote': ({ main }, token) => {
    main.git('remote', 'add', 'origin', remoteUrl(token));
    return { source: 'git-file', path: '.git/config' };
  },
  'an extra header': ({ main }, token) => {
    main.git('config', 'http.https://github.com/.extraheader', `AUTHORIZATION: bearer ${token}`);
    return { source: 'git-file', path: '.git/config' };
  },
  'an extra header with a user and a password in base64': ({ main }, token) => {
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    main.git('config', '--add', 'http.https://github.com/.extraheader', `AUTHORIZATION: basic ${basic}`);
    return { source: 'git-file', path: '.git/config' };
  },
  'an address that stands for another': ({ main }, token) => {
    main.git('config', `url.${remoteUrl(token)}.insteadOf`, 'gh:');
    return { source: 'git-file', path: '.git/config' };
  },
  'an alias': ({ main }, token) => {
    main.git('config', 'alias.up', `!curl -H 'Authorization: token ${token}' https://api.github.com`);
    return { source: 'git-file', path: '.git/config' };
  },
  'the message of a reflog': ({ main }, token) => {
    main.git('update-ref', '--create-reflog', '-m', `fetch ${remoteUrl(token)}`, 'refs/heads/logged', 'HEAD');
    return { source: 'git-file', path: '.git/logs/refs/heads/logged' };
  },
  'the name of a packed ref': ({ main }, token) => {
    main.git('update-ref', `refs/remotes/origin/${token}`, 'HEAD');
    main.git('pack-refs', '--all', '--prune');
    return { source: 'git-ref' };
  },
};

const gitFiles: Places = Object.fromEntries(
  Object.entries(FILES).map(([path, content]) => [
    `.git/${path}`,
    ({ main }, token) => {
      main.write(`.git/${path}`, content(token));
      return { source: 'git-file', path: `.git/${path}` };
    },
  ]),
);

/** What only the index or the working tree holds. After it nothing may be committed. */
const workingTree: Places = {
  'content that is only in the index': ({ main }, token) => {
    main.write('staged.env', setting(token));
    main.git('add', 'staged.env');
    main.write('staged.env', 'changed again\n');
    return { source: 'git-blob', path: 'staged.env', place: 'index' };
  },
  'a name that is only in the index': ({ main }, token) => {
    main.git('update-index', '--add', '--cacheinfo', `100644,${main.dangling('x\n')},names/${token}`);
    return { source: 'git-index', path: '.git/index' };
  },
  'a tracked file that was changed': ({ main }, token) => {
    main.write('README', setting(token));
    return { source: 'worktree', path: 'README' };
  },
  'a tracked file whose changes git is told not to see': ({ main }, token) => {
    main.git('update-index', '--skip-worktree', 'own.txt');
    main.write('own.txt', setting(token));
    return { source: 'worktree', path: 'own.txt' };
  },
  ...Object.fromEntries(
    ['untracked.env', '.env', 'node_modules/.cache/x', 'build/out.js', 'by-info-exclude', 'deep/er/.hidden/x'].map(
      (path) => [
        `the working tree: ${path}`,
        ({ main }, token) => {
          main.write('.gitignore', '.env\nnode_modules\nbuild/\n');
          main.gitBytes(['config', 'core.excludesFile', '/dev/null']);
          main.write(path, setting(token));
          return { source: 'worktree', path };
        },
      ],
    ),
  ),
  'the name of an untracked file': ({ main }, token) => {
    main.write(`untracked/${token}.bak`, '');
    return { source: 'file-name', path: 'untracked', repository: main.path };
  },
  'the name of an untracked folder without a file': ({ main }, token) => {
    mkdirSync(join(main.path, 'untracked', token), { recursive: true });
    return { source: 'file-name', path: 'untracked', repository: main.path };
  },
  'a file whose name is no text': ({ main }, token) => {
    const path = Buffer.concat([Buffer.from(`${main.path}/odd-`), Buffer.from([0xff, 0x0a]), Buffer.from('.env')]);
    writeFileSync(path, setting(token));
    return { source: 'worktree', path: String.raw`odd-\xff\x0a.env` };
  },
};

export const plainPlaces: Places = { ...configuration, ...gitFiles, ...workingTree };
