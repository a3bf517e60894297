// An account at SendGrid with a leaked key of an application and a key of its administrator.
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { sendgridRotator, type SendgridSettings } from '../../src/rotators/sendgrid.js';
import { startFakeSendgrid, type FakeSendgrid, type FakeSendgridOptions } from './sendgrid/fake-sendgrid.js';
import type { ApiKey } from './sendgrid/state.js';

export interface SendgridScene {
  readonly sendgrid: FakeSendgrid;
  readonly admin: ApiKey;
  readonly leaked: ApiKey;
  readonly credential: Credential;
  rotator(settings?: Partial<SendgridSettings>): Rotator;
  credentialOf(value: string): Credential;
  /** What SendGrid says to somebody who shows this key. */
  statusOf(value: string): Promise<number>;
}

export const LEAKED_SCOPES = ['mail.send', 'templates.read'];

export async function sendgridScene(
  options: FakeSendgridOptions & {
    readonly leakedScopes?: readonly string[];
    readonly adminScopes?: readonly string[];
  } = {},
): Promise<SendgridScene> {
  const sendgrid = await startFakeSendgrid(options);
  const admin = sendgrid.state.addKey('administrator', options.adminScopes);
  const leaked = sendgrid.state.addKey('orders', options.leakedScopes ?? LEAKED_SCOPES);
  const credentialOf = (value: string): Credential => ({
    provider: 'sendgrid',
    secret: new SecretValue(value),
    attributes: {},
  });
  return {
    sendgrid,
    admin,
    leaked,
    credential: credentialOf(leaked.value),
    credentialOf,
    rotator: (settings = {}) =>
      sendgridRotator({ address: sendgrid.url, admin: new SecretValue(admin.value), ...settings }, systemClock),
    statusOf: async (value) => {
      const headers = { authorization: `Bearer ${value}` };
      return (await fetch(`${sendgrid.url}/v3/scopes`, { headers })).status;
    },
  };
}
