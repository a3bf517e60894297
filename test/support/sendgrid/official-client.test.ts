// SendGrid's API as `@sendgrid/client` speaks it, with the mails that `@sendgrid/helpers` makes, both from `test/specs`: a
// check of the fake's routes by code that is not ours. The client knows no shapes of answers.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { vendorLibrary } from '../fake/vendor-types.js';
import { type FakeSendgrid, startFakeSendgrid } from './fake-sendgrid.js';

interface Answer {
  readonly statusCode: number;
  readonly body: Readonly<Record<string, unknown>>;
}
interface Client {
  setApiKey(value: string): void;
  setDefaultRequest(name: string, value: unknown): void;
  request(data: object): Promise<readonly [Answer, unknown]>;
}
type ClientClass = new () => Client;
type MailClass = new (data: object) => { toJSON(): object };

const library = vendorLibrary('@sendgrid/client') as { readonly Client: ClientClass } | undefined;

describe.runIf(library !== undefined)('the official client', () => {
  let sendgrid: FakeSendgrid;

  beforeEach(async () => {
    sendgrid = await startFakeSendgrid();
  });
  afterEach(async () => {
    await sendgrid.stop();
  });

  const client = (value: string): Client => {
    const made = new library!.Client();
    made.setApiKey(value);
    made.setDefaultRequest('baseUrl', sendgrid.url);
    return made;
  };

  it('makes, shows, lists, changes and deletes keys', async () => {
    const admin = client(sendgrid.state.addKey('admin').value);
    const [made] = await admin.request({
      method: 'POST',
      url: '/v3/api_keys',
      body: { name: 'shop', scopes: ['mail.send'] },
    });
    expect(made.statusCode).toBe(201);
    const url = `/v3/api_keys/${String(made.body['api_key_id'])}`;
    const [list] = await admin.request({ method: 'GET', url: '/v3/api_keys', qs: { limit: 10 } });
    expect(list.body['result']).toHaveLength(2);
    const [one] = await admin.request({ method: 'GET', url });
    expect(one.body).toMatchObject({ result: [{ name: 'shop' }] });
    const [renamed] = await admin.request({ method: 'PATCH', url, body: { name: 'shop 2' } });
    expect(renamed.body).toMatchObject({ name: 'shop 2' });
    const [changed] = await admin.request({ method: 'PUT', url, body: { name: 'shop', scopes: ['templates.read'] } });
    expect(changed.body).toMatchObject({ name: 'shop' });
    const own = client(String(made.body['api_key']));
    expect((await own.request({ method: 'GET', url: '/v3/templates' }))[0].statusCode).toBe(200);
    expect((await own.request({ method: 'GET', url: '/v3/scopes' }))[0].body['scopes']).toContain('templates.read');
    expect((await admin.request({ method: 'GET', url: '/v3/user/profile' }))[0].statusCode).toBe(200);
    expect((await admin.request({ method: 'DELETE', url }))[0].statusCode).toBe(204);
    await expect(own.request({ method: 'GET', url: '/v3/scopes' })).rejects.toMatchObject({ code: 401 });
    expect(sendgrid.violations).toEqual([]);
  });

  it('sends a mail into the sandbox', async () => {
    const { classes } = vendorLibrary('@sendgrid/helpers') as { readonly classes: { readonly Mail: MailClass } };
    const mail = new classes.Mail({
      to: 'someone@shop.internal',
      from: { email: 'shop@shop.internal', name: 'Shop' },
      subject: 'proof',
      text: 'proof',
      mailSettings: { sandboxMode: { enable: true } },
    });
    const own = client(sendgrid.state.addKey('shop', ['mail.send']).value);
    const [sent] = await own.request({ method: 'POST', url: '/v3/mail/send', body: mail.toJSON() });
    expect(sent.statusCode).toBe(200);
    expect(sendgrid.violations).toEqual([]);
  });

  it('understands a refusal', async () => {
    const own = client(sendgrid.state.addKey('shop', ['mail.send']).value);
    await expect(own.request({ method: 'GET', url: '/v3/api_keys' })).rejects.toMatchObject({
      code: 403,
      response: { body: { errors: [{ field: null, message: 'access forbidden' }] } },
    });
  });
});
