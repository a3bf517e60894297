import { dirname, resolve } from 'node:path';
import { stringify } from 'yaml';
import { judgingFileSchema } from '../config/judging.js';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { patternProblem } from '../engine/text-pattern.js';
import { lstatOrUndefined } from '../platform/private-files.js';
import { readUserFile } from '../platform/replace-file.js';
import { printable } from '../reporters/printable.js';
import { count } from '../reporters/summary.js';
import { importGitleaksConfig, type ImportedConfig } from '../triage/gitleaks-config.js';
import { isBuiltInRule } from './shared/custom-rules.js';
import { writeAll, type Io } from './shared/io.js';

const MAX_BYTES = 4 * 1024 * 1024;

/** Writes what a `.gitleaks.toml` says as it stands in `unleak.yaml`, and tells what could not be carried over. */
export async function importConfig(file: string, io: Io): Promise<ExitCode> {
  const path = resolve(io.cwd, file);
  const imported = await importGitleaksConfig(path, {
    read: reader(io.cwd),
    problemOf: patternProblem,
    isBuiltIn: isBuiltInRule,
  });
  const { rules, suppressions, left } = imported;
  const checked = judgingFileSchema.safeParse({ rules, suppressions });
  if (!checked.success) {
    const where = checked.error.issues[0]?.path.map(String).join('.') ?? '';
    throw new AppError('config', `config: import: ${path}: ${where}: is larger than unleak.yaml may be`);
  }
  await writeAll(io.stdout, [textOf(imported)]);
  for (const one of left) io.stderr.write(`note: ${printable(one)}\n`);
  const what = `${count(rules.length, 'rule')}, ${count(suppressions.length, 'suppression')}`;
  io.stderr.write(`${what}; ${count(left.length, 'note')} on what is missing or different\n`);
  return EXIT.ok;
}

function textOf({ rules, suppressions, left }: ImportedConfig): string {
  const notes = left.map((one) => `#   ${printable(one)}\n`).join('');
  const head = `# Made from a configuration of gitleaks by unleak config import. Add examples and run: unleak rules test\n`;
  const missing = notes === '' ? '' : `# Missing or different here:\n${notes}`;
  const body = { ...(rules.length === 0 ? {} : { rules }), ...(suppressions.length === 0 ? {} : { suppressions }) };
  return `${head}${missing}${Object.keys(body).length === 0 ? '' : stringify(body, { lineWidth: 0 })}`;
}

/** What a configuration extends is named from where gitleaks runs; also found is what lies beside the configuration. */
function reader(cwd: string) {
  return async (name: string, from?: string): Promise<{ readonly path: string; readonly text: string }> => {
    const here = resolve(cwd, name);
    const path = from === undefined || lstatOrUndefined(here) !== undefined ? here : resolve(dirname(from), name);
    const stats = lstatOrUndefined(path);
    if (stats !== undefined && stats.size > MAX_BYTES) {
      throw new AppError('config', `config: import: ${path}: is too large`);
    }
    return { path, text: (await readUserFile(path)).toString('utf8') };
  };
}
