/** All of what is documented, by the page that holds it. */
import { cloudCalls } from './probe-answers/clouds.js';
import type { DocumentedCall } from './probe-answers/documented.js';
import { messageCalls } from './probe-answers/messages.js';
import { modelCalls } from './probe-answers/models.js';
import { moneyCalls } from './probe-answers/money.js';
import { operationCalls } from './probe-answers/operations.js';
import { workCalls } from './probe-answers/work.js';

export type { Answer, DocumentedCall } from './probe-answers/documented.js';

export const documentedCalls: readonly DocumentedCall[] = [
  ...modelCalls,
  ...cloudCalls,
  ...workCalls,
  ...messageCalls,
  ...operationCalls,
  ...moneyCalls,
];
