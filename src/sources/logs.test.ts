import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TemporaryFolder } from '../../test/support/git-fixtures.js';
import { matchesGlob } from '../core/glob.js';
import { logsSource } from './logs.js';

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder[Symbol.dispose]());

function put(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(folder.path, name, '..'), { recursive: true });
    writeFileSync(join(folder.path, name), `in ${name}\n`);
  }
}

async function read(pattern: string): Promise<{ files: readonly string[]; units: object; gaps: readonly object[] }> {
  const source = logsSource({ pattern: join(folder.path, pattern), matches: matchesGlob });
  const files: string[] = [];
  for await (const { origin, bytes } of source.fragments(new AbortController().signal)) {
    const name = (origin.path ?? '').slice(folder.path.length + 1);
    expect(bytes.toString()).toBe(`in ${name}\n`);
    files.push(name);
  }
  const { units, gaps } = source.coverage();
  return { files, units, gaps };
}

describe('logs', () => {
  it('come with what was rotated away from them, oldest first', async () => {
    put(
      'app.log',
      'app.log.1',
      'app.log.2.gz',
      'app.log.10.gz',
      'web.log',
      'web.log-20260131.zst',
      'web.log-20251231.gz',
    );
    const { files, units } = await read('*.log');
    const app = ['app.log.10.gz', 'app.log.2.gz', 'app.log.1', 'app.log'];
    expect(files).toEqual([...app, 'web.log-20251231.gz', 'web.log-20260131.zst', 'web.log']);
    expect(units).toEqual({ files: { enumerated: 7, scanned: 7, skipped: {}, bytes: expect.any(Number) } });
  });

  it('are only those that match', async () => {
    put('app.log', 'app.txt', 'deep/er/app.log', 'other.log.1');
    expect((await read('app.log')).files).toEqual(['app.log']);
    expect((await read('**/*.log')).files).toEqual(['app.log', 'deep/er/app.log']);
    expect((await read('deep/*/app.log')).files).toEqual(['deep/er/app.log']);
    expect((await read('*.log*')).files).toEqual(['app.log', 'other.log.1']);
  });

  it('are not read through links', async () => {
    put('real/app.log');
    symlinkSync(join(folder.path, 'real/app.log'), join(folder.path, 'link.log'));
    expect((await read('**/*.log')).files).toEqual(['real/app.log']);
  });

  it('that are not there are the error of whoever named them', () => {
    const source = (): unknown => logsSource({ pattern: join(folder.path, 'none/*.log'), matches: matchesGlob });
    expect(source).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
