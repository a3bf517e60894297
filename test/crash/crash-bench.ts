import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandResult } from '../e2e/support/command.js';
import { LeakScene, type Leak, type StoreChoice } from '../e2e/support/leak-scene.js';
import { askState } from '../support/state-file.js';
import { quickStart } from './quick-start.js';
import { HomeHere } from './run-here.js';

const KILL_AT = fileURLToPath(new URL('kill-at.mjs', import.meta.url));

/** A run that takes longer hangs; it is killed and fails its case. */
const RUN_TIMEOUT_MS = 90_000;

/** Flags of a rotation that kills first. */
export const EMERGENCY = ['--emergency', '--reason', 'a stranger uses it'] as const;

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that has not ended yet. */
export interface Running {
  readonly ended: Promise<Run>;
  kill(): void;
}

/** A provider with a leaked credential, as the crash suite needs it. */
export interface CrashProvider {
  readonly leak: Leak;
  /** As it was when the secret leaked. */
  restore(): Promise<void>;
  /** What the provider says after a rotation; `stored` and `env` are what applications would use. */
  afterRotation(stored: Record<string, string>, env: Record<string, string>): Promise<Record<string, unknown>>;
  afterAbort(env: Record<string, string>): Promise<Record<string, unknown>>;
  /** What both have to be. */
  readonly rotated: Record<string, unknown>;
  readonly untouched: Record<string, unknown>;
  close(): Promise<void>;
}

/** One leak; where the provider can be put back, it is put back to its start before each case. */
export class CrashBench {
  readonly scene: LeakScene;
  readonly provider: CrashProvider;
  readonly fingerprint: string;
  readonly #entry: string;
  readonly #flags: readonly string[];
  #template: string | undefined;
  #hasRun = false;
  #cases = 0;

  /** @param flags of the rotation, such as `EMERGENCY` */
  static async make(provider: CrashProvider, store: StoreChoice, flags: readonly string[] = []): Promise<CrashBench> {
    const scene = await LeakScene.make(provider.leak, store, new HomeHere());
    const fingerprint = await scene.scan();
    return new CrashBench(provider, scene, fingerprint, { entry: await quickStart(), flags });
  }

  private constructor(
    provider: CrashProvider,
    scene: LeakScene,
    fingerprint: string,
    { entry, flags }: { readonly entry: string; readonly flags: readonly string[] },
  ) {
    this.provider = provider;
    this.scene = scene;
    this.fingerprint = fingerprint;
    this.#entry = entry;
    this.#flags = flags;
  }

