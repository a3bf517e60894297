import { spawnSync } from 'node:child_process';
import { chmodSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Draw } from '../corpus/draw.js';
import { TOKENS } from '../corpus/tokens.js';
import { HookScene } from './support/hook-scene.js';

const HOOK = fileURLToPath(new URL('../../dist/unleak-hook.cjs', import.meta.url));
const token = TOKENS['githubToken'] ?? '';
const leak = `token = "${token}"\n`;

const other = `token = "${TOKENS['slackBot'] ?? ''}"\n`;
const filler = 'filler\n'.repeat(500);

/** A private key with so much around its middle that no rule for tokens looks that far. */
function keyOf(middle: string): string {
  const draw = new Draw(20_261_126);
  const lines = (): string => Array.from({ length: 12 }, () => `${draw.text('base64', 64)}\n`).join('');
  const [before, after] = [lines(), lines()];
  const frame = (word: string): string => `${'-'.repeat(5)}${word} RSA PRIVATE${' KEY'}${'-'.repeat(5)}\n`;
  return `${frame('BEGIN')}${before}${middle}\n${after}${frame('END')}`;
}

interface Case {
  readonly why: string;
  /** Brings the clone into its state, and the remote where it has to know something. */
  readonly before: (scene: HookScene) => void;
  readonly command: readonly string[];
  /** What the message has to name. */
  readonly names?: (scene: HookScene) => readonly string[];
}

const pushOf = (...refs: string[]): readonly string[] => ['push', 'origin', ...refs];
const head = (scene: HookScene, at = 'HEAD'): string => scene.git('rev-parse', at).slice(0, 12);

/** The remote learns of something behind our back: the clone has it, but no ref of the remote is tracked here. */
function pushedPast(scene: HookScene, ...refs: string[]): void {
  scene.git('push', '-q', '--no-verify', 'origin', ...refs);
}

const stoppedPushes: readonly Case[] = [
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
    names: () => ['it holds a secret', 'app.env:502:10'],
  },
];

