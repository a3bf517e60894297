import type { GitlabScene } from '../../support/gitlab-scene.js';
import { printedText, type Leak } from './leak-scene.js';

/** A GitLab token that has leaked, and an administrator of that GitLab unless there is `no admin`. */
export function gitlabLeak(scene: GitlabScene, credential: object = {}, who: 'admin' | 'no admin' = 'admin'): Leak {
  const { gitlab, leaked, admin } = scene;
  const line = `GITLAB_TOKEN=${leaked.value}\n`;
  const administrator = who === 'admin' ? { admin: printedText(admin.value) } : {};
  return {
    provider: 'gitlab',
    history: { path: 'ci.env', before: line, after: '# see the store\n' },
    env: line,
    log: `cloning with ${leaked.value}\n`,
    providers: { 'gitlab-main': { type: 'gitlab', address: gitlab.url, ...administrator } },
    credential: { match: { provider: 'gitlab' }, rotator: 'gitlab-main', field: 'token', ...credential },
    keys: { key: 'GITLAB_TOKEN' },
  };
}

/** What a credential says that is to be rolled. */
export const ROLL = {
  order: 'roll',
  roll: { reason: 'its id is registered elsewhere', owner: 'ada', until: '2099-12-31' },
} as const;
