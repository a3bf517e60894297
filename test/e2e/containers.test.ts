import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasTool, runTool, writeFiles } from '../support/containers.js';
import { Home, type CommandResult } from './support/command.js';

const values = ['Vq8ZtLm2', 'Hn3BxQd9', 'Wm6GpXs1'].map((half) => half + [...half].reverse().join(''));
const leakOf = (password: string | undefined): string =>
  `DATABASE_URL=${['postgres:/', '/orders_app:', password, '@db.internal:5432/orders'].join('')}\n`;
const preload = fileURLToPath(new URL('support/print-memory.mjs', import.meta.url));
const measured = { env: { NODE_OPTIONS: `--import=${preload}` } };
const MIB = 2 ** 20;

let home: Home;
beforeEach(() => {
  home = new Home();
});
afterEach(() => {
  home.remove();
});

function heldMib({ stderr }: CommandResult): number {
  return Number(/held (\d+) MiB/.exec(stderr)?.[1] ?? Number.NaN);
}

/** An archive of what the test has put into `in`. */
function pack(tool: string, args: readonly string[], name: string): void {
  runTool(tool, [...args, join(home.work, name), '.'], undefined, join(home.work, 'in'));
}

describe('bombs', () => {
  it('cost neither memory nor time, are gaps, and hide nothing beside them', { timeout: 120_000 }, async () => {
    const zeros = Buffer.alloc(64 * MIB);
    writeFiles(join(home.work, 'in'), { zeros, last: leakOf(values[0]) });
    pack('zip', ['-q', '-r'], 'flat.zip');
    pack('tar', ['-czf'], 'flat.tar.gz');
    for (const tool of ['bzip2', 'xz', 'zstd'].filter(hasTool)) {
      writeFileSync(join(home.work, `zeros.${tool}`), runTool(tool, ['-c'], zeros));
    }
    runTool('rm', ['-r', join(home.work, 'in')]);
    let nested: Buffer = gzipSync(zeros);
    for (let i = 0; i < 4; i += 1) {
      const files = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`${String(n)}.gz`, nested]));
      writeFiles(join(home.work, 'in'), files);
      pack('zip', ['-q', '-r'], 'nested.zip');
      nested = runTool('cat', ['nested.zip'], undefined, home.work);
      runTool('rm', ['-r', join(home.work, 'in'), ...(i < 3 ? [join(home.work, 'nested.zip')] : [])]);
    }
    writeFileSync(join(home.work, 'plain.env'), leakOf(values[1]));
    const started = performance.now();
    const result = await home.run(['scan', '--json', '.'], measured);
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(heldMib(result)).toBeLessThan(400);
    expect(result.code).toBe(1);
    const report = JSON.parse(result.stdout) as {
      state: string;
      findings: { locations: { path: string }[] }[];
      coverage: { gaps: { what: string; reason: string }[] }[];
    };
    expect(report.state).toBe('incomplete');
    expect(report.findings.flatMap(({ locations }) => locations.map(({ path }) => path))).toContain('plain.env');
    const gaps = report.coverage.flatMap((one) => one.gaps).filter(({ reason }) => reason.includes('only in part'));
    const bombs = [
      'flat.tar.gz',
      'flat.zip',
      'nested.zip',
      ...['bzip2', 'xz', 'zstd'].filter(hasTool).map((tool) => `zeros.${tool}`),
    ];
    expect(gaps.map(({ what }) => what).sort()).toEqual(bombs.sort());
  });
});

describe('a stream without an end', () => {
  it.each([
    ['as it is', (text: Buffer) => text],
    ['compressed', (text: Buffer) => gzipSync(text)],
  ])('needs no more memory the longer it gets: %s', async (_, form) => {
    const part = form(
      Buffer.from(Array.from({ length: 40_000 }, (__, i) => `line ${String(i)} at ${String(i * 7919)}\n`).join('')),
    );
    const last = form(Buffer.from(leakOf(values[0])));
    const result = await home.run(['scan', '-'], {
      ...measured,
      keepStdinOpen: true,
      whileRunning: async (child) => {
        for (let i = 0; i < 250; i += 1) await child.write(part);
        await child.write(last);
        child.end();
      },
    });
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('stdin:10000001:');
    expect(heldMib(result)).toBeLessThan(350);
  });
});

describe('--follow', () => {
  it('shows what is found as it comes and ends on Ctrl-C with a whole report', async () => {
    const log = join(home.work, 'app.log');
    writeFileSync(log, `start\n${leakOf(values[0])}`);
    let shown = '';
    const result = await home.run(['scan', '--follow', 'app.log', '--format', 'jsonl'], {
      whileRunning: (child) => {
        child.onStdout((text) => {
          const before = shown.split('"found"').length;
          shown += text;
          const after = shown.split('"found"').length;
          if (after === before) return;
          if (after === 2) appendFileSync(log, leakOf(values[1]));
          if (after === 3) {
            renameSync(log, `${log}.1`);
            writeFileSync(log, leakOf(values[2]));
          }
          if (after === 4) child.kill('SIGINT');
        });
      },
    });
    const lines = result.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; state?: string });
    const types = lines.map(({ type }) => type);
    expect(types).toEqual(['found', 'found', 'found', 'finding', 'finding', 'finding', 'summary']);
    expect(lines.at(-1)?.state).toBe('complete');
    expect(result.code).toBe(1);
    for (const password of values) expect(result.stdout + result.stderr).not.toContain(password);
  });

  it('refuses what would never be scanned', async () => {
    writeFileSync(join(home.work, 'app.log'), '');
    const result = await home.run(['scan', '--follow', 'app.log', 'other']);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('--follow');
    expect((await home.run(['scan', '--follow', 'none.log'])).code).toBe(2);
  });
});

describe('--logs', () => {
  it('reads a set of logs, compressed ones too, and takes no folder besides', async () => {
    writeFiles(home.work, {
      'logs/app.log.2.gz': gzipSync(`old\n${leakOf(values[0])}`),
      'logs/app.log.1': 'none\n',
      'logs/app.log': leakOf(values[1]),
      'secret.env': leakOf(values[2]),
    });
    const result = await home.run(['scan', '--logs', 'logs/*.log']);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('app.log.2.gz:2:');
    expect(result.stdout).toContain('2 leaked credentials found');
    expect(result.stdout).toContain('3 of 3 files scanned');
    expect((await home.run(['scan', '--logs', 'logs/*.txt'])).code).toBe(2);
  });
});
