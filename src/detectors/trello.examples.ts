import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('AT', 'TAP5UnXkDoAXpOcUhwLHgB90Cr3kIM6XfLQ4l', '5jtA6kntWu84jCwqsNOboXvQf4ocE1660C203');
const apiTokenLegacy = join('b1b30b06b1199de6cc038ff7143fc777', '937c877b106bd207ed84483336197f22');
const apiKey = join('43a1db724e46d62b', 'd04e45295ae99620');

export const trelloExamples: DetectorExamples = {
  positive: {
    'trello-api-token': [
      `TRELLO_API_TOKEN=${apiToken}`,
      `trello: ${apiToken}`,
      `TRELLO_API_KEY=${apiKey}\nTRELLO_API_TOKEN=${apiToken}`,
    ],
    'trello-api-token-legacy': [
      `TRELLO_API_TOKEN=${apiTokenLegacy}`,
      `export TRELLO_API_TOKEN="${apiTokenLegacy}"`,
      `TRELLO_API_KEY=${apiKey}\nTRELLO_API_TOKEN=${apiTokenLegacy}`,
    ],
    'trello-api-key': [`TRELLO_API_KEY=${apiKey}`, `export TRELLO_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 75) },
    { why: 'placeholder for the api token', text: `${join('AT', 'TA', 'x'.repeat(72))}` },
    { why: 'a commit beside the word (api token legacy)', text: `trello at commit ${apiTokenLegacy}` },
    { why: 'a placeholder (api token legacy)', text: `TRELLO_API_TOKEN=${'x'.repeat(64)}` },
    { why: 'a commit beside the word (api key)', text: `trello at commit ${apiKey}` },
    { why: 'a reference (api key)', text: 'TRELLO_API_KEY=${TRELLO_API_KEY}' },
  ],
};
