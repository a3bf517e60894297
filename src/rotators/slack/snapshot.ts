// Whose the leaked token is and how it can be replaced: read before anything changes.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { OrderName, ProviderSnapshot, RotationContext } from '../rotator.js';
import { askToken, type TokenAnswer } from './proof.js';
import { appLink, factsToKeep, REFRESH, type SlackFacts, type SlackSettings, type SlackWorld } from './settings.js';
import { requireTokenKind, tokenKind, type TokenKind } from './tokens.js';

export async function takeSnapshot(
  world: SlackWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const { settings } = world;
  const kind = requireTokenKind(current.secret);
  const secrets = kind === 'access' ? { [REFRESH]: await refreshToken(settings) } : {};
  const answer = await askToken(world, ctx, current.secret);
  requireOfUse(settings, kind, answer);
  const facts = factsOf(kind, answer);
  const order = orderFor(settings, kind);
  return {
    facts: factsToKeep(facts),
    secrets,
    orders: [order],
    impossible: impossibleBeside(order),
    deleteOld: false,
    notes: notesOn(settings, facts),
    effects: effectsOf(kind),
  };
}

async function refreshToken({ client }: SlackSettings): Promise<SecretValue> {
  const token = await client?.refreshToken?.();
  if (token === undefined) {
    throw new AppError('config', 'slack: planning: the leaked token lives 12 hours: no refresh token is configured', {
      hint: 'configure client-id, client-secret and refresh-token: a reference to the one that the application has',
    });
  }
  if (tokenKind(token) === 'refresh') return token;
  throw new AppError('config', 'slack: planning: refresh-token: what stands there is no refresh token of Slack');
}

/** A dead one can be replaced only by its refresh token; what else is to be said about it nobody knows any more. */
function requireOfUse(settings: SlackSettings, kind: TokenKind, answer: TokenAnswer): void {
  if (kind === 'refresh' && settings.client === undefined) {
    throw new AppError(
      'config',
      'slack: planning: a refresh token leaked: client-id and client-secret: not configured',
      {
        hint: 'only with those of its app a refresh token can be used up',
      },
    );
  }
  if (answer.verdict === 'accepted' || kind === 'access') return;
  if (answer.verdict === 'unknown') {
    throw new AppError('provider-unreachable', `slack: planning: whose the leaked token is: ${answer.why}`);
  }
  throw new AppError('config', `slack: planning: Slack does not let the leaked token in: ${answer.why}`, {
    hint: `nothing is left to stop; if the application needs another one, install the app again: ${appLink(settings)}`,
  });
}

function factsOf(kind: TokenKind, answer: TokenAnswer): SlackFacts {
  const wasAlive = answer.verdict === 'accepted';
  const owner = wasAlive ? answer.owner : undefined;
  return {
    kind,
    team: owner?.team ?? null,
    teamName: owner?.teamName ?? null,
    user: owner?.user ?? null,
    bot: owner?.bot ?? null,
    scopes: owner === undefined ? null : [...owner.scopes],
    wasAlive,
  };
}

/** With the app's client a token that never expires becomes one that does; without it a person installs an app. */
function orderFor({ client }: SlackSettings, kind: TokenKind): OrderName {
  if (kind === 'access') return 'overlap';
  return client === undefined ? 'by-person' : 'roll';
}

function impossibleBeside(order: OrderName): ProviderSnapshot['impossible'] {
  const why = {
    overlap: 'Slack has no second token beside this one',
    'by-person': 'the app has token rotation: its own client gets the replacement',
    roll: 'client-id and client-secret of an app with token rotation are needed',
    'in-place': 'Slack makes the token',
  };
  return Object.fromEntries(Object.entries(why).filter(([name]) => name !== order));
}

function effectsOf(kind: TokenKind): ProviderSnapshot['effects'] {
  return {
    overlap: {
      issue: 'get a new pair with the refresh token, which is used up by it',
      disable: 'revoke the leaked access token, for good, and no other',
    },
    roll: {
      issue:
        kind === 'refresh'
          ? 'get a new pair with the leaked refresh token, which is used up by it'
          : 'exchange the leaked token for a pair, and refresh that once, by which the leaked one dies',
    },
    'by-person': { disable: 'revoke the leaked token, for good, with whatever else its installation has' },
  };
}

function notesOn(settings: SlackSettings, { kind, wasAlive, teamName }: SlackFacts): readonly string[] {
  const field = kind === 'refresh' ? 'access_token' : 'refresh_token';
  const rotating = [
    `both halves of the new pair are stored, the other one as ${settings.refreshField ?? field}`,
    'the access token lives 12 hours: whoever uses it has to refresh it and keep the next pair',
    `an answer that is lost here can not be asked for again: then a person installs the app (${appLink(settings)})`,
  ];
  return [
    ...(teamName === null ? [] : [`the leaked token is of the workspace ${teamName}`]),
    ...(wasAlive ? [] : ['the leaked access token is dead already: only a replacement is made']),
    ...(kind === 'long-lived' && settings.client === undefined ? [] : rotating),
    ...(kind === 'long-lived' && settings.client !== undefined
      ? ['from then on the token expires: an application that can not refresh it stops working after 12 hours']
      : []),
    ...(kind === 'access'
      ? ['overlap: an abort after the new pair was made leaves the application with no refresh token: rather go on']
      : []),
    ...(kind === 'refresh'
      ? ['who used the leaked refresh token before has an access token for up to 12 hours: look at the access logs']
      : []),
  ];
}
