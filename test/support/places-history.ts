import { expect } from 'vitest';
import { type Expected, type Places, type Scene, setting } from './places.js';

const HEADERS = 'Ada Example <ada@example.com> 1577836800 +0000';

/** What objects, names and refs of a repository hold, and no plain file. */
export const historyPlaces: Places = {
  'a file that was deleted': (scene, token) => inDeletedFile(scene, 'old/deploy.env', setting(token)),
  'a file that is in HEAD': ({ main }, token) => {
    const commit = main.commitFile('kept.env', setting(token));
    return { source: 'git-blob', path: 'kept.env', commit, inHead: true, refs: expect.arrayContaining(['main']) };
  },
  'the target of a symbolic link': ({ main }, token) => {
    const id = main.dangling(`/run/secrets/${token}`);
    main.git('update-index', '--add', '--cacheinfo', `120000,${id},link`);
    main.git('commit', '-q', '-m', 'a link');
    const commit = main.git('rev-parse', 'HEAD');
    main.git('rm', '-q', '--cached', 'link');
    main.git('commit', '-q', '-m', 'no link');
    return { source: 'git-blob', path: 'link', commit };
  },
  'content that only a merge holds': ({ main }, token) => {
    main.git('checkout', '-q', '-b', 'side');
    main.commitFile('side.txt', 's\n');
    main.git('checkout', '-q', 'main');
    main.commitFile('own.txt', 'o\n');
    main.git('merge', '-q', '--no-ff', '--no-commit', 'side');
    const commit = main.commitFile('evil.env', setting(token), 'merge side');
    main.git('rm', '-q', 'evil.env');
    main.commit('remove it again');
    return { source: 'git-blob', path: 'evil.env', commit, refs: expect.arrayContaining(['main']), inHead: false };
  },
  'a branch that was never merged': (scene, token) =>
    onBranch(scene, 'feature/unmerged', ['git', 'branch', '-q', '-f', 'feature/unmerged'], token),
  'refs/pull': (scene, token) => onBranch(scene, 'pull/7/head', ['git', 'update-ref', 'refs/pull/7/head'], token),
  'any other ref': (scene, token) => onBranch(scene, 'deploys/x', ['git', 'update-ref', 'refs/deploys/x'], token),
  'a ref of a remote': (scene, token) =>
    onBranch(scene, 'origin/old', ['git', 'update-ref', 'refs/remotes/origin/old'], token),
  'a tag of a blob': ({ main }, token) => {
    main.git('update-ref', 'refs/tags/blob-tag', main.dangling(setting(token)));
    return { source: 'git-blob', refs: expect.arrayContaining(['blob-tag']) };
  },
  'an object that was replaced': ({ main }, token) => {
    const commit = main.commitFile('replaced.env', setting(token));
    const object = main.git('rev-parse', 'HEAD:replaced.env');
    main.git('replace', object, main.dangling('nothing\n'));
    main.git('rm', '-q', 'replaced.env');
    main.commit('remove what was replaced');
    return { source: 'git-blob', path: 'replaced.env', commit, object };
  },
  'a stash of a tracked file': ({ main }, token) => {
    main.write('README', setting(token));
    main.git('stash', 'push', '-q');
    return { path: 'README', place: expect.stringMatching(/^stash@\{\d+\}$/) };
  },
  'a stash of a staged file that was changed again': ({ main }, token) => {
    main.write('README', setting(token));
    main.git('add', 'README');
    main.write('README', 'something else\n');
    main.git('stash', 'push', '-q');
    return { path: 'README', place: expect.stringMatching(/^stash@\{\d+\}, staged$/) };
  },
  'a stash of an untracked file': ({ main }, token) => {
    main.write('untracked.env', setting(token));
    main.git('stash', 'push', '-q', '--include-untracked');
    return { path: 'untracked.env', place: expect.stringMatching(/^stash@\{\d+\}, untracked$/) };
  },
  'a stash that was dropped': ({ main }, token) => {
    main.write('README', setting(token));
    main.git('stash', 'push', '-q');
    const commit = main.git('rev-parse', 'stash');
    main.git('stash', 'drop', '-q');
    return { source: 'git-dangling', path: 'README', commit, place: 'dropped stash' };
  },
  'a dangling blob': ({ main }, token) => {
    const object = main.dangling(setting(token));
    return { source: 'git-dangling', object, place: 'dangling' };
  },
  'a file of a dangling commit': (scene, token) => {
    const commit = danglingCommit(scene, setting(token), 'work');
    return { source: 'git-dangling', path: 'file.env', commit, place: 'dangling' };
  },
  'the message of a dangling commit': (scene, token) => {
    const commit = danglingCommit(scene, 'nothing\n', `use ${token}`);
    return { source: 'git-dangling', object: commit, place: 'dangling' };
  },
  'a dangling tag': ({ main }, token) => {
    const text = `object ${main.git('rev-parse', 'HEAD')}\ntype commit\ntag lost\ntagger ${HEADERS}\n\nwith ${token}\n`;
    const object = main.gitBytes(['hash-object', '-t', 'tag', '-w', '--stdin'], text).toString().trim();
    return { source: 'git-dangling', object, place: 'dangling' };
  },
  'a name in a dangling tree': ({ main }, token) => {
    const object = main
      .gitBytes(['mktree'], `100644 blob ${main.dangling('x\n')}\t${token}\n`)
      .toString()
      .trim();
    return { source: 'git-dangling', object, place: 'dangling' };
  },
  'a commit that only a reflog knows': ({ main }, token) => {
    const commit = main.commitFile('amended.env', setting(token));
    main.git('reset', '-q', '--hard', 'HEAD~1');
    return { path: 'amended.env', commit, place: expect.stringMatching(/^reflog HEAD@\{\d+\}$/) };
  },
  'the message of a commit': ({ main }, token) => {
    const commit = main.commit(`deploy\n\nwith ${token}`);
    return { source: 'git-commit', object: commit, commit, refs: expect.arrayContaining(['main']) };
  },
  'the message of a tag': ({ main }, token) => {
    main.git('tag', '-a', 'v1', '-m', `release with ${token}`);
    return { source: 'git-tag', object: main.git('rev-parse', 'v1'), refs: ['v1'] };
  },
  'a note': ({ main }, token) => {
    const head = main.git('rev-parse', 'HEAD');
    main.git('notes', 'add', '-m', `deployed with ${token}`);
    return { source: 'git-blob', path: head, refs: ['notes/commits'] };
  },
  'the name of an author': (scene, token) => rawCommit(scene, HEADERS.replace('Ada', token), HEADERS),
  'the address of an author': (scene, token) => rawCommit(scene, HEADERS.replace('ada@', `${token}@`), HEADERS),
  'the name of a committer': (scene, token) => rawCommit(scene, HEADERS, HEADERS.replace('Ada', token)),
  'the address of a committer': (scene, token) => rawCommit(scene, HEADERS, HEADERS.replace('ada@', `${token}@`)),
  'a header of a commit that nobody shows': (scene, token) =>
    rawCommit(scene, HEADERS, `${HEADERS}\nx-build: ${token}`),
  'the message of a commit in UTF-16': (scene, token) =>
    rawCommit(scene, HEADERS, `${HEADERS}\nencoding UTF-16`, Buffer.from(`\ufeffwith ${token}\n`, 'utf16le')),
  'the name of a branch': ({ main }, token) => {
    main.git('branch', `fix-${token}`);
    return { source: 'git-ref' };
  },
  'the name of a tag': ({ main }, token) => {
    main.git('tag', `tag-${token}`);
    return { source: 'git-ref' };
  },
  'the name of a file': (scene, token) => {
    const { commit } = inDeletedFile(scene, `config/${token}.bak`, 'x\n');
    return { source: 'git-tree', path: 'config', commit };
  },
  'the name of a folder': (scene, token) => {
    const { commit } = inDeletedFile(scene, `home/${token}/x`, 'x\n');
    return { source: 'git-tree', path: 'home', commit };
  },
  ...attributePlaces({
    'a file that has no diff': '-diff',
    'a file whose diff a program makes': 'diff=program',
    'a file that a filter hides': 'filter=hide',
    'a file that is called binary': 'binary',
    'a file that is not exported': 'export-ignore',
    'a file with an encoding of its own': 'working-tree-encoding=UTF-16LE-BOM',
    'a file that is called generated': 'linguist-generated linguist-vendored -text',
  }),
};

