import { appendFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TemporaryFolder } from '../../test/support/git-fixtures.js';
import { followSource } from './follow.js';

let folder: TemporaryFolder;
let path: string;
beforeEach(() => {
  folder = new TemporaryFolder();
  path = join(folder.path, 'app.log');
});
afterEach(() => folder[Symbol.dispose]());

/** Follows the file, does one step each time that there is nothing more to read, and then stops. */
async function follow(...steps: readonly ((stop: AbortController) => void)[]) {
  const stop = new AbortController();
  const left = [...steps];
  const pause = (): Promise<void> => {
    const step = left.shift();
    if (step === undefined) stop.abort();
    else step(stop);
    return Promise.resolve();
  };
  const source = followSource({ path, stop: stop.signal, pause });
  const texts: string[] = [];
  for await (const { bytes, startLine, startColumn, isCutAfter } of source.fragments(new AbortController().signal)) {
    texts.push(`${String(startLine)}:${String(startColumn)} ${bytes.toString()}${isCutAfter === true ? '' : '|'}`);
  }
  return { texts, coverage: source.coverage() };
}

describe('a file that is followed', () => {
  it('is read to its end, and then what is added to it, with what came just before', async () => {
    writeFileSync(path, 'one\n');
    const { texts, coverage } = await follow(
      () => undefined,
      () => {
        appendFileSync(path, 'two ');
      },
      () => {
        appendFileSync(path, 'halves\n');
      },
    );
    expect(texts).toEqual(['1:1 one\n', '1:1 one\ntwo ', '1:1 one\ntwo halves\n', '1:1 one\ntwo halves\n|']);
    expect(coverage.units).toEqual({ streams: { enumerated: 1, scanned: 1, skipped: {}, bytes: 15 } });
    expect(coverage.gaps).toEqual([]);
  });

  it('is read from the start again when it was made shorter', async () => {
    writeFileSync(path, 'a long first line\n');
    const { texts } = await follow(() => {
      truncateSync(path, 0);
      appendFileSync(path, 'new\n');
    });
    expect(texts.at(-1)).toBe('1:1 new\n|');
  });

  it('is read to its end when another gets its name, and then that one', async () => {
    writeFileSync(path, 'one\n');
    const { texts } = await follow(
      () => {
        appendFileSync(path, 'last');
        renameSync(path, `${path}.1`);
      },
      () => {
        writeFileSync(path, 'new\n');
      },
    );
    expect(texts).toEqual(['1:1 one\n', '1:1 one\nlast', '1:1 one\nlast|', '1:1 new\n', '1:1 new\n|']);
  });

  it('may be empty for as long as it likes', async () => {
    writeFileSync(path, '');
    const { texts, coverage } = await follow(() => undefined);
    expect(texts).toEqual([]);
    expect(coverage.gaps).toEqual([]);
  });

  it('that is too long to be read when it is time to stop is a gap', async () => {
    writeFileSync(path, 'one\n');
    const { texts, coverage } = await follow((stop) => {
      truncateSync(path, 70 * 2 ** 20);
      stop.abort();
    });
    expect(texts).toEqual(['1:1 one\n', '1:1 one\n|']);
    expect(coverage.gaps).toEqual([{ what: path, reason: expect.stringContaining('stopped before its end') }]);
  });
});
