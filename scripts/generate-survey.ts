/** Makes `src/decoders/survey-kernel.generated.ts`: the decoders' first look at every byte as WebAssembly, with and without vectors. */
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import wabt from 'wabt';
import { scalarKernel } from './survey-scalar.js';
import { simdKernel } from './survey-simd.js';

const target = new URL('../src/decoders/survey-kernel.generated.ts', import.meta.url);

export async function generatedText(): Promise<string> {
  const text = `// Made by \`npm run generate\` from scripts/generate-survey.ts.
export const SIMD_KERNEL = '${await assembled(simdKernel())}';
export const SCALAR_KERNEL = '${await assembled(scalarKernel())}';
`;
  return format(text, { ...(await resolveConfig(target.pathname)), parser: 'typescript' });
}

async function assembled(text: string): Promise<string> {
  const module = (await wabt()).parseWat('survey-kernel.wat', text, { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  return Buffer.from(buffer).toString('base64');
}

if (process.argv[1]?.includes('generate-survey') === true) {
  const text = await generatedText();
  if (!process.argv.includes('--check')) await writeFile(target, text);
  else if ((await readFile(target, 'utf8')) !== text) {
    throw new Error('src/decoders/survey-kernel.generated.ts: run npm run generate');
  }
}
