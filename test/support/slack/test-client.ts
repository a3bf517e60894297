// What the fake's own tests ask it with.
import type { FakeSlack } from './fake-slack.js';
import type { SlackApp, SlackToken } from './model.js';

type Body = Readonly<Record<string, unknown>>;

export async function call(fake: FakeSlack, method: string, form: Readonly<Record<string, string>>, bearer?: string) {
  const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  const answer = await fetch(`${fake.url}/api/${method}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(5000),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
}

/** `alive`, or the word that a token is refused with. */
export const wordOf = async (fake: FakeSlack, token: SlackToken): Promise<unknown> => {
  const { body } = await call(fake, 'auth.test', {}, token.value);
  return body['ok'] === true ? 'alive' : body['error'];
};

export const clientOf = ({ clientId, clientSecret }: SlackApp) => ({
  client_id: clientId,
  client_secret: clientSecret,
});

export const refreshWith = (fake: FakeSlack, app: SlackApp, value: string) =>
  call(fake, 'oauth.v2.access', { ...clientOf(app), grant_type: 'refresh_token', refresh_token: value });
