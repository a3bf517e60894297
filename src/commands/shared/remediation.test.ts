import { expect, it } from 'vitest';
import { PROVIDER_TYPES } from '../../config/providers/index.js';
import { ROTATABLE } from './remediation.js';

it('what can be rotated is what can be configured', () => {
  const providers = Object.values(PROVIDER_TYPES).flatMap((type) => ('provider' in type ? [type.provider] : []));
  expect([...ROTATABLE].toSorted()).toEqual([...new Set(providers)].toSorted());
});
