import type { AccountScene, ApiKeyScene } from '../../support/google-scene.js';
import { printedText, type Leak } from './leak-scene.js';

/** An API key that has leaked, and an administrator of its project. */
export function apiKeyLeak({ google, leaked, admin }: ApiKeyScene): Leak {
  const line = `TRANSLATE_KEY=${leaked.value}\n`;
  return {
    provider: 'google',
    history: { path: 'ci.env', before: line, after: '# see the store\n' },
    env: line,
    log: `translating with ${leaked.value}\n`,
    providers: {
      keys: {
        type: 'google-api-key',
        admin: printedText(admin.reveal()),
        apikeys: google.url,
        oauth: google.url,
        check: `${google.url}/language/translate/v2/languages`,
      },
    },
    credential: { match: { provider: 'google' }, rotator: 'keys', field: 'token' },
    keys: { key: 'TRANSLATE_KEY' },
  };
}

/** The key file of a service account that has leaked; the application has it in a variable. */
export function accountLeak({ google, file, admin }: AccountScene): Leak {
  const lines = JSON.stringify(JSON.parse(file), null, 2);
  return {
    provider: 'google',
    history: { path: 'deploy/key.json', before: `${lines}\n`, after: '{}\n' },
    env: `GOOGLE_CREDENTIALS='${file}'\n`,
    log: `credentials: ${file}\n`,
    providers: {
      accounts: {
        type: 'google-service-account',
        admin: printedText(admin.reveal()),
        iam: google.url,
        oauth: google.url,
        resources: google.url,
        permissions: ['resourcemanager.projects.get'],
      },
    },
    credential: {
      match: { provider: 'google' },
      rotator: 'accounts',
      field: 'private_key',
      'id-field': 'private_key_id',
    },
    keys: { key: 'GOOGLE_CREDENTIALS' },
  };
}
