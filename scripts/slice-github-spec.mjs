// Cuts the operations that the fake GitHub server knows, and what they refer to, out of GitHub's published API
// description, so that tests need neither the 390 MB package nor a network. Descriptions and examples stay behind:
// nothing here reads them, and examples hold strings in the shape of tokens.
//
//   npm ci --prefix test/specs && node scripts/slice-github-spec.mjs           writes the slice
//   npm ci --prefix test/specs && node scripts/slice-github-spec.mjs --check   fails when the slice is not what it would write
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const spec = `${root}/test/specs/node_modules/@octokit/openapi`;
const sliceFile = `${root}/test/support/github/api-slice.json`;
const licenceFile = `${root}/test/support/github/api-slice.LICENSE.txt`;

const OPERATIONS = [
  'GET /user',
  'GET /user/keys',
  'POST /credentials/revoke',
  'DELETE /installation/token',
  'GET /installation/repositories',
  'GET /app',
  'POST /app/installations/{installation_id}/access_tokens',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/keys',
  'POST /repos/{owner}/{repo}/keys',
  'GET /repos/{owner}/{repo}/keys/{key_id}',
  'DELETE /repos/{owner}/{repo}/keys/{key_id}',
  'GET /user/emails',
  'GET /user/repos',
  'GET /repos/{owner}/{repo}/branches',
  'GET /repos/{owner}/{repo}/hooks',
  'GET /repos/{owner}/{repo}/actions/runs',
  'GET /repos/{owner}/{repo}/actions/secrets',
  'GET /repos/{owner}/{repo}/actions/variables',
  'GET /repos/{owner}/{repo}/deployments',
  'GET /repos/{owner}/{repo}/issues',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/statuses/{sha}',
  'GET /orgs/{org}/personal-access-tokens',
  'GET /orgs/{org}/credential-authorizations',
  'GET /repos/{owner}/{repo}/actions/secrets/public-key',
  'GET /repos/{owner}/{repo}/actions/secrets/{secret_name}',
  'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}',
  'PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}',
];

/** Said about a schema, an operation or a parameter, not part of its contract. */
const UNREAD = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'title']);
/** Objects whose keys are names that somebody chose, so that `description` there is a property. */
const NAMES = new Set(['properties', 'paths', 'schemas', 'parameters', 'responses', 'headers', 'content', 'mapping']);

const { version } = JSON.parse(await readFile(`${spec}/package.json`, 'utf8'));
const descriptionIn = async (file) => JSON.parse(await readFile(`${spec}/generated/${file}`, 'utf8'));
/** What only the Enterprise Cloud has is described in a file of its own. */
const descriptions = [await descriptionIn('api.github.com.json'), await descriptionIn('ghec.json')];
const [description] = descriptions;

const files = new Map([
  [sliceFile, await pretty(slice())],
  [licenceFile, `${attribution()}\n${await readFile(`${spec}/LICENSE`, 'utf8')}`],
]);
if (process.argv.includes('--check')) await check();
else for (const [file, text] of files) await writeFile(file, text);

async function check() {
  for (const [file, text] of files) {
    if ((await readFile(file, 'utf8')) === text) continue;
    console.error(`error: ${file} is not what this script writes\nhint: node scripts/slice-github-spec.mjs`);
    process.exitCode = 1;
  }
}

function slice() {
  const result = {
    openapi: description.openapi,
    info: { title: `Slice of @octokit/openapi ${version}`, version, license: description.info.license },
    paths: {},
    components: {},
  };
  for (const operation of OPERATIONS) {
    const [method, path] = operation.split(' ');
    const source = descriptions.find(({ paths }) => paths[path]?.[method.toLowerCase()] !== undefined);
    const found = source?.paths[path][method.toLowerCase()];
    if (found === undefined) throw new Error(`the description has no ${operation}`);
    result.paths[path] ??= {};
    result.paths[path][method.toLowerCase()] = contractOf(found);
    addReferences(result.paths[path][method.toLowerCase()], result.components, source);
  }
  return result;
}

function contractOf(value, keysAreNames = false) {
  if (Array.isArray(value)) return value.map((item) => contractOf(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => keysAreNames || !(UNREAD.has(key) || key.startsWith('x-')));
  return Object.fromEntries(kept.map(([key, item]) => [key, contractOf(item, !keysAreNames && NAMES.has(key))]));
}

function addReferences(value, components, source) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.$ref === 'string') addComponent(value.$ref, components, source);
  for (const item of Object.values(value)) addReferences(item, components, source);
}

function addComponent(reference, components, source) {
  const [, kind, name] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(reference);
  components[kind] ??= {};
  if (name in components[kind]) return;
  components[kind][name] = contractOf(source.components[kind][name]);
  addReferences(components[kind][name], components, source);
}

async function pretty(value) {
  return format(JSON.stringify(value), { ...(await resolveConfig(sliceFile)), filepath: sliceFile });
}

function attribution() {
  return [
    'api-slice.json is cut from generated/api.github.com.json and ghec.json of the package',
    `@octokit/openapi ${version}, which amends the description that GitHub publishes in`,
    'github.com/github/rest-api-description (MIT as well, see info.license in the file).',
    'Operations were selected; descriptions, examples and extensions were left out.',
    'The licence of the package follows.',
    '',
  ].join('\n');
}
