import { csvReporter } from './csv.js';
import { githubReporter } from './github.js';
import { gitlabReporter } from './gitlab.js';
import { htmlReporter } from './html.js';
import { jsonReporter } from './json.js';
import { jsonlReporter } from './jsonl.js';
import { junitReporter } from './junit.js';
import { markdownReporter } from './markdown.js';
import type { Reporter } from './reporter.js';
import { sarifReporter } from './sarif.js';
import { textReporter } from './text.js';

/** By the name that `--format` takes. */
export const reporters = {
  text: textReporter,
  json: jsonReporter,
  jsonl: jsonlReporter,
  sarif: sarifReporter,
  junit: junitReporter,
  csv: csvReporter,
  gitlab: gitlabReporter,
  github: githubReporter,
  markdown: markdownReporter,
  html: htmlReporter,
} as const satisfies Record<string, Reporter>;

export type Format = keyof typeof reporters;
