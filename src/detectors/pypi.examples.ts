import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join(
  'pypi',
  '-AgEIcHlwaS5vcmcCJDhjNGI5ZjVlLTJkMWEtNGY3Yi05ZTN',
  'jLTZhNWQ0YjNjMmYxZQACN3sidmVyc2lvbiI6IDEsICJwZXJ',
  'taXNzaW9ucyI6IHsicHJvamVjdHMiOiBbIm9yZGVycyJdfX0',
  'AAAYgypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs',
);
const testApiToken = join(
  'pypi',
  '-AgENdGVzdC5weXBpLm9yZwIkOGM0YjlmNWUtMmQxYS00Zjd',
  'iLTllM2MtNmE1ZDRiM2MyZjFlAAIrWzMsICJkOWYwYTVjMi0',
  'xYjdlLTRjNjMtOGYyYS01MGU5NGI3ZDZjMTgiXQAABiA-I-g',
  'WADlZSjOJT2Vk4bE0i716AIjULErLc-6u1ZwAnQ',
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
