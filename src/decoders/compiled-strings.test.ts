import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTool, readAll, runTool } from '../../test/support/containers.js';
import { temporaryFolder } from '../../test/support/temporary.js';
import { compiledPython, javaClass } from './compiled-strings.js';
import { containerOf } from './containers.js';

const HEADER = Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61]);
const PYTHON_HEAD = Buffer.concat([Buffer.from([0xa7, 0x0d, 0x0d, 0x0a]), Buffer.alloc(12)]);

function classOf(...constants: readonly Buffer[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16BE(constants.length + 1);
  return Buffer.concat([HEADER, count, ...constants, Buffer.alloc(8)]);
}

function utf8Constant(text: string): Buffer {
  const head = Buffer.from([1, 0, 0]);
  head.writeUInt16BE(Buffer.byteLength(text), 1);
  return Buffer.concat([head, Buffer.from(text)]);
}

function marshalled(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xda, text.length]), Buffer.from(text)]);
}

describe('a compiled Java class', () => {
  it('gives a line for each of its strings', async () => {
    const file = classOf(utf8Constant('first'), Buffer.from([8, 0, 1]), utf8Constant('zweite mit ä'));
    expect(containerOf(file)).toBe(javaClass);
    expect(await readAll(javaClass, file)).toEqual({
      members: [{ path: 'strings', text: 'first\nzweite mit ä\n' }],
      problem: undefined,
    });
  });

  it('is not taken for a program for several processors', () => {
    expect(containerOf(Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2, 0, 0, 0, 7]))).toBeUndefined();
  });

  it('gives what comes before a constant of an unknown kind, and says so', async () => {
    const { members } = await readAll(javaClass, classOf(utf8Constant('first'), Buffer.from([99, 0, 0])));
    expect(members[0]?.text).toBe('first\n');
    expect(members[0]?.problem).toContain('tag 99 is not known');
  });
});

describe('compiled Python', () => {
  it.skipIf(!hasTool('python3'))('gives constants, names and docstrings of what python3 compiled', async () => {
    const folder = await temporaryFolder();
    const source = `"""A module."""\nKEY = "${'k'.repeat(40)}"\ndef f():\n    return {"a": "${'l'.repeat(300)}"}\n`;
    runTool('python3', ['-c', `open("m.py", "w").write(${JSON.stringify(source)})`], undefined, folder);
    runTool('python3', ['-c', 'import py_compile; py_compile.compile("m.py", "m.pyc")'], undefined, folder);
    const file = runTool('cat', ['m.pyc'], undefined, folder);
    expect(containerOf(file)).toBe(compiledPython);
    const { members } = await readAll(compiledPython, file);
    expect(members[0]?.text?.split('\n')).toEqual(
      expect.arrayContaining(['A module.', 'KEY', 'k'.repeat(40), 'l'.repeat(300)]),
    );
  });

  it('gives every short string, whatever stands before and behind it', async () => {
    const text = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme-ascii' });
    await fc.assert(
      fc.asyncProperty(text, text, async (first, second) => {
        const file = Buffer.concat([PYTHON_HEAD, marshalled(first), Buffer.from('N'), marshalled(second)]);
        const { members } = await readAll(compiledPython, file);
        expect(`\n${members[0]?.text ?? ''}`).toContain(`\n${first}\n`);
      }),
    );
  });

  it('reads hostile bytes in time that grows with their number', async () => {
    const part = Buffer.from('sz\u0001\0\0Z\u00ff', 'latin1');
    const file = Buffer.concat([PYTHON_HEAD, Buffer.alloc(4 << 20, part)]);
    const started = performance.now();
    await readAll(compiledPython, file);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

it('fails on no bytes in any other way than the others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, isClass) => {
      const file = Buffer.concat([isClass ? HEADER : PYTHON_HEAD, bytes]);
      fc.pre((isClass ? javaClass : compiledPython).matches(file));
      const { members, problem } = await readAll(isClass ? javaClass : compiledPython, file);
      expect(problem).toBeUndefined();
      expect(members[0]?.problem ?? 'java-class').toContain('java-class');
    }),
  );
});
