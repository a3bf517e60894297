import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('FfbTtdNrY2GBJ5EcS3PWN12E5Ev9RYfx', 'ssLcI7TPGUhWXjhyYiRny1BnOhMJS9r9');
const accessId = join('sufxmfo', 'qD95sDX');

export const sumologicExamples: DetectorExamples = {
  positive: {
    'sumologic-access-key': [
      `SUMOLOGIC_ACCESS_KEY=${accessKey}`,
      `sumologic:\n  api_key: ${accessKey}\n`,
      `SUMOLOGIC_ACCESS_ID=${accessId}\nSUMOLOGIC_ACCESS_KEY=${accessKey}`,
    ],
    'sumologic-access-id': [`SUMOLOGIC_ACCESS_ID=${accessId}`, `new Client({ sumologicAccessId: '${accessId}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word (access key)', text: `sumologic build ${accessKey}` },
    { why: 'a placeholder (access key)', text: `SUMOLOGIC_ACCESS_KEY=${'x'.repeat(64)}` },
    { why: 'a value of that form beside the word (access id)', text: `sumologic build ${accessId}` },
    { why: 'one character short (access id)', text: `"sumologic": "${accessId.slice(1)}"` },
  ],
};
