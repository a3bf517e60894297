// Pushes with the hook that are stopped and that pass, as tables.
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { TOKENS } from '../../corpus/tokens.js';
import type { HookScene } from './hook-scene.js';

const token = TOKENS['githubToken'] ?? '';
export const leak = `token = "${token}"\n`;
const other = `token = "${TOKENS['slackBot'] ?? ''}"\n`;
export const filler = 'filler\n'.repeat(500);

/** A push, and what has to be there before. */
export interface PushCase {
  readonly why: string;
  /** Brings the clone into its state, and the remote where it has to know something. */
  readonly before: (scene: HookScene) => void;
  readonly command: readonly string[];
  /** What the message has to name. */
  readonly names?: (scene: HookScene) => readonly string[];
}

export const pushOf = (...refs: string[]): readonly string[] => ['push', 'origin', ...refs];
const head = (scene: HookScene, at = 'HEAD'): string => scene.git('rev-parse', at).slice(0, 12);

/** The remote learns of something behind our back: the clone has it, but no ref of the remote is tracked here. */
export function pushedPast(scene: HookScene, ...refs: string[]): void {
  scene.git('push', '-q', '--no-verify', 'origin', ...refs);
}

export const stoppedPushes: readonly PushCase[] = [
  {
    why: 'a commit on a branch that the remote has',
    before: (scene) => scene.commitFile('app.env', leak),
    command: pushOf('main'),
    names: (scene) => ['app.env:1:10', head(scene), 'Ada Example'],
  },
  {
    why: 'a new branch',
    before: (scene) => {
      scene.git('switch', '-q', '-c', 'topic');
      scene.commitFile('app.env', leak);
    },
    command: pushOf('topic'),
    names: () => ['app.env:1:10'],
  },
  {
    why: 'the second of several refs',
    before: (scene) => {
      scene.commitFile('clean', 'clean\n');
      pushedPast(scene, 'main:refs/heads/old');
      scene.git('branch', 'first');
      scene.git('switch', '-q', '-c', 'second', 'HEAD^');
      scene.commitFile('app.env', leak);
    },
    command: pushOf('first', 'second', ':old'),
  },
  {
    why: 'a force push',
    before: (scene) => {
      scene.commitFile('one', 'one\n');
      pushedPast(scene, 'main');
      scene.git('reset', '-q', '--hard', 'HEAD^');
      scene.commitFile('app.env', leak);
    },
    command: pushOf('+main'),
  },
  {
    why: 'a force push over what was never fetched',
    before: (scene) => {
      const theirs = scene.commitFile('theirs', 'theirs\n');
      scene.git('push', '-q', '--no-verify', scene.remote, 'main');
      scene.git('reset', '-q', '--hard', 'HEAD^');
      scene.git('reflog', 'expire', '--expire=now', '--all');
      scene.git('gc', '-q', '--prune=now');
      expect(scene.try('cat-file', '-e', theirs).code).not.toBe(0);
      scene.commitFile('app.env', leak);
    },
    command: pushOf('+main'),
  },
  {
    why: 'a lightweight tag on a commit that is nowhere else',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      scene.git('tag', 'v1');
      scene.git('reset', '-q', '--hard', 'HEAD^');
    },
    command: pushOf('v1'),
  },
  {
    why: 'the message of a tag on a commit that the remote has',
    before: (scene) => scene.git('tag', '-a', 'v1', '-m', `released with ${token}`),
    command: pushOf('v1'),
    names: () => ['tag refs/tags/v1', 'git tag -f -a v1'],
  },
  {
    why: 'what a merge holds and none of its parents',
    before: (scene) => {
      scene.git('switch', '-q', '-c', 'side');
      scene.commitFile('side', 'side\n');
      scene.git('switch', '-q', 'main');
      scene.commitFile('main', 'main\n');
      pushedPast(scene, 'main', 'side');
      scene.git('merge', '-q', '--no-commit', '--no-ff', 'side');
      scene.commitFile('app.env', leak);
    },
    command: pushOf('main'),
    names: () => ['app.env:1:10'],
  },
  {
    why: 'a merged branch that the remote does not have',
    before: (scene) => {
      scene.git('switch', '-q', '-c', 'side');
      scene.commitFile('app.env', leak);
      scene.git('switch', '-q', 'main');
      scene.commitFile('main', 'main\n');
      scene.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    },
    command: pushOf('main'),
  },
  {
    why: 'a secret that was added and taken out again on the way',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      rmSync(join(scene.clone, 'app.env'));
      scene.commit('take it out');
    },
    command: pushOf('main'),
    names: (scene) => [`git rebase -i ${head(scene, 'HEAD^')}^`],
  },
  {
    why: 'the first push to an empty remote',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      scene.git('init', '-q', '--bare', join(scene.home.work, 'empty.git'));
      scene.git('remote', 'add', 'empty', join(scene.home.work, 'empty.git'));
    },
    command: ['push', 'empty', 'main'],
  },
  {
    why: 'a remote whose name begins another one, which has it',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      scene.git('init', '-q', '--bare', join(scene.home.work, 'fork.git'));
      scene.git('remote', 'add', 'origin/fork', join(scene.home.work, 'fork.git'));
      scene.git('push', '-q', '--no-verify', 'origin/fork', 'main');
    },
    command: pushOf('main'),
  },
  {
    why: 'the message of a commit',
    before: (scene) => scene.commit(`use ${token}`),
    command: pushOf('main'),
    names: (scene) => [`message or names of the commit, line 6, commit ${head(scene)}`, 'git commit --amend'],
  },
  {
    why: 'the name of an author',
    before: (scene) => scene.commit('mine', '--author', `${token} <ada@example.com>`),
    command: pushOf('main'),
  },
  {
    why: 'the name of a branch',
    before: (scene) => scene.git('branch', `fix-${token}`),
    command: pushOf(`fix-${token}`),
    names: () => ['name of the ref refs/heads/fix-[redacted]'],
  },
  {
    why: 'the name of a file',
    before: (scene) => scene.commitFile(`notes/${token}.txt`, 'nothing\n'),
    command: pushOf('main'),
    names: () => ['name of notes/[redacted].txt'],
  },
  {
    why: 'where a symbolic link leads',
    before: (scene) => {
      symlinkSync(`/srv/${token}`, join(scene.clone, 'link'));
      scene.commit('link');
    },
    command: pushOf('main'),
    names: () => ['link:1:6'],
  },
  {
    why: 'a tag on a file that is in no commit',
    before: (scene) => {
      scene.write('loose', leak);
      scene.git('tag', 'loose', scene.git('hash-object', '-w', 'loose'));
    },
    command: pushOf('loose'),
  },
  {
    why: 'an unusual expression as what is pushed',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      scene.commitFile('later', 'later\n');
    },
    command: pushOf('HEAD~1:refs/heads/topic'),
  },
  {
    why: 'commits whose clock was wrong',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      const tree = scene.git('write-tree');
      const env = { GIT_COMMITTER_DATE: '946684800 +0000' };
      const { output } = scene.tryWith({ env }, 'commit-tree', tree, '-p', 'HEAD', '-m', 'old clock');
      scene.git('reset', '-q', '--hard', output.trim());
    },
    command: pushOf('main'),
  },
  {
    why: 'packed objects',
    before: (scene) => {
      scene.commitFile('app.env', `${'filler\n'.repeat(500)}${leak}`);
      scene.commitFile('app.env', `${'filler\n'.repeat(501)}${leak}`);
      scene.git('repack', '-q', '-a', '-d', '-f');
    },
    command: pushOf('main'),
    names: (scene) => ['app.env:501:10', head(scene, 'HEAD^')],
  },
  {
    why: 'a secret beside one that the remote has',
    before: (scene) => {
      scene.commitFile('app.env', `${filler}${other}${filler}`);
      pushedPast(scene, 'main');
      scene.commitFile('app.env', `${filler}${other}${leak}${filler}`);
    },
    command: pushOf('main'),
    names: () => ['app.env:502:10', 'it holds a secret'],
  },
];

