import type { SlackScene } from '../../support/slack-scene.js';
import { printedText, type Leak } from './leak-scene.js';

/** A Slack token that has leaked; with the client of its app where that has token rotation. */
export function slackLeak({ slack, app, leaked, refresh, settings }: SlackScene): Leak {
  const line = `SLACK_TOKEN=${leaked.value}\n`;
  const client = { 'client-id': app.clientId, 'client-secret': printedText(app.clientSecret) };
  const pair = refresh === undefined ? {} : { 'refresh-token': printedText(refresh.value) };
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
