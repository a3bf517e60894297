import { expect, it } from 'vitest';
import { parseConfig } from '../../../config/load.js';
import type { ProviderConfigOf } from '../../../config/providers/index.js';
import { openGithub } from './github.js';

it('says what is missing where an entry is for audits alone', async () => {
  const audit = { organization: 'acme' };
  const { providers } = parseConfig('unleak.yaml', JSON.stringify({ providers: { acme: { type: 'github', audit } } }));
  const opening = openGithub({} as never, {} as never, providers['acme'] as ProviderConfigOf<'github'>);
  await expect(opening).rejects.toMatchObject({
    code: 'config',
    message: 'github: opening: replacement: not configured, so nothing can be rotated',
    hint: expect.stringContaining('repositories: [OWNER/NAME]') as string,
  });
});
