import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ',
  '9.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt-NZionhqQFosuFhyBTL0',
  'GWfmUhhff4.K93BswfuF1aNxJSbksx0ntIVDsz1Vpk4WbCkAKsomOH',
);

export const scalrExamples: DetectorExamples = {
  positive: {
    'scalr-access-token': [`SCALR_ACCESS_TOKEN=${accessToken}`, `const client = connect('${accessToken}');`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 132) },
    {
      why: 'placeholder for the access token',
      text: `${join('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVC', 'J9.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt', 'x'.repeat(74))}`,
    },
  ],
};
