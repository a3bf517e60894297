// The library as another package uses it: found by its name, with its types, by the README's own example.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Home } from './support/command.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const leaked = ['q7Zp2Lw9', 'Xk4Rt8Vb'].join('');
const leak = `DATABASE_URL=${['postgres:/', '/orders_app:', leaked, '@db.internal:5432/orders'].join('')}\n`;

let home: Home;
beforeEach(() => {
  home = new Home();
  mkdirSync(join(home.folder, 'node_modules/@types'), { recursive: true });
  symlinkSync(root, join(home.folder, 'node_modules/unleak'));
  symlinkSync(join(root, 'node_modules/@types/node'), join(home.folder, 'node_modules/@types/node'));
});
afterEach(() => {
  home.remove();
});

function node(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, { cwd: home.work, env: home.env, encoding: 'utf8', timeout: 60_000 });
}

/** Runs a module that lies beside a folder with a leak. */
function program(text: string): SpawnSyncReturns<string> {
  writeFileSync(join(home.folder, 'program.mjs'), text);
  writeFileSync(join(home.work, 'deploy.env'), leak);
  return node(join(home.folder, 'program.mjs'));
}

describe("import { scan } from 'unleak'", () => {
  it('does what the example in the README says', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const example = /```js\n(import \{ formatReport, scan \}[\s\S]*?)```/.exec(readme)?.[1];
    expect(example).toBeDefined();
    const { status, stdout, stderr } = program(`${example!}console.log(sarif.includes('"2.1.0"'));\n`);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^postgres-\S+ v1:[0-9a-f]{32} in 1 places, first \S*deploy\.env\ntrue\n$/);
    expect(status).toBe(0);
  });

  it('reads a stream, writes nothing, and prints no value by itself', () => {
    const { stdout, stderr } = program(`
      import { readdirSync } from 'node:fs';
      import { Readable } from 'node:stream';
      import { scan } from 'unleak';
      const text = ${JSON.stringify(leak.split(':'))}.join(':');
      const report = await scan({ stdin: Readable.from([Buffer.from(text)]), name: 'orders.log' });
      const [finding] = report.findings;
      console.log(finding.locations[0].path, String(finding.secret), finding.secret.length, readdirSync('..').join(' '));
      console.log(report);
    `);
    expect(stderr).toBe('');
    expect(stdout.split('\n')[0]).toBe('orders.log [redacted] 16 node_modules program.mjs work');
    expect(stdout.includes(leaked)).toBe(false);
  });

  it('throws for a path that is not there, and gives an incomplete report of a scan that was ended', () => {
    const { stdout } = program(`
      import { AppError, scan } from 'unleak';
      try { await scan('nowhere'); } catch (error) { console.log(error instanceof AppError, error.code); }
      const report = await scan('.', { signal: AbortSignal.abort() });
      console.log(report.state, report.coverage[0].gaps[0].reason);
    `);
    expect(stdout).toBe('true not-found\nincomplete interrupted before its end\n');
  });

  it('has types that a strict consumer compiles against without skipping them', () => {
    writeFileSync(join(home.folder, 'package.json'), '{ "type": "module" }');
    const use = (last: string): SpawnSyncReturns<string> => {
      const lines = [
        "import { formatReport, scan, type Finding, type Report } from 'unleak';",
        "const report: Report = await scan('.', { minConfidence: 'high' });",
        'const first: Finding | undefined = report.findings[0];',
        'const length: number | undefined = first?.secret.length;',
        "export const out = [length, ...formatReport(report, 'sarif')];",
      ];
      writeFileSync(join(home.folder, 'consumer.ts'), `${[...lines, last].join('\n')}\n`);
      const flags = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
      return node(join(root, 'node_modules/typescript/bin/tsc'), ...flags, join(home.folder, 'consumer.ts'));
    };
    expect(use('').stdout).toBe('');
    expect(use("await scan('.', { minConfidence: 'certain' });").stdout).toContain('"certain"');
  }, 120_000);
});
