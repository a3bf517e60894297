import type { Leak } from './leak-scene.js';

/** What is to be known of a leaked token of a registry. */
export interface NpmLeak {
  readonly registry: string;
  readonly token: string;
  /** What the finding names: a registry may give out tokens of another kind. */
  readonly provider: string;
  readonly replacement: object;
}

/** A token that was committed in the line of an .npmrc, which names its registry. */
export function npmLeak({ registry, token, provider, replacement }: NpmLeak): Leak {
  return {
    provider,
    history: {
      path: '.npmrc',
      before: `//${new URL(registry).host}/:_authToken=${token}\n`,
      after: '# see the store\n',
    },
    env: `NPM_TOKEN=${token}\n`,
    log: `npm notice with ${token}\n`,
    providers: { registry: { type: 'npm', registry, replacement } },
    credential: { match: { provider }, rotator: 'registry', field: 'token' },
    keys: { key: 'NPM_TOKEN' },
  };
}
