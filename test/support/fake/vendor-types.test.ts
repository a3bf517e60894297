import { expect, it } from 'vitest';
import { typeErrors, vendorLibrary } from './vendor-types.js';

it.runIf(vendorLibrary('cloudflare') !== undefined)(
  'finds what is wrong with an answer by the types of the library',
  () => {
    const about = { module: 'cloudflare/resources/user/tokens/tokens', type: 'TokenVerifyResponse' };
    const errors = typeErrors([
      { ...about, value: { id: 'a', status: 'active' } },
      { ...about, value: { id: 'a', status: 'dead' } },
      { ...about, value: { status: 'active' } },
      { ...about, value: { id: 'a', status: 'active', state: 'x' } },
    ]);
    expect(errors).toEqual([
      expect.stringContaining('"dead"'),
      expect.stringContaining("'id' is missing"),
      expect.stringContaining('"state"'),
    ]);
  },
);
