/** `scan --validate`: when providers may be asked, what is known from before, and what is remembered of their answers. */
import { loadUserConfig } from '../../config/load.js';
import { AppError } from '../../core/errors.js';
import type { Finding } from '../../core/finding.js';
import { pathsFor } from '../../platform/paths.js';
import type { KnownValidity } from '../../state/validity.js';
import type { Io } from './io.js';
import type { Progress } from './progress.js';
import { openDesk } from './validate-desk.js';
import { validateFindings } from './validate-findings.js';

export interface ValidateFlags {
  readonly validate?: boolean;
  readonly validateAgain?: boolean;
  /** Milliseconds. */
  readonly validateTimeout: number;
  readonly config?: string;
  readonly state: boolean;
  readonly staged?: boolean;
  readonly follow?: string;
}

export interface Validating {
  /** The findings with what providers say of them. */
  readonly validate: (findings: readonly Finding[]) => Promise<readonly Finding[]>;
  /** To be called when the findings are recorded. */
  readonly remember: () => Promise<void>;
}

const GOOD_FOR_MS = 3_600_000;

/** Undefined where nobody wants it. Fails with `usage` in a git hook and for what has no end. */
export async function openValidation(
  flags: ValidateFlags,
  progress: Progress,
  io: Io,
): Promise<Validating | undefined> {
  if (flags.validate !== true) {
    if (flags.validateAgain !== true) return undefined;
    throw new AppError('usage', 'scan: --validate-again: expected --validate beside it');
  }
  refuseInHook(flags, io.env);
  if (flags.follow !== undefined) {
    throw new AppError('usage', 'scan: --validate: expected what has an end: got --follow');
  }
  const config = await loadUserConfig({ env: io.env, cwd: io.cwd, configPath: flags.config });
  const ask = await openDesk(io, config);
  const { clock, signal } = io;
  let fresh: ReadonlyMap<string, KnownValidity> = new Map();
  return {
    validate: async (findings) => {
      const known = flags.state && flags.validateAgain !== true ? await knownTo(findings, io) : new Map();
      const onProgress = (state: Parameters<Progress['update']>[0]): void => void progress.update(state);
      const parts = { ask, known, timeoutMs: flags.validateTimeout, clock, signal, onProgress };
      const validated = await validateFindings(findings, parts);
      fresh = validated.fresh;
      return validated.findings;
    },
    remember: async () => {
      if (flags.state && fresh.size > 0) await remember(fresh, io);
    },
  };
}

/** A push must not wait for servers, nor show them what a commit holds. */
function refuseInHook({ staged }: ValidateFlags, env: NodeJS.ProcessEnv): void {
  const isHook = ['GIT_INDEX_FILE', 'GIT_QUARANTINE_PATH', 'PRE_COMMIT'].some((name) => env[name] !== undefined);
  if (!isHook && staged !== true) return;
  throw new AppError('usage', `scan: --validate: expected no ${isHook ? 'git hook' : '--staged'}: a hook asks nobody`, {
    hint: 'run unleak scan --validate by hand, or nightly',
  });
}

async function knownTo(findings: readonly Finding[], io: Io): Promise<ReadonlyMap<string, KnownValidity>> {
  const { openState } = await import('../../state/database.js');
  const { knownValidities } = await import('../../state/validity.js');
  const state = await openState(pathsFor(io.env).state);
  try {
    const all = await knownValidities(
      state,
      findings.map(({ fingerprint }) => fingerprint),
    );
    const now = io.clock.now().getTime();
    const isYoung = ({ checkedAt }: KnownValidity): boolean => {
      const age = now - Date.parse(checkedAt);
      return age >= 0 && age < GOOD_FOR_MS;
    };
    return new Map([...all].filter(([, one]) => isYoung(one)));
  } finally {
    await state.close();
  }
}

export async function remember(fresh: ReadonlyMap<string, KnownValidity>, io: Io): Promise<void> {
  const { openState } = await import('../../state/database.js');
  const { recordValidities } = await import('../../state/validity.js');
  const state = await openState(pathsFor(io.env).state);
  try {
    await recordValidities(state, fresh);
  } finally {
    await state.close();
  }
}
