// Detectors are data, and there are hundreds of them: as JSON in a string they load in a quarter of the time that the same
// literals take as code, which a hook would spend at every push.
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** An esbuild plugin that puts the list of all detectors, worked out now, in the place of the modules that make it. */
export const detectorsAsData = {
  name: 'detectors-as-data',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\]detectors[/\\]index\.ts$/ }, async ({ path }) => {
      const { detectors } = await evaluate(path);
      const json = JSON.stringify(detectors);
      assert.deepEqual(JSON.parse(json), detectors, 'build: a detector holds something that is not data');
      return { contents: `export const detectors = JSON.parse(${JSON.stringify(json)});`, loader: 'js' };
    });
  },
};

/** An esbuild plugin that works out now where the engine looks keywords up, which takes a hook a fifth of its time. */
export const keywordsAsData = {
  name: 'keywords-as-data',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\]commands[/\\]shared[/\\]built-keywords\.ts$/ }, async () => {
      const { table, index } = await evaluateText(`
        import { detectors } from './src/detectors/index.js';
        import { keywordTable } from './src/engine/keyword-table.js';
        import { indexKeywords } from './src/engine/prefilter-index.js';
        export const table = keywordTable(detectors);
        export const index = indexKeywords(table.texts);`);
      const json = JSON.stringify({ table, index: Buffer.from(index.buffer).toString('base64') });
      return { contents: `export const builtKeywords = JSON.parse(${JSON.stringify(json)});`, loader: 'js' };
    });
  },
};

const root = fileURLToPath(new URL('..', import.meta.url));

function evaluate(path) {
  return imported({ entryPoints: [path] });
}

function evaluateText(contents) {
  return imported({ stdin: { contents, resolveDir: root, loader: 'ts' } });
}

let evaluations = 0;

async function imported(what) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    ...what,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  // Beside the packages that it imports.
  const file = `${root}scripts/.evaluated-${process.pid}-${(evaluations += 1)}.mjs`;
  await writeFile(file, outputFiles[0].contents);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file, { force: true });
  }
}