/** A file that attributes keep out of what git shows; the attributes themselves are in the repository. */
function attributePlaces(attributes: Readonly<Record<string, string>>): Places {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute], row) => [
      name,
      (scene, token) => {
        const path = `hidden/${String(row)}.env`;
        scene.main.commitFile('.gitattributes', `${path} ${attribute}\n`);
        const isWide = attribute.includes('UTF-16');
        const text = isWide ? Buffer.from(`\ufeff${setting(token)}`, 'utf16le') : setting(token);
        const expected = inDeletedFile(scene, path, text);
        scene.main.git('rm', '-q', '.gitattributes');
        scene.main.commit('no attributes');
        return expected;
      },
    ]),
  );
}

/** Commits a file and removes it in the next commit. */
export function inDeletedFile({ main }: Scene, path: string, content: string | Buffer): Expected {
  const commit = main.commitFile(path, content);
  main.git('rm', '-q', path);
  main.commit(`remove ${String(commit.length)}`);
  return { source: 'git-blob', path, commit, refs: expect.arrayContaining(['main']), inHead: false };
}

/** A commit that nothing but one ref reaches, of a file with the token. */
function onBranch(scene: Scene, ref: string, [, ...args]: readonly string[], token: string): Expected {
  const commit = danglingCommit(scene, setting(token), `for ${ref}`);
  scene.main.git(...args, commit);
  return { source: 'git-blob', path: 'file.env', commit, refs: [ref], inHead: false };
}

function danglingCommit({ main }: Scene, content: string, message: string): string {
  const tree = main
    .gitBytes(['mktree'], `100644 blob ${main.dangling(content)}\tfile.env\n`)
    .toString()
    .trim();
  return main.git('commit-tree', tree, '-p', 'HEAD', '-m', message);
}

/** A commit with headers as they are given, on a branch of its own. */
function rawCommit({ main }: Scene, author: string, committer: string, message = Buffer.from('change\n')): Expected {
  const tree = main.gitBytes(['mktree'], '').toString().trim();
  const text = Buffer.from(`tree ${tree}\nauthor ${author}\ncommitter ${committer}\n\n`);
  const write = ['hash-object', '-t', 'commit', '--literally', '-w', '--stdin'];
  const commit = main
    .gitBytes(write, Buffer.concat([text, message]))
    .toString()
    .trim();
  const ref = `raw-${commit.slice(0, 8)}`;
  main.git('update-ref', `refs/heads/${ref}`, commit);
  return { source: 'git-commit', object: commit, commit, refs: [ref] };
}