  /** What rotates this leak. */
  get rotate(): readonly string[] {
    return ['rotate', this.fingerprint, '--apply', ...this.#flags];
  }

  /** Files and provider as they were right after the scan; a path of its own in the store. */
  async reset(): Promise<void> {
    const { home } = this.scene;
    const template = (this.#template ??= this.#keepAsTemplate());
    rmSync(home.folder, { recursive: true, force: true });
    cpSync(template, home.folder, { recursive: true });
    this.#cases += 1;
    this.scene.path = `apps/orders-${String(this.#cases)}`;
    this.scene.writeConfiguration();
    await this.provider.restore();
  }

  async remove(): Promise<void> {
    await this.provider.close();
    if (this.#template !== undefined) rmSync(join(this.#template, '..'), { recursive: true, force: true });
    this.scene.home.remove();
  }

  /** The command line with the counter loaded; killed before the operation with that number, if one is given. */
  run(argv: readonly string[], killAt?: number, countFile?: string, input?: string): Promise<Run> {
    const env = {
      ...(killAt === undefined ? {} : { UNLEAK_TEST_KILL_AT: String(killAt) }),
      ...(countFile === undefined ? {} : { UNLEAK_TEST_COUNT_FILE: countFile }),
    };
    return this.start(argv, env, input).ended;
  }

  /** The same without waiting for its end, and with whatever else `kill-at.mjs` is to do. */
  start(argv: readonly string[], env: Readonly<Record<string, string>> = {}, input?: string): Running {
    this.#hasRun = true;
    const child = spawn(process.execPath, ['--import', KILL_AT, this.#entry, ...argv], {
      cwd: this.scene.home.work,
      // What is compiled is not kept: that is no write of a rotation.
      env: {
        ...this.scene.home.env,
        NODE_DISABLE_COMPILE_CACHE: '1',
        UNLEAK_TEST_PROVIDER: this.provider.leak.provider,
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: RUN_TIMEOUT_MS,
      killSignal: 'SIGABRT',
    });
    const ended = new Promise<Run>((resolve, reject) => {
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject);
      // Whoever was killed reads no more.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
    return { ended, kill: () => void child.kill('SIGKILL') };
  }

  apply(killAt?: number): Promise<Run> {
    return this.run(this.rotate, killAt);
  }

  /** What is counted when the command runs to its end. */
  async count(argv: readonly string[], input?: string): Promise<readonly string[]> {
    const file = join(this.scene.home.folder, 'operations.json');
    const run = await this.run(argv, undefined, file, input);
    if (run.code !== 0) throw new Error(`counting: exit code ${String(run.code)}: ${run.stderr}`);
    const operations = JSON.parse(readFileSync(file, 'utf8')) as string[];
    rmSync(file);
    return operations;
  }

  countRotation(): Promise<readonly string[]> {
    return this.count(this.rotate);
  }

  /** Goes on after a crash as a person would: resume, or rotate again where nothing was begun. */
  async goOn(): Promise<Run> {
    const resumed = await this.run(['rotations', 'resume']);
    return resumed.stdout.includes('no rotation is open') ? this.apply() : resumed;
  }

  /** What provider, store, env file and disk say, as one value, so that a difference shows. */
  async outcome(): Promise<Record<string, unknown>> {
    const { scene, provider } = this;
    const said = await provider.afterRotation(await scene.stored(), scene.env());
    return { ...said, ...(await this.#leftovers()) };
  }

  /** What a command says that changes nothing; it runs in this process. */
  look(argv: readonly string[]): Promise<CommandResult> {
    return this.scene.run(argv);
  }

  /** The same after an abort: nothing was written anywhere. */
  async untouched(): Promise<Record<string, unknown>> {
    const entry = await this.#storeEntry();
    const said = await this.provider.afterAbort(this.scene.env());
    return { ...said, stored: entry?.currentVersion ?? 'nothing', ...(await this.#leftovers()) };
  }

  get rotated(): Record<string, unknown> {
    return { ...this.provider.rotated, ...NOTHING_LEFT };
  }

  get asBefore(): Record<string, unknown> {
    return { ...this.provider.untouched, stored: 'nothing', ...NOTHING_LEFT };
  }

  #keepAsTemplate(): string {
    if (this.#hasRun) throw new Error('crash bench: the first reset comes before the first run');
    const template = join(mkdtempSync(join(tmpdir(), 'unleak-crash-')), 'home');
    cpSync(this.scene.home.folder, template, { recursive: true });
    return template;
  }

  async #storeEntry(): Promise<{ currentVersion?: string; pendingRotationId?: string } | undefined> {
    const list = await this.look(['secret', 'list', '--json', '--store', this.scene.store.name]);
    const entries = JSON.parse(list.stdout) as { path: string; currentVersion?: string; pendingRotationId?: string }[];
    return entries.find((entry) => entry.path === this.scene.path);
  }

  async #leftovers(): Promise<Record<string, unknown>> {
    const { home, repository } = this.scene;
    const sealedSecrets = askState(home.folder, 'select * from sealed').length;
    const open = `select id from rotation where state not in ('done', 'aborted')`;
    const openRotations = askState(home.folder, open).length;
    const folders = [repository, join(home.folder, 'data'), join(home.folder, 'config'), join(home.folder, 'state')];
    const temporaryFiles = folders
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      .filter((name) => /(^|\/)\.unleak-|\.tmp/.test(name));
    const pending = (await this.#storeEntry())?.pendingRotationId ?? 'nothing';
    const trail = (await this.look(['rotations', 'verify'])).code === 0 ? 'unbroken' : 'broken';
    return { sealedSecrets, openRotations, temporaryFiles, pending, trail };
  }
}

const NOTHING_LEFT = { sealedSecrets: 0, openRotations: 0, temporaryFiles: [], pending: 'nothing', trail: 'unbroken' };
