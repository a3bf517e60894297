import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTool, writeFiles } from '../../../test/support/containers.js';
import { GitFixture, TemporaryFolder } from '../../../test/support/git-fixtures.js';
import { FingerprintKey } from '../../core/fingerprint.js';
import type { Finding, Report } from '../../core/finding.js';
import { systemClock } from '../../platform/clock.js';
import { showCommand } from '../../reporters/show-command.js';
import { sourcesFor } from '../../sources/open.js';
import { streamSource } from '../../sources/stdin.js';
import type { Source } from '../../sources/source.js';
import { makeReport } from './make-report.js';
import { readAgain } from './read-again.js';

const halves = ['q7Zp2Lw9', 'Xk4Rt8Vb'];
const password = halves.join('');
const leak = `DATABASE_URL=${['postgres:/', '/orders_app:', password, '@db.internal:5432/orders'].join('')}\n`;
const key = new FingerprintKey(Buffer.alloc(32, 1));

let folder: TemporaryFolder;
let root: string;
beforeEach(() => {
  folder = new TemporaryFolder();
  root = realpathSync(folder.path);
});
afterEach(() => folder[Symbol.dispose]());

async function scan(sources: readonly Source[]): Promise<Report> {
  const progress = { update: () => Promise.resolve() };
  const signal = new AbortController().signal;
  const { report } = await makeReport(sources, { key, minConfidence: 'medium', clock: systemClock, signal, progress });
  return report;
}

async function scanFolder(): Promise<Report> {
  return scan(await sourcesFor(root, { history: true, worktree: true }));
}

function only(report: Report): Finding {
  const finding = report.findings[0];
  if (finding === undefined || report.findings.length > 1)
    throw new Error(`${String(report.findings.length)} findings`);
  return finding;
}

/** An archive of files below the folder of the test. */
function pack(tool: 'zip' | 'tar', name: string, files: Readonly<Record<string, string | Buffer>>): void {
  writeFiles(join(root, 'in'), files);
  const args = tool === 'zip' ? ['-q', '-0', '-X', join(root, name)] : ['-cf', join(root, name)];
  runTool(tool, [...args, ...Object.keys(files)], undefined, join(root, 'in'));
  runTool('rm', ['-r', join(root, 'in')]);
}

describe('a secret inside of a file', () => {
  it('has the path of the file and of the member, and the line in the member', async () => {
    pack('tar', 'app.tar', { 'config/prod.env': `# production\n${leak}` });
    const report = await scanFolder();
    expect(only(report).locations).toEqual([
      expect.objectContaining({
        path: 'app.tar!config/prod.env',
        member: 'config/prod.env',
        startLine: 2,
        encodings: ['tar'],
      }),
    ]);
    expect(report.coverage[0]?.units).toEqual({
      files: expect.objectContaining({ enumerated: 1, scanned: 1 }),
      members: { enumerated: 1, scanned: 1, skipped: {}, bytes: leak.length + 13 },
    });
  });

  it('that stands there as it is has one place, the innermost', async () => {
    pack('zip', 'inner.zip', { 'prod.env': leak });
    pack('tar', 'outer.tar', { 'inner.zip': runTool('cat', [join(root, 'inner.zip')]) });
    runTool('rm', [join(root, 'inner.zip')]);
    expect(only(await scanFolder()).locations.map(({ path }) => path)).toEqual(['outer.tar!inner.zip!prod.env']);
  });

  it('in a compressed log has the path of the log, and a command that shows it does', async () => {
    writeFileSync(join(root, 'app.log.1.gz'), gzipSync(`start\n${leak}`));
    const location = only(await scanFolder()).locations[0]!;
    expect(location).toMatchObject({ path: 'app.log.1.gz', member: '', startLine: 2, encodings: ['gzip'] });
    const command = showCommand(location) ?? '';
    expect(runTool('/bin/sh', ['-c', command]).toString()).toBe(leak);
  });

  it.each(['zip', 'tar'] as const)('in a %s has a command that shows it', async (tool) => {
    pack(tool, `it's an archive.${tool}`, { 'a folder/prod.env': `\n${leak}` });
    const command = showCommand(only(await scanFolder()).locations[0]!) ?? '';
    expect(runTool('/bin/sh', ['-c', command]).toString()).toBe(leak);
  });

  it('in a git history has the commit of the file that holds it', async () => {
    const repository = new GitFixture(join(root, 'repository'));
    writeFiles(root, { in: leak });
    runTool('tar', ['-czf', join(repository.path, 'app.tgz'), 'in'], undefined, root);
    repository.git('add', '.');
    repository.git('commit', '-qm', 'add');
    repository.git('rm', '-q', 'app.tgz');
    repository.git('commit', '-qm', 'remove');
    const finding = only(await scan(await sourcesFor(repository.path, { history: true, worktree: true })));
    const [location] = finding.locations;
    expect(finding.locations).toHaveLength(1);
    expect(location).toMatchObject({ source: 'git-blob', path: 'app.tgz!in', member: 'in', inHead: false });
    expect(location?.commit).toBe(repository.git('rev-parse', 'HEAD~1').toString().trim());
    const again = await readAgain(finding.fingerprint, finding.locations, key, new AbortController().signal);
    expect(again.secret?.reveal()).toBe(password);
  });

  it('is read again from its member, and from no other', async () => {
    pack('tar', 'app.tar', { 'a.env': leak, 'b.env': 'none\n' });
    const finding = only(await scanFolder());
    const signal = new AbortController().signal;
    const places = async (): Promise<readonly string[]> =>
      (await readAgain(finding.fingerprint, finding.locations, key, signal)).places.map(({ state }) => state);
    expect(await places()).toEqual(['holds']);
    pack('tar', 'app.tar', { 'a.env': 'none\n', 'b.env': leak });
    expect(await places()).toEqual(['gone']);
    writeFileSync(join(root, 'app.tar'), runTool('cat', [join(root, 'app.tar')]).subarray(0, 700));
    expect(await places()).toEqual(['unreadable']);
  });

  it('in a damaged archive is found and the damage is a gap', async () => {
    writeFileSync(join(root, 'broken.gz'), gzipSync(`${leak}${leak}`).subarray(0, -9));
    const report = await scanFolder();
    expect(report.state).toBe('incomplete');
    expect(report.coverage.flatMap(({ gaps }) => gaps)).toEqual([
      expect.objectContaining({
        what: expect.stringContaining('broken.gz'),
        reason: expect.stringContaining('deflate'),
      }),
    ]);
    expect(report.findings).toHaveLength(1);
  });

  it('on standard input is found where that is compressed', async () => {
    const input = new PassThrough();
    const lines = Array.from({ length: 500_000 }, (_, i) => `line ${String(i)} at ${String(i * 7919)}\n`);
    input.end(gzipSync(`${lines.join('')}${leak}`));
    const finding = only(await scan([streamSource(input, 'stdin')]));
    expect(finding.locations[0]).toMatchObject({ path: 'stdin', startLine: 500_001, encodings: ['gzip'] });
  });
});
