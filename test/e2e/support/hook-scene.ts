import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CommandResult, Home } from './command.js';

export interface GitResult {
  readonly code: number;
  readonly output: string;
}

/** A bare remote and a working clone with one pushed commit, both by the real git; the hooks are ours. */
export class HookScene {
  readonly home = new Home();
  readonly remote: string;
  readonly clone: string;
  /** Where `git` runs: the clone, until a test goes elsewhere. */
  cwd: string;
  #minutes = 0;

  constructor() {
    this.remote = join(this.home.work, 'remote.git');
    this.clone = join(this.home.work, 'clone');
    this.cwd = this.home.work;
    this.git('init', '-q', '--bare', '-b', 'main', this.remote);
    this.git('clone', '-q', this.remote, this.clone);
    this.cwd = this.clone;
    this.git('switch', '-q', '-c', 'main');
    this.commitFile('README', 'hello\n');
    this.git('push', '-q', 'origin', 'main');
  }

  static async withHooks(...flags: string[]): Promise<HookScene> {
    const scene = new HookScene();
    const { code, stderr } = await scene.unleak('hook', 'install', ...flags);
    if (code !== 0) throw new Error(`hook install ended with ${String(code)}: ${stderr}`);
    return scene;
  }

  get env(): Record<string, string> {
    const date = `${String(1_577_836_800 + this.#minutes * 60)} +0000`;
    return {
      ...this.home.env,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'Ada Example',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_COMMITTER_NAME: 'Ada Example',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_EDITOR: 'true',
    };
  }

  /** Runs git and expects it to succeed. */
  git(...args: string[]): string {
    const { code, output } = this.try(...args);
    if (code !== 0) throw new Error(`git ${args.join(' ')} ended with ${String(code)}: ${output}`);
    return output.trimEnd();
  }

  try(...args: string[]): GitResult {
    return this.tryWith({}, ...args);
  }

  tryWith(options: { readonly env?: Record<string, string>; readonly input?: string }, ...args: string[]): GitResult {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.cwd,
      env: { ...this.env, ...options.env },
      encoding: 'utf8',
      input: options.input ?? '',
      timeout: 60_000,
    });
    return { code: status ?? -1, output: `${stdout}${stderr}` };
  }

  unleak(...argv: string[]): Promise<CommandResult> {
    return this.home.run(argv, { cwd: this.cwd, env: this.env });
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.cwd, path)), { recursive: true });
    writeFileSync(join(this.cwd, path), content);
  }

  read(path: string): string | undefined {
    const file = join(this.cwd, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  /** Commits everything past the hook; returns the id. */
  commit(message: string, ...options: string[]): string {
    this.#minutes += 1;
    this.git('add', '-A');
    this.git('commit', '-q', '--no-verify', '--allow-empty', '-m', message, ...options);
    return this.git('rev-parse', 'HEAD');
  }

  commitFile(path: string, content: string, message = `change ${path}`): string {
    this.write(path, content);
    return this.commit(message);
  }

  /** What the remote has, or undefined. */
  remoteRef(name: string): string | undefined {
    const { code, output } = this.try('--git-dir', this.remote, 'rev-parse', '--verify', '-q', name);
    return code === 0 ? output.trimEnd() : undefined;
  }

  remove(): void {
    this.home.remove();
  }
}
