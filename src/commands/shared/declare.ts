import type { Command } from 'commander';
import type { ExitCode } from '../../core/exit-codes.js';
import type { Io } from './io.js';

/** What a command's action calls: runs the work with the process' `Io` and keeps its exit code. */
export type Run = (work: (io: Io) => Promise<ExitCode>) => Promise<void>;

/** Adds one command to the program. Loaded at every start, so the work itself is behind a dynamic import. */
export type Declare = (program: Command, run: Run) => void;
