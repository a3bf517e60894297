import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresBackends } from '../support/postgres.js';
import { Home } from './support/command.js';

const ours = (name: string): boolean => name.startsWith('unleak-demo-') || name.startsWith('unleak-pg-');
const leftFiles = (): readonly string[] => readdirSync(tmpdir()).filter(ours);
const users = (): string => readFileSync('/etc/passwd', 'utf8');

/** Command lines of processes that serve or belong to a demo. */
function leftProcesses(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .map((pid) => commandLine(pid))
    .filter((line) => line.includes(folder));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

describe.each(await postgresBackends())('unleak demo with an $title', ({ prefer, isThere }) => {
  const test = it.skipIf(!isThere);
  let home: Home;
  beforeAll(() => {
    home = new Home();
  });
  afterAll(() => {
    home.remove();
  });

  test('does the whole job before the eyes of a newcomer and leaves nothing behind', async () => {
    const before = { files: leftFiles(), users: users() };
    const startedAt = Date.now();

    const result = await home.run(['demo', '--postgres', prefer]);

    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    for (const typed of ['init', 'scan orders - --name orders.log', 'rotate v1:', 'secret get', 'rotations show r']) {
      expect(result.stdout).toContain(`$ unleak ${typed}`);
    }
    expect(result.stdout).toContain('1 leaked credential found in 3 places');
    expect(result.stdout).toMatch(/the leaked password: refused: .*SQLSTATE 28P01/);
    expect(result.stdout).toMatch(/the stored login: +accepted/);
    expect(Date.now() - startedAt).toBeLessThan(60_000);
    const folder = /unleak-demo-\w+/.exec(result.stdout)![0];
    expect(leftProcesses(folder)).toEqual([]);
    expect(leftFiles().filter((name) => !before.files.includes(name) && result.stdout.includes(name))).toEqual([]);
    expect(users()).toBe(before.users);
  }, 90_000);

  test('leaves nothing behind when it is interrupted', async () => {
    let stdout = '';
    const result = await home.run(['demo', '--postgres', prefer], {
      whileRunning: (child) => {
        child.onStdout((text) => {
          stdout += text;
          if (stdout.includes('$ unleak scan')) child.kill('SIGINT');
        });
      },
    });

    expect(result.code).toBe(130);
    const folders: readonly string[] = result.stdout.match(/unleak-(?:demo|pg)-\w+/g) ?? [];
    expect(folders.length).toBeGreaterThan(1);
    expect(leftFiles().filter((name) => folders.includes(name))).toEqual([]);
    expect(folders.flatMap((folder) => leftProcesses(folder))).toEqual([]);
  }, 90_000);
});

it('says which step failed and why', async () => {
  const home = new Home();
  const result = await home.run(['demo'], { env: { PATH: '/nonexistent' } });

  expect(result.code).not.toBe(0);
  expect(result.stderr).toMatch(/^error: (git|postgres)/);
  expect(result.stderr).toContain('hint:');
  home.remove();
}, 60_000);
