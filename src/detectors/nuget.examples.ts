import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('oy', '2igebnhhw36l4k5mncxto2', 'nakzwzuc2sbgzylb5r3pyh');
const password = join('kT7', 'vQ2x', 'Lm9');

export const nugetExamples: DetectorExamples = {
  positive: {
    'nuget-api-key': [`NUGET_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
    'nuget-config-password': [`<add key="Username" value="ci" />\n<add key="ClearTextPassword" value="${password}" />`],
  },
  negative: [
    { why: 'API key: one character short', text: apiKey.slice(0, -1) },
    { why: 'API key: a placeholder', text: join('oy', '2', 'x'.repeat(43)) },
    {
      why: 'password of a feed in NuGet.config: a variable',
      text: '<add key="ClearTextPassword" value="%NUGET_PASSWORD%" />',
    },
  ],
};
