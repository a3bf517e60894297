import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaTexts } from './generate-schemas.js';

it('the published schemas are what the code says (npm run generate)', async () => {
  for (const [name, text] of await schemaTexts()) {
    expect(readFileSync(new URL(`../schemas/${name}`, import.meta.url), 'utf8'), name).toBe(text);
  }
});
