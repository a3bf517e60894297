import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const userKey = join(
  'apk_u',
  'ser_',
  'ucrqdaNWjrR1SJk8kED0WdGwi3O3KZFvt7SieJXlihW/ZXX5dP',
  'VCFMjNZgf2KeWX6SHsIVKg8EkpAXNOfAMzkckvZsvr6QuAq0pD',
  'NsR67B4ZI/zhhUzBg18jL7mk99AiW7hSQegc/Z5OHmsKTSiojz',
);
const serviceKey = join(
  'ap',
  'k_',
  '/t47wgiuGbL1sG1OM/1ZZCaEvjFdjPI30LO8ZDkPs0T94',
  'vUqSZKpZ5o4X4ce53Fgsc6MEDJA9ng25+W0qPEdVpB8jt',
);
const serviceUserToken = join('co', 'g_', 'afu52zrsszgyenbch6c7kgc4k6', '5chgkyni57l2ilziwbdnkkv3tn');

export const devinExamples: DetectorExamples = {
  positive: {
    'devin-user-key': [`DEVIN_API_KEY=${userKey}`],
    'devin-service-key': [`DEVIN_API_KEY=${serviceKey}`],
    'devin-service-user-token': [`DEVIN_TOKEN=${serviceUserToken}`, `client = connect('${serviceUserToken}')`],
  },
  negative: [
    { why: 'key of a user that is cut off', text: `see ${userKey.slice(0, 100)}` },
    { why: 'key of a service that is cut off', text: `see ${serviceKey.slice(0, 60)}` },
    { why: 'token of a service user one character short', text: `see ${serviceUserToken.slice(0, 55)}` },
  ],
};
