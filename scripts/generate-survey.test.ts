import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedText } from './generate-survey.js';

it("the survey's kernel is what its text says (npm run generate)", async () => {
  const path = new URL('../src/decoders/survey-kernel.generated.ts', import.meta.url);
  expect(readFileSync(path, 'utf8')).toBe(await generatedText());
});
