import { AppError } from '../../core/errors.js';
import type { KeyOf } from './keys.js';
import type { Login } from './session.js';
import { labelOf, type SshHost, type SshSettings } from './settings.js';

/** What every part of this rotator works with. */
export interface SshWorld {
  readonly settings: SshSettings;
  readonly admin: KeyOf;
  /** Hosts that were seen to refuse a key that nobody has, in this run. */
  readonly controlled: Set<string>;
}

export function adminOf({ admin }: SshWorld, host: SshHost): Login {
  return { user: host.adminUser, key: admin };
}

/** The same, checked. Fails with `config` and the name of what is wrong. */
export function checkedSettings(settings: SshSettings): SshSettings {
  const labels = settings.hosts.map(labelOf);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) {
    throw new AppError('config', `ssh: reading the settings: hosts: ${twice} stands there twice`, {
      hint: 'give each of them a name of its own',
    });
  }
  for (const host of settings.hosts) {
    const isElsewhere = host.adminUser !== host.user && !host.file.startsWith('/');
    if (isElsewhere) {
      throw new AppError('config', `ssh: reading the settings: file: ${labelOf(host)}: expected a whole path`, {
        hint: `the administrator logs in as ${host.adminUser}, whose home is another`,
      });
    }
  }
  return settings;
}
