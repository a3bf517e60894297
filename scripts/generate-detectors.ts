import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files beside the detectors that hold none. */
const NOT_DETECTORS: ReadonlySet<string> = new Set(['detector.ts', 'index.ts']);

const folder = fileURLToPath(new URL('../src/detectors/', import.meta.url));

/** The registry's text for what lies in the folder, sorted, so that two runs on one tree agree. */
export async function registryText(): Promise<string> {
  const names = (await readdir(folder)).filter(isDetectorFile).map((file) => file.slice(0, -'.ts'.length));
  names.sort();
  return [
    '// Written by scripts/generate-detectors.ts; run it after adding a detector.',
    "import type { Detector } from './detector.js';",
    ...names.map((name) => `import { ${exportName(name)} } from './${name}.js';`),
    '',
    '/** All detectors that ship with the program. */',
    'export const detectors: readonly Detector[] = [',
    ...names.map((name) => `  ${exportName(name)},`),
    '];',
    '',
  ].join('\n');
}

function isDetectorFile(file: string): boolean {
  return /^[a-z0-9-]+\.ts$/.test(file) && !NOT_DETECTORS.has(file);
}

/** `private-key` exports `privateKey`. */
export function exportName(fileName: string): string {
  return fileName.replace(/-([a-z0-9])/g, (_dash, char: string) => char.toUpperCase());
}

/** `--check` writes nothing and fails when the registry is out of date. */
async function main(): Promise<void> {
  const target = join(folder, 'index.ts');
  const text = await registryText();
  if (!process.argv.includes('--check')) {
    await writeFile(target, text);
    return;
  }
  const current = await readFile(target, 'utf8').catch(() => '');
  if (current !== text) {
    process.stderr.write('detectors: the registry is out of date: run scripts/generate-detectors.ts\n');
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
