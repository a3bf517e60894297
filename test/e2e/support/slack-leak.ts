import type { SlackScene } from '../../support/slack-scene.js';
import type { Leak } from './leak-scene.js';

/** A reference to a text: a program prints it. */
const text = (value: string): string => `exec:${JSON.stringify(['/bin/echo', value])}`;

/** A Slack token that has leaked; with the client of its app where that has token rotation. */
export function slackLeak({ slack, app, leaked, refresh, settings }: SlackScene): Leak {
  const line = `SLACK_TOKEN=${leaked.value}\n`;
  const client = { 'client-id': app.clientId, 'client-secret': text(app.clientSecret) };
  const pair = refresh === undefined ? {} : { 'refresh-token': text(refresh.value) };
  const isRoll = settings.client !== undefined && refresh === undefined;
  const waiver = { reason: 'a moment without messages', owner: 'ann', until: '2999-12-31' };
  return {
    provider: 'slack',
    history: { path: 'ci.env', before: line, after: '# see the store\n' },
    env: line,
    log: `posting with ${leaked.value}\n`,
    providers: {
      workspace: {
        type: 'slack',
        api: slack.url,
        app: app.id,
        ...(settings.client === undefined ? {} : { ...client, ...pair }),
      },
    },
    credential: {
      match: { provider: 'slack' },
      rotator: 'workspace',
      field: 'token',
      ...(isRoll ? { order: 'roll', roll: waiver } : {}),
    },
    keys: { key: 'SLACK_TOKEN' },
  };
}
