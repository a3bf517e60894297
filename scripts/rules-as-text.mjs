// Detectors are data, and there are hundreds of them: as pieces of JSON, of which those are parsed that are met, they load in
// a fraction of the time that the same literals take as code, which a hook would spend at every push.
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** All our rules, worked out now, as text. */
export async function rulesAsText() {
  const { text, detectors, readRulebook } = await evaluated(`
    import { detectors } from './src/detectors/index.js';
    import { readRulebook, writeRulebook } from './src/engine/rulebook.js';
    export { detectors, readRulebook };
    export const text = writeRulebook(detectors);`);
  assert.deepEqual(
    readRulebook(Buffer.from(text)).detectors(),
    detectors,
    'build: a detector holds something that is not data',
  );
  return text;
}

/**
 * An esbuild plugin that puts the rules as text in the place of the modules that make them.
 *
 * @param {string} text an expression that gives the text in a buffer
 */
export function rulesFrom(text) {
  const built =
    (path, contents) =>
    ({ onLoad }) =>
      onLoad({ filter: new RegExp(`[/\\\\]src[/\\\\]${path.replaceAll('/', '[/\\\\]')}$`) }, () => ({
        contents,
        loader: 'js',
        resolveDir: `${root}src`,
      }));
  const parts = [
    built(
      'commands/shared/our-rules\\.ts',
      `import { readRulebook } from './engine/rulebook.js';\nexport const ourRules = readRulebook(${text});`,
    ),
    built(
      'detectors/index\\.ts',
      `import { ourRules } from './commands/shared/our-rules.js';\nexport const detectors = ourRules.detectors();`,
    ),
  ];
  return { name: 'rules-from', setup: (build) => parts.forEach((part) => part(build)) };
}

async function evaluated(contents) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  // Beside the packages that it imports.
  const file = `${root}scripts/.evaluated-${process.pid}.mjs`;
  await writeFile(file, outputFiles[0].contents);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file, { force: true });
  }
}
