import type { FactName } from '../detectors/detector.js';
import { annotatedKeyFacts, bedrockFacts } from './facts-cloud.js';
import { gitlabFacts } from './facts-gitlab.js';
import {
  clerkFacts,
  cloudflareTunnelFacts,
  grafanaCloudFacts,
  grafanaLegacyFacts,
  mapboxFacts,
  onePasswordFacts,
  sentryFacts,
} from './facts-json.js';
import { pypiFacts } from './facts-pypi.js';
import type { Facts } from './facts-read.js';
import { dataCenterFacts, jfrogFacts, workosFacts } from './facts-text.js';

/**
 * The readers that a rule can name; each looks at the value only and gives undefined where the value can't be read as its
 * format says. `expires` is a time as `Date` writes it: once it has
 * passed, the finding is of low severity.
 */
export const facts: Readonly<Record<FactName, (value: string) => Facts | undefined>> = {
  'azure-annotated': annotatedKeyFacts,
  bedrock: bedrockFacts,
  clerk: clerkFacts,
  'cloudflare-tunnel': cloudflareTunnelFacts,
  'data-center': dataCenterFacts,
  gitlab: gitlabFacts,
  'grafana-cloud': grafanaCloudFacts,
  'grafana-legacy': grafanaLegacyFacts,
  jfrog: jfrogFacts,
  mapbox: mapboxFacts,
  onepassword: onePasswordFacts,
  pypi: pypiFacts,
  sentry: sentryFacts,
  workos: workosFacts,
};