const passedPushes: readonly Case[] = [
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

let scene: HookScene;
afterEach(() => {
  scene.remove();
});

describe('git push with the hook', () => {
  beforeEach(async () => {
    scene = await HookScene.withHooks('--pre-push');
  });

  it.each(stoppedPushes)('is stopped by $why', ({ before, command, names }) => {
    before(scene);
    const refsBefore = scene.git('--git-dir', scene.remote, 'show-ref');
    const { code, output } = scene.try(...command);
    expect(code, output).not.toBe(0);
    expect(output).toContain('unleak: this push is stopped: it holds a secret');
    expect(output).toMatch(/github-personal-access-token \(critical\) v1:[0-9a-f]{32}/);
    for (const name of names?.(scene) ?? []) expect(output).toContain(name);
    expect(output).toContain('git push --no-verify');
    expect(output.includes(token)).toBe(false);
    expect(scene.git('--git-dir', scene.remote, 'show-ref')).toBe(refsBefore);
  });

  it.each(passedPushes)('lets pass $why', ({ before, command }) => {
    before(scene);
    const { code, output } = scene.try(...command);
    expect(code, output).toBe(0);
    expect(output).not.toContain('unleak:');
  });

  it('works in a linked working tree, and in a clone of a few commits', () => {
    const linked = join(scene.home.work, 'linked');
    scene.git('worktree', 'add', '-q', '-b', 'topic', linked);
    scene.cwd = linked;
    scene.commitFile('app.env', leak);
    expect(scene.try(...pushOf('topic')).output).toContain('it holds a secret');
    scene.cwd = scene.clone;
    for (const name of ['b', 'c', 'd']) scene.commitFile(name, `${name}\n`);
    scene.git('push', '-q', 'origin', 'main');
    const shallow = join(scene.home.work, 'shallow');
    scene.git('clone', '-q', '--depth=1', `file://${scene.remote}`, shallow);
    renameSync(join(scene.clone, '.git/hooks/pre-push'), join(shallow, '.git/hooks/pre-push'));
    scene.cwd = shallow;
    scene.commitFile('clean', 'clean\n');
    expect(scene.try(...pushOf('main'))).toMatchObject({ code: 0 });
    scene.commitFile('app.env', leak);
    expect(scene.try(...pushOf('main')).output).toContain('it holds a secret');
  });

  it('is stopped when an object is missing or damaged, and says how to go on', () => {
    const id = scene.commitFile('app.env', 'harmless\n');
    const blob = scene.git('rev-parse', `${id}:app.env`);
    const file = join(scene.clone, '.git/objects', blob.slice(0, 2), blob.slice(2));
    chmodSync(file, 0o644);
    writeFileSync(file, 'damaged');
    const damaged = scene.try(...pushOf('main'));
    unlinkSync(file);
    const missing = scene.try(...pushOf('main'));
    for (const { code, output } of [damaged, missing]) {
      expect(code).not.toBe(0);
      expect(output).toContain('not all of it could be checked');
      expect(output).toMatch(/not checked: app.env: /);
      expect(output).toContain('git push --no-verify');
    }
  });

  it('is stopped when node or unleak is gone, and says how to go on', () => {
    scene.commitFile('a', 'clean\n');
    const hook = join(scene.clone, '.git/hooks/pre-push');
    const script = scene.read('.git/hooks/pre-push') ?? '';
    for (const [name, gone] of [
      ['node', script.replace(/^node='/m, "node='/gone")],
      ['unleak', script.replace(/^unleak='/m, "unleak='/gone")],
      ['it ended with code', script.replace(/^unleak='.*/m, `unleak='${join(scene.clone, 'broken.mjs')}'`)],
    ] as const) {
      writeFileSync(join(scene.clone, 'broken.mjs'), 'process.exit(99)');
      writeFileSync(hook, gone);
      const { code, output } = scene.try(...pushOf('main'));
      expect(code).not.toBe(0);
      expect(output).toContain(`unleak: ${name}`);
      expect(output).toContain('unleak hook install');
      expect(output).toContain('git push --no-verify');
    }
  });

  it('is stopped by a key of which only the middle is new', () => {
    scene.commitFile('id', `${filler}${keyOf('B'.repeat(64))}${filler}`);
    pushedPast(scene, 'main');
    scene.commitFile('id', `${filler}${keyOf('A'.repeat(64))}${filler}`);
    const { code, output } = scene.try(...pushOf('main'));
    expect(code).not.toBe(0);
    expect(output).toContain('private-key-rsa');
    expect(output).toContain('id:501:1');
  });

  it('reads what git sends from a file, a pipe and whatever else', () => {
    scene.commitFile('app.env', leak);
    const lines = `refs/heads/main ${scene.git('rev-parse', 'HEAD')} refs/heads/main ${scene.git('rev-parse', 'HEAD^')}\n`;
    writeFileSync(join(scene.home.work, 'lines'), lines);
    const hook = `'${process.execPath}' '${HOOK}' hook run pre-push origin x`;
    for (const how of [`${hook} < ../lines`, `(sleep 0.2; cat ../lines) | ${hook}`]) {
      const { status, stderr } = spawnSync('sh', ['-c', how], { cwd: scene.clone, env: scene.env, encoding: 'utf8' });
      expect(stderr).toContain('it holds a secret');
      expect(status).toBe(1);
    }
    // A pipe of node's is a socket.
    const { status } = spawnSync(process.execPath, [HOOK, 'hook', 'run', 'pre-push', 'origin', 'x'], {
      cwd: scene.clone,
      env: scene.env,
      input: lines,
    });
    expect(status).toBe(1);
  });

  it('reads what git sends and nothing else', async () => {
    for (const input of ['what is this\n', 'refs/heads/main 123 refs/heads/main 456\n']) {
      const { code, stderr } = await scene.home.run(['hook', 'run', 'pre-push', 'origin', 'x'], {
        cwd: scene.clone,
        input,
      });
      expect(code).toBe(2);
      expect(stderr).toContain('line 1 of standard input');
      expect(stderr).toContain('git push --no-verify');
    }
  });

  it('keeps the terminal safe from names in the repository', () => {
    scene.commitFile('a\u001b[31mred.env', leak);
    const { output } = scene.try(...pushOf('main'));
    expect(output).toContain('it holds a secret');
    expect(output).not.toContain('\u001b[31m');
  });
});
