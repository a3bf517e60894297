import { existsSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKENS } from '../corpus/tokens.js';
import { HookScene } from './support/hook-scene.js';

const token = TOKENS['githubToken'] ?? '';
const leak = `token = "${token}"\n`;
const push = ['push', 'origin', 'main'] as const;

let scene: HookScene;
afterEach(() => {
  scene.remove();
});

describe('unleak hook install', () => {
  beforeEach(() => {
    scene = new HookScene();
  });
  const hookPath = (name = 'pre-push'): string => join(scene.clone, '.git/hooks', name);
  const install = (name: string, script: string): void => {
    writeFileSync(hookPath(name), script, { mode: 0o755 });
  };

  it('installs both, changes nothing the second time, and takes them away again', async () => {
    expect(await scene.unleak('hook', 'status')).toMatchObject({ code: 1 });
    expect(await scene.unleak('hook', 'install')).toMatchObject({ code: 0 });
    expect(statSync(hookPath()).mode & 0o777).toBe(0o755);
    const script = scene.read('.git/hooks/pre-push');
    const again = await scene.unleak('hook', 'install');
    expect(again.stdout).toMatch(/pre-commit: unchanged: .*\npre-push: unchanged: /);
    expect(scene.read('.git/hooks/pre-push')).toBe(script);
    expect(await scene.unleak('hook', 'status')).toMatchObject({ code: 0 });
    expect(await scene.unleak('hook', 'uninstall')).toMatchObject({ code: 0 });
    expect([existsSync(hookPath()), existsSync(hookPath('pre-commit'))]).toEqual([false, false]);
    expect((await scene.unleak('hook', 'status')).stdout).toMatch(/pre-commit: missing: .*\npre-push: missing: /);
  });

  it('says when a hook runs another unleak, and updates it', async () => {
    await scene.unleak('hook', 'install', '--pre-push');
    writeFileSync(hookPath(), (scene.read('.git/hooks/pre-push') ?? '').replace(/^unleak='/m, "unleak='/old"));
    const status = await scene.unleak('hook', 'status', '--pre-push');
    expect(status).toMatchObject({ code: 1 });
    expect(status.stdout).toContain('pre-push: outdated');
    expect((await scene.unleak('hook', 'install', '--pre-push')).stdout).toContain('pre-push: updated');
    expect(await scene.unleak('hook', 'status', '--pre-push')).toMatchObject({ code: 0 });
  });

  it('keeps a hook that was there, gives it what git sends, and obeys its exit code', async () => {
    const theirs = '#!/bin/sh\necho "theirs: $1 $(cat)"\n[ ! -e "$(git rev-parse --show-toplevel)/refuse" ]\n';
    install('pre-push', theirs);
    install('pre-commit', '#!/bin/sh\necho theirs\ngit add --all\n');
    expect((await scene.unleak('hook', 'install')).stdout).toContain('pre-push.unleak-kept');
    scene.commitFile('a', 'clean\n');
    expect(scene.try(...push).output).toMatch(/theirs: origin refs\/heads\/main [0-9a-f]{40} refs\/heads\/main/);

    scene.commitFile('refuse', 'clean\n');
    expect(scene.try(...push)).toMatchObject({ code: 1 });
    rmSync(join(scene.clone, 'refuse'));
    scene.commitFile('app.env', leak);
    const stopped = scene.try(...push);
    expect(stopped.output).toContain('it holds a secret');
    expect(stopped.output).not.toContain('theirs');

    // Theirs stages a file by itself, so ours has to look after it.
    scene.write('more.env', `${leak}more\n`);
    expect(scene.try('commit', '--allow-empty', '-m', 'x').output).toContain('more.env:1:10');

    await scene.unleak('hook', 'uninstall');
    expect(scene.read('.git/hooks/pre-push')).toBe(theirs);
    expect(statSync(hookPath()).mode & 0o777).toBe(0o755);
    expect(existsSync(`${hookPath()}.unleak-kept`)).toBe(false);
  });

  it('keeps a hook that is a link, and takes over from a run that broke off', async () => {
    writeFileSync(join(scene.clone, 'shared-hook'), '#!/bin/sh\necho linked\n', { mode: 0o755 });
    symlinkSync('../../shared-hook', hookPath());
    await scene.unleak('hook', 'install');
    scene.commitFile('a', 'clean\n');
    expect(scene.try(...push).output).toContain('linked');
    await scene.unleak('hook', 'uninstall');
    // Kept, and ours not yet in its place.
    symlinkSync('../../shared-hook', `${hookPath()}.unleak-kept`);
    expect(await scene.unleak('hook', 'install')).toMatchObject({ code: 0 });
    expect(await scene.unleak('hook', 'uninstall')).toMatchObject({ code: 0 });
    expect(scene.read('.git/hooks/pre-push')).toContain('linked');
  });

  it('loses no hook where two would have to be kept', async () => {
    install('pre-push', '#!/bin/sh\necho first\n');
    await scene.unleak('hook', 'install');
    install('pre-push', '#!/bin/sh\necho second\n');
    const { code, stderr } = await scene.unleak('hook', 'install', '--pre-push');
    expect(code).not.toBe(0);
    expect(stderr).toContain('pre-push.unleak-kept');
    expect(scene.read('.git/hooks/pre-push')).toContain('second');
    expect(scene.read('.git/hooks/pre-push.unleak-kept')).toContain('first');
  });

  it('goes where core.hooksPath of the repository leads, and says so', async () => {
    scene.git('config', 'core.hooksPath', '.husky');
    const { stdout } = await scene.unleak('hook', 'install');
    expect(stdout).toContain('core.hooksPath is set in');
    scene.commitFile('app.env', leak);
    expect(scene.try(...push).output).toContain('it holds a secret');
    expect(existsSync(hookPath())).toBe(false);
    scene.git('config', 'core.hooksPath', '.elsewhere');
    expect(await scene.unleak('hook', 'status')).toMatchObject({ code: 1 });
  });

  it('says that a hooksPath of the user shadows it, with the remedy', async () => {
    await scene.unleak('hook', 'install');
    const shared = join(scene.home.folder, 'all-hooks');
    writeFileSync(join(scene.home.folder, 'more.config'), `[core]\n\thooksPath = ${shared}\n`);
    writeFileSync(join(scene.home.folder, '.gitconfig'), '[user]\n\tname = x\n[include]\n\tpath = more.config\n');
    expect(scene.git('config', 'core.hooksPath')).toBe(shared);
    const status = await scene.unleak('hook', 'status');
    expect(status).toMatchObject({ code: 1 });
    expect(status.stdout).toContain('pre-push: shadowed');
    const refused = await scene.unleak('hook', 'install');
    expect(refused).toMatchObject({ code: 2 });
    expect(existsSync(shared)).toBe(false);
    const remedy = /git config --local core.hooksPath (.*), then/.exec(refused.stderr)?.[1] ?? '';
    scene.git('config', '--local', 'core.hooksPath', remedy);
    expect(await scene.unleak('hook', 'install')).toMatchObject({ code: 0 });
    expect(await scene.unleak('hook', 'status')).toMatchObject({ code: 0 });
    scene.commitFile('app.env', leak);
    expect(scene.try(...push).output).toContain('it holds a secret');
  });

  it('says that there is no repository', async () => {
    scene.cwd = scene.home.folder;
    const { code, stderr } = await scene.unleak('hook', 'install');
    expect(code).toBe(2);
    expect(stderr).toContain('not in a git repository');
  });
});
