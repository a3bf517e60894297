// STYLE's table "who may import whom", row by row: the list says what each folder may import of ours. A folder that is
// not in the table may import nothing of ours and be imported by nobody but commands.
const interfaces = '^src/(rotators/rotator|probes/probe|stores/secret-store|consumers/consumer)\\.ts$';
const table = {
  core: [],
  platform: ['core'],
  policy: ['core'],
  reporters: ['core'],
  decoders: ['core'],
  detectors: ['core'],
  scopes: ['core'],
  engine: ['core', 'decoders'],
  config: ['core', 'platform', 'scopes'],
  sealing: ['core', 'platform'],
  git: ['core', 'platform'],
  state: ['core', 'platform'],
  triage: ['core', 'platform'],
  probes: ['core', 'platform'],
  rotators: ['core', 'platform', 'scopes'],
  consumers: ['core', 'platform'],
  stores: ['core', 'platform', 'sealing'],
  sources: ['core', 'platform', 'git'],
  journal: ['core', 'state', 'sealing'],
  trail: ['core', 'state', 'sealing'],
  incident: ['core', 'state', 'journal', 'trail'],
  audit: ['core', 'platform'],
  rotation: ['core', 'platform', 'journal', 'policy', 'trail'],
  hook: ['core', 'platform', 'git', 'sources', 'engine', 'triage', 'state'],
  sweep: ['core', 'platform', 'git', 'sources', 'engine', 'triage', 'state'],
  demo: ['core', 'platform'],
};
/** Single files beyond a row. */
const beyond = { engine: ['^src/detectors/detector\\.ts$'], rotation: [interfaces] };

const rows = Object.entries(table).map(([folder, allowed]) => ({
  name: `table-${folder}`,
  comment: `${folder} may import of ours only: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^(src|test|scripts)/',
    pathNot: [`^src/${folder}/`, ...allowed.map((name) => `^src/${name}/`), ...(beyond[folder] ?? [])],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rows,
    {
      name: 'unknown-folder',
      comment: 'a folder that the table does not know: give it a row here and a sentence in ARCHITECTURE.md',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(commands|${Object.keys(table).join('|')})/` },
      to: {},
    },
    {
      name: 'commands-by-cli-only',
      comment: 'only the entries, the command line, the hook and the library, and other commands use commands',
      severity: 'error',
      from: {
        pathNot: ['^src/(cli|entry|hook-main|scan-thread|index)\\.ts$', '^src/commands/', '^test/', '\\.test\\.ts$'],
      },
      to: { path: '^src/commands/' },
    },
    {
      name: 'cli-imports-commands',
      comment: 'cli parses and dispatches: of the parts below commands it knows core, the clock and standard input',
      severity: 'error',
      from: { path: '^src/(cli|entry|hook-main)\\.ts$' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(cli|entry|hook-main)\\.ts$',
          '^src/commands/',
          '^src/core/',
          '^src/platform/(clock|short-stdin)\\.ts$',
        ],
      },
    },
    {
      name: 'engine-knows-detectors-as-types',
      comment: 'the list of detectors is an argument of the engine',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/detectors/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rotation-knows-interfaces-as-types',
      comment: 'rotation knows no provider, store or consumer by name',
      severity: 'error',
      from: { path: '^src/rotation/', pathNot: '\\.test\\.ts$' },
      to: { path: interfaces, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-detector-alone',
      comment: 'one detector never imports another',
      severity: 'error',
      from: { path: '^src/detectors/', pathNot: '^src/detectors/index\\.ts$' },
      to: { path: '^src/detectors/', pathNot: '^src/detectors/detector\\.ts$' },
    },
    {
      name: 'one-rotator-alone',
      comment: 'one rotator never imports another; what a rotator needs for itself stands in a folder of its name',
      severity: 'error',
      from: { path: '^src/rotators/([^/.]+)(?:/|\\.)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/rotators/', pathNot: ['^src/rotators/rotator\\.ts$', '^src/rotators/$1[/.]'] },
    },
    {
      name: 'src-imports-no-tests',
      comment: 'what is shipped does not need test support',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^test/', '\\.test\\.ts$', '\\.examples\\.ts$'] },
    },
    {
      name: 'sqlite-by-its-doors',
      comment: 'what better-sqlite3 makes must be kept (core/keep-native.ts), or Node 24 aborts: these files do',
      severity: 'error',
      from: {
        pathNot: [
          '^src/state/sqlite\\.ts$',
          '^src/decoders/sqlite(\\.test)?\\.ts$',
          '^test/support/state-file\\.ts$',
          '^test/crash/kill-at\\.mjs$',
        ],
      },
      to: { path: 'better-sqlite3' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
