import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from './cli.js';
import type { Io } from './commands/shared/io.js';
import { systemClock } from './platform/clock.js';

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

async function run(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const stdout = new Sink();
  const stderr = new Sink();
  const io: Io = {
    stdout,
    stderr,
    stdin: () => new PassThrough(),
    env: {},
    cwd: '/',
    signal: new AbortController().signal,
    isStdoutTty: false,
    isStderrTty: false,
    clock: systemClock,
  };
  const code = await main(argv, io);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

describe('the command line', () => {
  it('prints its version on standard output', async () => {
    const { code, stdout } = await run('--version');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('explains itself and every command with an example', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    const names = [...stdout.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== 'help');
    expect(names).toContain('scan');
    for (const name of names) {
      const help = await run(name, '--help');
      expect(help.code).toBe(0);
      expect(help.stdout).toContain('$ unleak');
    }
  });

  it.each([
    { why: 'an unknown option', argv: ['scan', '--colour'] },
    { why: 'an unknown command', argv: ['scna'] },
    { why: 'a value that is not among the choices', argv: ['scan', '--format', 'xml'] },
    { why: 'an option without its value', argv: ['scan', '--output'] },
    { why: 'no command at all', argv: [] },
    { why: 'values asked for in a report for people', argv: ['scan', '--show-secrets'] },
    { why: 'a path that is not there', argv: ['scan', '--no-state', '/not/there/at/all'] },
  ])('exits 2 on $why and says so on standard error', async ({ argv }) => {
    const { code, stdout, stderr } = await run(...argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });

  it('says what to do about a mistake', async () => {
    const { stderr } = await run('scan', '--show-secrets');
    expect(stderr).toMatch(/^error: .*\nhint: .*--json\n$/);
  });
});
