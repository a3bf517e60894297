import type { OpenaiScene } from '../../support/openai/openai-scene.js';
import { printedText, type Leak } from './leak-scene.js';

/** A key of that scene that has leaked, and the organization's admin key. */
export function openaiLeak({ openai, project, admin }: OpenaiScene, leaked: { readonly value: string }): Leak {
  const line = `OPENAI_API_KEY=${leaked.value}\n`;
  return {
    provider: 'openai',
    history: { path: 'ci.env', before: line, after: '# see the store\n' },
    env: line,
    log: `export ${line}`,
    providers: {
      openai: {
        type: 'openai',
        api: openai.url,
        admin: printedText(admin.value),
        project: project.id,
        scopes: ['api.model.read', 'api.model.request'],
      },
    },
    credential: { match: { provider: 'openai' }, rotator: 'openai', field: 'key' },
    keys: { key: 'OPENAI_API_KEY' },
  };
}

/** What the server says to somebody who shows this key. */
export async function keyStatus({ openai }: OpenaiScene, key: string): Promise<number> {
  return (await fetch(`${openai.url}/v1/models`, { headers: { authorization: `Bearer ${key}` } })).status;
}
