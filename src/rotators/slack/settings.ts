// What a person configures for Slack, and how a plan keeps what was found.
import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { JsonValue, SuccessorPlan } from '../rotator.js';
import type { CallSlack } from './client.js';
import { TOKEN_KINDS } from './tokens.js';

export interface SlackSettings {
  /** `https://slack.com` unless said otherwise. */
  readonly api?: string | undefined;
  /** Of an app with token rotation; without it a person makes the replacement. */
  readonly client?: SlackClient | undefined;
  /** The app's id, for links: `A` and capitals. */
  readonly app?: string | undefined;
  /** A read that the new token has to be allowed, as `users.list`; told from its scopes unless said otherwise. */
  readonly check?: string | undefined;
  /** Field of the stored JSON secret that takes the refresh token; `refresh_token` unless said otherwise. */
  readonly refreshField?: string | undefined;
  /** The same for the access token, where it is the refresh token that leaked. */
  readonly accessField?: string | undefined;
}

export interface SlackClient {
  readonly id: string;
  readonly secret: SecretValue;
  /** The refresh token that belongs to a leaked access token; asked for when a plan is made. */
  refreshToken?(): Promise<SecretValue>;
}

export interface SlackWorld {
  readonly settings: SlackSettings;
  readonly call: CallSlack;
  readonly clock: Clock;
  /** Methods that were seen to refuse a made-up token; once per run is enough. */
  readonly memory: { readonly controlled: Set<string> };
}

export const SLACK = 'https://slack.com';
/** Name under which the refresh token of a leaked access token is sealed. */
export const REFRESH = 'refresh-token';

const factsSchema = z.object({
  kind: z.enum(TOKEN_KINDS),
  /** Of the workspace; null where the leaked token does not tell. */
  team: z.string().nullable(),
  teamName: z.string().nullable(),
  user: z.string().nullable(),
  /** Null of a person's token. */
  bot: z.string().nullable(),
  scopes: z.array(z.string()).nullable(),
  /** Whether Slack let the leaked token in from here when the plan was made. */
  wasAlive: z.boolean(),
});

export type SlackFacts = z.output<typeof factsSchema>;

export function factsToKeep(facts: SlackFacts): Readonly<Record<string, JsonValue>> {
  return { ...facts };
}

export function plannedFacts({ snapshot }: Pick<SuccessorPlan, 'snapshot'>): SlackFacts {
  return factsSchema.parse(snapshot.facts);
}

/** Where an app is installed again, and its consent given anew. */
export function appLink({ app }: SlackSettings): string {
  return app === undefined ? 'https://api.slack.com/apps' : `https://api.slack.com/apps/${app}/install-on-team`;
}
