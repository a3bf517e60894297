import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { SlackClient } from '../../../rotators/slack.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openSlack(io: Io, house: RotationHouse, settings: ProviderConfigOf<'slack'>): Promise<Rotator> {
  const { slackRotator } = await import('../../../rotators/slack.js');
  const { api, app, check, refreshField, accessField } = settings;
  const client = await clientOf(io, house, settings);
  return slackRotator({ api, app, check, refreshField, accessField, client }, io.clock);
}

async function clientOf(
  io: Io,
  house: RotationHouse,
  { clientId, clientSecret, refreshToken }: ProviderConfigOf<'slack'>,
): Promise<SlackClient | undefined> {
  if (clientId === undefined || clientSecret === undefined) return undefined;
  const client = { id: clientId, secret: await lookUp(io, house, clientSecret) };
  // Looked up when a plan is made: it may stand in the very secret that the rotation replaces.
  return refreshToken === undefined ? client : { ...client, refreshToken: () => lookUp(io, house, refreshToken) };
}
