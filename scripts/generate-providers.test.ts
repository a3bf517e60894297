import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { providersText } from './generate-providers.js';

it('the page of providers is what the rotators declare (npm run generate)', async () => {
  expect(readFileSync(new URL('../docs/providers.md', import.meta.url), 'utf8')).toBe(await providersText());
});
