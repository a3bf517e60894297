import { jsonReporter } from './json.js';
import type { Reporter } from './reporter.js';
import { textReporter } from './text.js';

/** By the name that `--format` takes. */
export const reporters = { text: textReporter, json: jsonReporter } as const satisfies Record<string, Reporter>;
