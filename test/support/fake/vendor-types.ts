// The vendors' own client libraries from `test/specs`, as judges of the fakes: the library itself, and the compiler with
// the library's types over an answer. Undefined where that folder is not installed, unless the back ends are required.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const specs = new URL('../../specs/', import.meta.url);

export interface TypedAnswer {
  /** The module of the library that has the type, as `cloudflare/resources/shared`. */
  readonly module: string;
  readonly type: string;
  readonly value: unknown;
}

/** The library, as `require` gives it. */
export function vendorLibrary(name: string): unknown {
  const isInstalled = existsSync(new URL(`node_modules/${name}/package.json`, specs));
  if (!isInstalled && process.env['UNLEAK_REQUIRE_BACKENDS'] !== '1') return undefined;
  return createRequire(new URL('package.json', specs))(name) as unknown;
}

/**
 * What the compiler says against these answers, each written as a literal of its type: a field that is missing, one that
 * the library does not know, another kind of value.
 */
export function typeErrors(answers: readonly TypedAnswer[]): readonly string[] {
  const file = fileURLToPath(new URL('answers.ts', specs));
  const lines = answers.map(({ module, type, value }, index) => {
    const name = `import('./node_modules/${module}.js').${type}`;
    return `export const answer${String(index)}: ${name} = ${JSON.stringify(value)};`;
  });
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? lines.join('\n') : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, lines.join('\n'), ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