export const passedPushes: readonly PushCase[] = [
  { why: 'a clean commit', before: (scene) => scene.commitFile('a', 'clean\n'), command: pushOf('main') },
  {
    why: 'a new branch at a commit that the remote has',
    before: (scene) => scene.git('branch', 'topic'),
    command: pushOf('topic'),
  },
  {
    why: 'the deletion of a branch',
    before: (scene) => {
      scene.git('branch', 'old');
      pushedPast(scene, 'old');
    },
    command: pushOf('--delete', 'old'),
  },
  {
    why: 'a force push back to an older commit',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      pushedPast(scene, 'main');
      scene.git('reset', '-q', '--hard', 'HEAD^');
    },
    command: pushOf('+main'),
  },
  {
    why: 'what the remote has under another branch',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      pushedPast(scene, 'main:refs/heads/other');
      scene.git('fetch', '-q', 'origin');
      scene.commitFile('a', 'clean\n');
    },
    command: pushOf('main'),
  },
  {
    why: 'what the remote has behind a tip that is newer than ours',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      scene.git('branch', 'topic');
      scene.commitFile('later', 'later\n');
      pushedPast(scene, 'main');
      scene.git('switch', '-q', 'topic');
      scene.commitFile('a', 'clean\n');
    },
    command: pushOf('topic'),
  },
  {
    why: 'another change to a file that the remote has with the secret',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      pushedPast(scene, 'main');
      scene.commitFile('app.env', `# moved down\n${leak}`);
    },
    command: pushOf('main'),
  },
  {
    why: 'a change far from the secret that the remote has',
    before: (scene) => {
      scene.commitFile('app.env', `${leak}${filler}`);
      pushedPast(scene, 'main');
      scene.commitFile('app.env', `${leak}${filler}clean\n`);
    },
    command: pushOf('main'),
  },
  {
    why: 'a file that the remote has under another name',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      pushedPast(scene, 'main');
      renameSync(join(scene.clone, 'app.env'), join(scene.clone, 'moved.env'));
      scene.commit('rename');
    },
    command: pushOf('main'),
  },
  {
    why: 'a merge of two branches that the remote has',
    before: (scene) => {
      scene.git('switch', '-q', '-c', 'side');
      scene.commitFile('app.env', leak);
      scene.git('switch', '-q', 'main');
      scene.commitFile('main', 'main\n');
      pushedPast(scene, 'main', 'side');
      scene.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    },
    command: pushOf('main'),
  },
  {
    why: 'a tag on a commit that the remote has',
    before: (scene) => scene.git('tag', '-a', 'v1', '-m', 'first'),
    command: pushOf('v1'),
  },
  { why: 'nothing at all', before: () => undefined, command: pushOf('main') },
  {
    why: 'a secret past the hook, on purpose',
    before: (scene) => scene.commitFile('app.env', leak),
    command: ['push', '--no-verify', 'origin', 'main'],
  },
  {
    why: 'an address instead of a name, with what the remote of that address has',
    before: (scene) => {
      scene.commitFile('app.env', leak);
      scene.git('remote', 'set-url', 'origin', '../remote.git');
      pushedPast(scene, 'main');
      scene.git('branch', 'topic');
    },
    command: ['push', '../remote.git', 'topic'],
  },
];
