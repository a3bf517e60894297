import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { configJsonSchema } from '../src/config/schema.js';
import { auditJsonSchema } from '../src/reporters/audit-schema.js';
import { reportJsonSchema } from '../src/reporters/report-schema.js';
import { sweepJsonSchema } from '../src/reporters/sweep-schema.js';

const folder = fileURLToPath(new URL('../schemas/', import.meta.url));

/** The published schemas by file name, as they have to stand there. */
export async function schemaTexts(): Promise<ReadonlyMap<string, string>> {
  const schemas = {
    'audit.schema.json': auditJsonSchema(),
    'report.schema.json': reportJsonSchema(),
    'sweep.schema.json': sweepJsonSchema(),
    'unleak.schema.json': configJsonSchema(),
  };
  const texts = new Map<string, string>();
  for (const [name, schema] of Object.entries(schemas)) {
    const path = `${folder}${name}`;
    texts.set(name, await format(JSON.stringify(schema), { ...(await resolveConfig(path)), filepath: path }));
  }
  return texts;
}

/** `--check` writes nothing and fails when a schema is out of date. */
async function main(): Promise<void> {
  for (const [name, text] of await schemaTexts()) {
    const path = `${folder}${name}`;
    if (process.argv.includes('--check')) {
      if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
      process.stderr.write(`schemas: ${name} is out of date: run npm run generate\n`);
      process.exitCode = 1;
    } else {
      await mkdir(folder, { recursive: true });
      await writeFile(path, text);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
