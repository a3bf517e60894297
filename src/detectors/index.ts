// Written by scripts/generate-detectors.ts; run it after adding a detector.
import type { Detector } from './detector.js';
import { amqp } from './amqp.js';
import { anthropic } from './anthropic.js';
import { aws } from './aws.js';
import { azure } from './azure.js';
import { cloudflare } from './cloudflare.js';
import { datadog } from './datadog.js';
import { digitalocean } from './digitalocean.js';
import { discord } from './discord.js';
import { docker } from './docker.js';
import { generic } from './generic.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { google } from './google.js';
import { heroku } from './heroku.js';
import { http } from './http.js';
import { jwt } from './jwt.js';
import { mongodb } from './mongodb.js';
import { mysql } from './mysql.js';
import { netrc } from './netrc.js';
import { npm } from './npm.js';
import { openai } from './openai.js';
import { postgres } from './postgres.js';
import { privateKey } from './private-key.js';
import { redis } from './redis.js';
import { sendgrid } from './sendgrid.js';
import { slack } from './slack.js';
import { stripe } from './stripe.js';
import { telegram } from './telegram.js';
import { twilio } from './twilio.js';
import { vault } from './vault.js';

/** All detectors that ship with the program. */
export const detectors: readonly Detector[] = [
  amqp,
  anthropic,
  aws,
  azure,
  cloudflare,
  datadog,
  digitalocean,
  discord,
  docker,
  generic,
  github,
  gitlab,
  google,
  heroku,
  http,
  jwt,
  mongodb,
  mysql,
  netrc,
  npm,
  openai,
  postgres,
  privateKey,
  redis,
  sendgrid,
  slack,
  stripe,
  telegram,
  twilio,
  vault,
];
