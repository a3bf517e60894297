// Two installations with a state each, which share the provider, the store and the file of the consumer.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { Sealer } from '../../src/sealing/sealer.js';
import { openLocalStore } from '../../src/stores/open.js';
import type { LocalStore } from '../../src/stores/local.js';
import type { Run, Running } from './crash-bench.js';
import type { Misfortune } from './misfortune-scenes.js';
import { NEEDS_ATTENTION } from './misfortunes.js';

const MINUTE = 60_000;

interface Listed {
  readonly id: string;
  readonly state: string;
  /** Why it waits for somebody, or how it ended where that has to be said. */
  readonly detail?: string;
}

export class Machine {
  readonly world: Misfortune;
  readonly env: Readonly<Record<string, string>>;

  private constructor(world: Misfortune, env: Readonly<Record<string, string>>) {
    this.world = world;
    this.env = env;
  }

  /** The one on which the scan ran, and another one that knows what it found. */
  static pair(world: Misfortune): readonly [here: Machine, there: Machine] {
    const { folder } = world.bench.scene.home;
    const other = join(folder, 'other-state');
    cpSync(join(folder, 'state'), other, { recursive: true });
    return [new Machine(world, {}), new Machine(world, { XDG_STATE_HOME: other })];
  }

  start(argv: readonly string[], env: Readonly<Record<string, string>> = {}, input?: string): Running {
    return this.world.bench.start(argv, { ...this.env, ...env }, input);
  }

  run(argv: readonly string[], env: Readonly<Record<string, string>> = {}, input?: string): Promise<Run> {
    return this.start(argv, env, input).ended;
  }

  /** The only rotation that this machine knows. */
  async rotation(): Promise<Listed> {
    const list = await this.world.bench.scene.run(['rotations', 'list', '--json'], this.env);
    return (JSON.parse(list.stdout) as Listed[])[0]!;
  }

  /** What carries the rotation out from here: where a person creates the replacement, with what they bring. */
  async beginning(): Promise<{ readonly argv: readonly string[]; readonly input?: string }> {
    const { bench, person } = this.world;
    if (person === undefined) return { argv: bench.rotate };
    expect(await this.run(bench.rotate)).toMatchObject({ code: NEEDS_ATTENTION });
    const { id } = await this.rotation();
    return { argv: ['rotations', 'resume', id, '--secret-stdin'], input: `${person.create()}\n` };
  }

  /** Carries it out to its end. */
  async finish(): Promise<void> {
    const { argv, input } = await this.beginning();
    const run = await this.run(argv, {}, input);
    expect(run, run.stderr).toMatchObject({ code: 0 });
  }

  /** Begins it and stands still in that state, before anything but the journal is changed; gives how it goes on. */
  async stopIn(state: string): Promise<() => Promise<Run>> {
    const { running, file } = await this.#standIn(state);
    return () => {
      rmSync(file);
      return running.ended;
    };
  }

  /** Begins it and is killed there. */
  async killIn(state: string): Promise<void> {
    const { running, file } = await this.#standIn(state);
    running.kill();
    expect(await running.ended).toMatchObject({ signal: 'SIGKILL' });
    rmSync(file);
  }

  async #standIn(state: string): Promise<{ readonly running: Running; readonly file: string }> {
    const file = join(this.world.bench.scene.home.folder, `stands-still-in-${state}`);
    const { argv, input } = await this.beginning();
    const running = this.start(argv, { UNLEAK_TEST_PAUSE_IN: state, UNLEAK_TEST_PAUSE_FILE: file }, input);
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: MINUTE, interval: 10 });
    return { running, file };
  }
}

/** The store as a person writes to it who knows nothing of rotations. */
export async function storeOf({ bench }: Misfortune): Promise<{ put(value: object): Promise<string>; at: LocalStore }> {
  const { env } = bench.scene.home;
  const at = openLocalStore('local', {}, { env, clock: systemClock, sealer: await Sealer.open({ env }) });
  const put = (value: object): Promise<string> =>
    at.put(bench.scene.path, new SecretValue(JSON.stringify(value)), AbortSignal.timeout(MINUTE));
  return { put, at };
}
