import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedText } from './generate-kernel.js';

it("the prefilter's kernel is what its text says (npm run generate)", async () => {
  const path = new URL('../src/engine/prefilter-kernel.generated.ts', import.meta.url);
  expect(readFileSync(path, 'utf8')).toBe(await generatedText());
});
