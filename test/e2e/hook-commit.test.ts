import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKENS } from '../corpus/tokens.js';
import { HookScene } from './support/hook-scene.js';

const token = TOKENS['githubToken'] ?? '';
const leak = `token = "${token}"\n`;

interface Case {
  readonly why: string;
  /** Brings the clone into its state. */
  readonly before: (scene: HookScene) => void;
  readonly command: readonly string[];
  /** What the message has to name. */
  readonly names?: (scene: HookScene) => readonly string[];
}

const head = (scene: HookScene): string => scene.git('rev-parse', 'HEAD');

let scene: HookScene;
afterEach(() => {
  scene.remove();
});

describe('git commit with the hook', () => {
  beforeEach(async () => {
    scene = await HookScene.withHooks('--pre-commit');
  });

  const stopped: readonly Case[] = [
    {
      why: 'a staged secret',
      before: () => {
        scene.write('deep/er/app.env', leak);
        scene.git('add', '-A');
      },
      command: ['commit', '-m', 'x'],
      names: () => ['deep/er/app.env:1:10', 'git restore --staged'],
    },
    {
      why: 'commit --all',
      before: () => scene.write('README', leak),
      command: ['commit', '-a', '-m', 'x'],
      names: () => ['README:1:10'],
    },
    {
      why: 'commit --only, past another index',
      before: () => scene.write('README', leak),
      command: ['commit', '-m', 'x', '--', 'README'],
    },
    {
      why: 'what is staged and was changed since in the working tree',
      before: () => {
        scene.write('README', leak);
        scene.git('add', '-A');
        scene.write('README', 'clean again\n');
      },
      command: ['commit', '-m', 'x'],
    },
    {
      why: 'an amended commit',
      before: () => {
        scene.write('app.env', leak);
        scene.git('add', '-A');
      },
      command: ['commit', '--amend', '--no-edit'],
    },
    {
      why: 'the name of a folder',
      before: () => {
        scene.write(`${token}/a`, 'clean\n');
        scene.git('add', '-A');
      },
      command: ['commit', '-m', 'x'],
      names: () => ['name of a staged file'],
    },
    {
      why: 'where a symbolic link leads',
      before: () => {
        symlinkSync(`/srv/${token}`, join(scene.clone, 'link'));
        scene.git('add', '-A');
      },
      command: ['commit', '-m', 'x'],
    },
    {
      why: 'the resolution of a conflict',
      before: () => {
        scene.git('switch', '-q', '-c', 'side');
        scene.commitFile('README', 'theirs\n');
        scene.git('switch', '-q', 'main');
        scene.commitFile('README', 'ours\n');
        scene.try('merge', 'side');
        scene.write('README', leak);
        scene.git('add', '-A');
      },
      command: ['commit', '-m', 'x'],
    },
  ];

  it.each(stopped)('is stopped by $why', ({ before, command, names }) => {
    before(scene);
    const tip = head(scene);
    const { code, output } = scene.try(...command);
    expect(code, output).not.toBe(0);
    expect(output).toContain('unleak: this commit is stopped: it holds a secret');
    for (const name of names?.(scene) ?? []) expect(output).toContain(name);
    expect(output).toContain('git commit --no-verify');
    expect(output.includes(token)).toBe(false);
    expect(head(scene)).toBe(tip);
  });

  const passed: readonly Case[] = [
    { why: 'a clean change', before: () => scene.write('README', 'clean\n'), command: ['commit', '-a', '-m', 'x'] },
    {
      why: 'a secret that is not staged',
      before: () => {
        scene.write('README', 'clean\n');
        scene.git('add', '-A');
        scene.write('README', leak);
        scene.write('untracked', leak);
      },
      command: ['commit', '-m', 'x'],
    },
    {
      why: 'a file that is only announced',
      before: () => {
        scene.write('app.env', leak);
        scene.git('add', '-N', 'app.env');
        scene.write('README', 'clean\n');
        scene.git('add', 'README');
      },
      command: ['commit', '-m', 'x'],
    },
    {
      why: 'another change to a file that had the secret before, and its removal',
      before: () => {
        scene.commitFile('app.env', leak);
        scene.commitFile('other.env', leak);
        scene.write('app.env', `# moved down\n${leak}`);
        rmSync(join(scene.clone, 'other.env'));
        scene.git('add', '-A');
      },
      command: ['commit', '-m', 'x'],
    },
    {
      why: 'nothing staged, with an empty commit',
      before: () => undefined,
      command: ['commit', '--allow-empty', '-m', 'x'],
    },
  ];

  it.each(passed)('lets pass $why', ({ before, command }) => {
    before(scene);
    const { code, output } = scene.try(...command);
    expect(code, output).toBe(0);
    expect(output).not.toContain('unleak:');
  });

  it('works for the very first commit, in a linked working tree and in a subfolder', () => {
    const linked = join(scene.home.work, 'linked');
    scene.git('worktree', 'add', '-q', '--detach', linked);
    scene.cwd = linked;
    scene.git('switch', '-q', '--orphan', 'first');
    expect(scene.try('commit', '-q', '--allow-empty', '-m', 'x')).toMatchObject({ code: 0 });
    scene.write('sub/app.env', leak);
    scene.git('add', '-A');
    scene.cwd = join(linked, 'sub');
    expect(scene.try('commit', '-m', 'x').output).toContain('sub/app.env:1:10');
  });
});
