import type { GithubScene } from '../../support/github-scene.js';
import { printedText, type Leak } from './leak-scene.js';

/** A GitHub token that has leaked, and what it is to be replaced by. */
export function githubLeak(scene: GithubScene, replacement: object): Leak {
  const line = `GITHUB_TOKEN=${scene.leaked.value}\n`;
  return {
    provider: 'github',
    history: { path: 'ci.env', before: line, after: '# see the store\n' },
    env: line,
    log: `fetching with ${scene.leaked.value}\n`,
    providers: {
      'github-main': { type: 'github', api: scene.github.url, admin: printedText(scene.admin.value), replacement },
    },
    credential: { match: { provider: 'github' }, rotator: 'github-main', field: 'token' },
    keys: { key: 'GITHUB_TOKEN' },
  };
}

/** What GitHub answers to somebody who shows this token: 200 or 401. */
export async function statusOf(scene: GithubScene, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test' };
  return (await fetch(`${scene.github.url}/user`, { headers })).status;
}
