/** A value and the words of the name it is given to: `['acme', 'api', 'key']`. */
export interface Named {
  readonly words: readonly string[];
  readonly value: string;
}

/** What a line of a program's configuration looks like; the last of the settings is the one that is looked for. */
export type Spelling = (settings: readonly Named[]) => string;

const snake = ({ words }: Named): string => words.join('_');
const upper = (named: Named): string => snake(named).toUpperCase();
const camel = ({ words }: Named): string =>
  words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
const header = ({ words }: Named): string =>
  ['x', ...words].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('-');
/** The first word is the section. */
const inSection = ({ words }: Named): string => words.slice(1).join('_');

/** In ten places, as people write it there. */
export const SPELLINGS: Readonly<Record<string, Spelling>> = {
  env: (settings) =>
    `NODE_ENV=production\n${settings.map((one) => `${upper(one)}=${one.value}\n`).join('')}LOG_LEVEL=info\n`,
  json: (settings) =>
    `{\n  "retries": 3,\n${settings.map((one) => `  ${JSON.stringify(camel(one))}: ${JSON.stringify(one.value)},\n`).join('')}  "debug": false\n}\n`,
  yaml: (settings) =>
    `service:\n  port: 8080\n${settings[0]?.words[0] ?? ''}:\n${settings.map((one) => `  ${inSection(one)}: ${yamlValue(one.value)}\n`).join('')}`,
  code: (settings) =>
    `import { open } from './client.js';\n\n${settings.map((one) => `const ${camel(one)} = '${one.value}';\n`).join('')}export const client = open();\n`,
  url: (settings) =>
    `curl -s 'https://gateway.internal.dev/v1/items?${settings.map((one) => `${snake(one)}=${encodeURIComponent(one.value)}`).join('&')}&limit=10'\n`,
  header: (settings) =>
    `GET /v1/items HTTP/1.1\nHost: gateway.internal.dev\n${settings.map((one) => `${header(one)}: ${one.value}\n`).join('')}Accept: */*\n`,
  log: (settings) =>
    `2026-11-24T10:15:02.113Z DEBUG [worker-3] request failed, ${settings.map((one) => `${snake(one)}=${one.value}`).join(', ')}, status=503\n`,
  quoted: (settings) =>
    `[server]\nport = 8080\n\n${settings.map((one) => `${snake(one)} = "${one.value}"\n`).join('')}timeout = 30\n`,
  end: (settings) =>
    `./deploy.sh --verbose ${settings.map((one) => `--${one.words.join('-')} ${shellWord(one.value)}`).join(' ')}`,
  equals: (settings) =>
    `server.port=8080\n${settings.map((one) => `${one.words.join('.')}=${one.value}\n`).join('')}server.ssl=true\n`,
};

/** YAML needs quotes where a plain word would be something else. */
function yamlValue(value: string): string {
  return /^[A-Za-z0-9/][^#:]*$/.test(value) ? value : `"${value}"`;
}

function shellWord(value: string): string {
  return /^[\w@%+=:,./~-]+$/.test(value) ? value : `'${value}'`;
}
