import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join(
  'pypi-AgEIc',
  'HlwaS5vcmc1ua1z_7eBcvFomLNd6o_nLjUim_ztr',
  'yPf71NgFTEJ3_-GPBr22x6caIlKUYV8AFOjQBWxG',
);
const testApiToken = join(
  'pypi-AgENdGVzd',
  'C5weXBpLm9yZw_99yiV8tkviYtgL-GRd2B-qEHm8mr',
  '5Lo7V14pivxj8gFzlrcImg6Ei7hE8JP0Ts5ukFSC1',
);

export const pypiExamples: DetectorExamples = {
  positive: {
    'pypi-api-token': [`PYPI_API_TOKEN=${apiToken}`, `const client = connect('${apiToken}');`],
    'pypi-test-api-token': [`PYPI_TEST_API_TOKEN=${testApiToken}`, `curl -H "X-Api-Key: ${testApiToken}"`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 69) },
    { why: 'placeholder for the api token', text: `${join('pypi-AgEIc', 'HlwaS5vcmc', 'x'.repeat(70))}` },
    { why: 'test api token cut short', text: testApiToken.slice(0, 76) },
  ],
};
