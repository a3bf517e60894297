import type { CloudflareScene } from '../../support/cloudflare/cloudflare-scene.js';
import { printedText, type Leak } from './leak-scene.js';

/** A token of that scene that has leaked, and the token that manages others. */
export function cloudflareLeak(scene: CloudflareScene, credential: Readonly<Record<string, unknown>> = {}): Leak {
  const line = `CLOUDFLARE_API_TOKEN=${scene.leaked.value}\n`;
  const account = scene.owner.kind === 'account' ? { account: scene.owner.id } : {};
  return {
    provider: 'cloudflare',
    history: { path: 'ci.env', before: line, after: '# see the store\n' },
    env: line,
    log: `export ${line}`,
    providers: {
      cloudflare: {
        type: 'cloudflare',
        api: scene.cloudflare.url,
        admin: printedText(scene.manager.value),
        ...account,
      },
    },
    credential: { match: { provider: 'cloudflare' }, rotator: 'cloudflare', field: 'token', ...credential },
    keys: { key: 'CLOUDFLARE_API_TOKEN' },
  };
}

/** The global key of that scene's user, with the address beside it. */
export function globalKeyLeak(scene: CloudflareScene): Leak {
  const line = `CLOUDFLARE_API_KEY=${scene.user.globalKey}\n`;
  const { providers, ...leak } = cloudflareLeak(scene);
  const allow = [{ permissions: ['DNS Read'], zones: [scene.zone.id] }];
  const provider = { ...(providers['cloudflare'] as object), email: scene.user.email, allow };
  return {
    ...leak,
    history: { path: 'ci.env', before: line, after: '# see the store\n' },
    env: line,
    log: `export ${line}`,
    providers: { cloudflare: provider },
    keys: { key: 'CLOUDFLARE_API_KEY' },
  };
}
