import type { SshScene } from '../../support/ssh-world.js';
import { printedText, type Leak } from './leak-scene.js';

/** A private key that has leaked with an env file, and an administrator's key in a file that the configuration names. */
export function sshLeak(scene: SshScene): Leak {
  const key = scene.credential.secret.reveal().trim();
  const hosts = scene.settings.hosts.map(({ name, host, port, user, hostKeys }) => {
    return { name, host, port, user, 'host-key': hostKeys };
  });
  const admin = printedText(scene.admin.reveal());
  return {
    provider: 'private-key',
    history: { path: 'deploy_key', before: `${key}\n`, after: '# see the store\n' },
    env: `DEPLOY_KEY="${key}"\n`,
    log: `the key is\n${key}\n`,
    providers: { hosts: { type: 'ssh', admin, hosts } },
    credential: { match: { provider: 'private-key' }, rotator: 'hosts', field: 'key' },
    keys: { key: 'DEPLOY_KEY' },
  };
}
