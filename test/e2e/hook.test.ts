import { spawnSync } from 'node:child_process';
import { chmodSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Draw } from '../corpus/draw.js';
import { TOKENS } from '../corpus/tokens.js';
import { HookScene } from './support/hook-scene.js';
import { filler, leak, passedPushes, pushedPast, pushOf, stoppedPushes } from './support/push-cases.js';

const HOOK = fileURLToPath(new URL('../../dist/unleak-hook.cjs', import.meta.url));
const token = TOKENS['githubToken'] ?? '';

/** A private key with so much around its middle that no rule for tokens looks that far. */
function keyOf(middle: string): string {
  const draw = new Draw(20_261_126);
  const lines = (): string => Array.from({ length: 12 }, () => `${draw.text('base64', 64)}\n`).join('');
  const [before, after] = [lines(), lines()];
  const frame = (word: string): string => `${'-'.repeat(5)}${word} RSA PRIVATE${' KEY'}${'-'.repeat(5)}\n`;
  return `${frame('BEGIN')}${before}${middle}\n${after}${frame('END')}`;
}

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
