// Written by scripts/generate-detectors.ts; run it after adding a detector.
import type { Detector } from './detector.js';
import { amqp } from './amqp.js';
import { aws } from './aws.js';
import { generic } from './generic.js';
import { github } from './github.js';
import { jwt } from './jwt.js';
import { mongodb } from './mongodb.js';
import { mysql } from './mysql.js';
import { postgres } from './postgres.js';
import { privateKey } from './private-key.js';
import { redis } from './redis.js';
import { slack } from './slack.js';
import { stripe } from './stripe.js';

/** All detectors that ship with the program. */
export const detectors: readonly Detector[] = [
  amqp,
  aws,
  generic,
  github,
  jwt,
  mongodb,
  mysql,
  postgres,
  privateKey,
  redis,
  slack,
  stripe,
];
