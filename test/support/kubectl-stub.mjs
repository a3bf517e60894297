#!/usr/bin/env node
// Stands for kubectl where there is none: `get secret` and `replace --filename=-`, in kubectl's own words, with the address
// from the file that KUBECONFIG names. Whatever else it is asked for ends it with 2.
import { readFileSync } from 'node:fs';

const [verb, ...rest] = process.argv.slice(2);
const flags = new Map(rest.filter((one) => one.startsWith('--')).map((one) => one.slice(2).split('=')));
const words = rest.filter((one) => !one.startsWith('--'));
const config = JSON.parse(readFileSync(process.env.KUBECONFIG, 'utf8'));
const context = config.contexts.find(({ name }) => name === (flags.get('context') ?? config['current-context']));
const cluster = config.clusters.find(({ name }) => name === context?.context.cluster);
if (cluster === undefined) end(1, 'error: context was not found');
const secrets = `${cluster.cluster.server}/api/v1/namespaces/${flags.get('namespace')}/secrets`;

if (verb === 'get' && words[0] === 'secret' && flags.get('output') === 'json') {
  const body = await ask(`${secrets}/${words[1]}`);
  process.stdout.write(JSON.stringify(body, undefined, 4));
} else if (verb === 'replace' && flags.get('filename') === '-' && flags.get('validate') === 'false') {
  const input = readFileSync(0, 'utf8');
  const { name } = JSON.parse(input).metadata;
  await ask(`${secrets}/${name}`, { method: 'PUT', body: input, headers: { 'content-type': 'application/json' } });
  process.stdout.write(`secret/${name}\n`);
} else end(2, `error: unknown command ${verb}`);

async function ask(url, init) {
  const answer = await fetch(url, init).catch(() => end(1, 'The connection to the server was refused'));
  const body = await answer.json();
  if (body.reason === 'Invalid') end(1, `The request is invalid: ${body.message}`);
  if (!answer.ok) end(1, `Error from server (${body.reason}): ${body.message}`);
  return body;
}

function end(code, message) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
