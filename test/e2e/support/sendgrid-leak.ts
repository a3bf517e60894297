import type { SendgridScene } from '../../support/sendgrid-scene.js';
import { printedText, type Leak } from './leak-scene.js';

/** A SendGrid key that has leaked, and an administrator of the account. */
export function sendgridLeak({ sendgrid, leaked, admin }: SendgridScene): Leak {
  const line = `SENDGRID_API_KEY=${leaked.value}\n`;
  return {
    provider: 'sendgrid',
    history: { path: 'mail.env', before: line, after: '# see the store\n' },
    env: line,
    log: `mailing with ${leaked.value}\n`,
    providers: { mails: { type: 'sendgrid', address: sendgrid.url, admin: printedText(admin.value) } },
    credential: { match: { provider: 'sendgrid' }, rotator: 'mails', field: 'key' },
    keys: { key: 'SENDGRID_API_KEY' },
  };
}
