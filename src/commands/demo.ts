import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { incidentTour } from '../demo/incident-tour.js';
import { tour } from '../demo/tour.js';
import type { Io } from './shared/io.js';

/** Plays the main job, or one incident, with a real PostgreSQL and leaves nothing behind. */
export async function runDemo(
  flags: { readonly postgres: 'installed' | 'embedded' | 'any'; readonly incident?: boolean },
  io: Io,
): Promise<ExitCode> {
  const script = process.argv[1];
  if (script === undefined) throw new AppError('internal', 'demo: starting: the path of the program is not known');
  const play = flags.incident === true ? incidentTour : tour;
  await play({
    env: io.env,
    signal: io.signal,
    prefer: flags.postgres,
    program: [process.execPath, script],
    say: (text) => void io.stdout.write(text),
  });
  return EXIT.ok;
}
