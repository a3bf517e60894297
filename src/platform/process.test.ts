import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childEnvironment, runCommand } from './process.js';

const node = process.execPath;
const base = { env: process.env, timeoutMs: 20_000 };

/** A killed process whose parent has not asked for it yet still has an id, but its state is Z. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('runCommand', () => {
  it('gives exit code and output, and feeds the input', async () => {
    const script =
      'process.stdin.on("data", (d) => process.stdout.write(d)); process.stdin.on("end", () => { console.error("e"); process.exitCode = 3; })';
    const result = await runCommand([node, '-e', script], { ...base, input: 'hello' });
    expect(result.exitCode).toBe(3);
    expect(result.stdout.toString()).toBe('hello');
    expect(result.stderr.toString()).toBe('e\n');
  });

  it('passes arguments as they are, without a shell', async () => {
    const result = await runCommand([node, '-p', 'process.argv[1]', '$(id); `x` "y" *'], base);
    expect(result.stdout.toString()).toBe('$(id); `x` "y" *\n');
  });

  it('hands on only allowed environment names', async () => {
    const env = { PATH: process.env['PATH'], DEBUG: '*', VAULT_TOKEN: 't', LC_ALL: 'C', EXTRA: 'e' };
    const result = await runCommand([node, '-p', 'Object.keys(process.env).sort().join()'], {
      ...base,
      env,
      allowEnv: ['EXTRA', 'DEBUG'],
    });
    expect(
      result.stdout
        .toString()
        .trim()
        .split(',')
        .filter((name) => !name.startsWith('__CF')),
    ).toEqual(['EXTRA', 'LC_ALL', 'PATH']);
  });

  it('kills the program and its children at the deadline and names only the program', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'unleak-process-'));
    const pidFile = join(dir, 'pid');
    const script = `
      const child = require("node:child_process").spawn("sleep", ["600"], { stdio: "inherit" });
      require("node:fs").writeFileSync(process.argv[1], String(child.pid));
      setInterval(() => {}, 1000);`;
    const running = runCommand([node, '-e', script, pidFile], { ...base, timeoutMs: 2000 });
    await expect(running).rejects.toMatchObject({
      code: 'timeout',
      message: `command: run: ${node}: no end after 2000 ms`,
    });
    const pid = Number(readFileSync(pidFile, 'utf8'));
    rmSync(dir, { recursive: true });
    await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
  });

  it('stops when the signal aborts', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const running = runCommand([node, '-e', 'setInterval(() => {}, 1000)'], { ...base, signal: controller.signal });
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
    await expect(runCommand([node, '-e', ''], { ...base, signal: controller.signal })).rejects.toBe(reason);
  });

  it('stops a program that writes too much', async () => {
    const script = 'setInterval(() => process.stdout.write("x".repeat(5000)), 1)';
    await expect(runCommand([node, '-e', script], { ...base, maxOutputBytes: 10_000 })).rejects.toThrow(
      /more than 10000 bytes/,
    );
  });

  it('fails for a program that is not there and for one that a signal ended', async () => {
    await expect(runCommand(['unleak-no-such-program'], base)).rejects.toThrow(
      'command: run: unleak-no-such-program: ENOENT',
    );
    await expect(
      runCommand([node, '-e', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)'], base),
    ).rejects.toThrow(/ended by SIGTERM/);
    await expect(runCommand([], base)).rejects.toMatchObject({ code: 'usage' });
  });

  it('survives a program that closes its input unread', async () => {
    const result = await runCommand([node, '-e', 'process.stdin.destroy(); process.exit(0)'], {
      ...base,
      input: 'x'.repeat(1 << 20),
    });
    expect(result.exitCode).toBe(0);
  });
});

describe('childEnvironment', () => {
  it('never hands on DEBUG, even when asked', () => {
    expect(childEnvironment({ DEBUG: '*', XDG_RUNTIME_DIR: '/r', NODE_OPTIONS: '-r x' }, ['DEBUG'])).toEqual({
      XDG_RUNTIME_DIR: '/r',
    });
  });
});
