import { z } from 'zod';
import { judgingShape, type CustomRule } from '../../config/judging.js';
import { YamlFile } from '../../config/yaml-file.js';
import { AppError } from '../../core/errors.js';
import { decoders } from '../../decoders/index.js';
import { detectors } from '../../detectors/index.js';
import type { Hit } from '../../engine/hit.js';
import { Scanner } from '../../engine/scanner.js';
import { readUserFile } from '../../platform/replace-file.js';
import { customDetector, understand } from './custom-rules.js';

export interface TestedRules {
  readonly rules: number;
  readonly examples: number;
  /** In words, without the text of an example. */
  readonly failures: readonly string[];
}

/**
 * Runs the examples of a file's rules: each positive one has to be reported by its rule, no negative one may be. Fails with
 * `config` where the file is not understood, and with `not-found` where no rule stands in it.
 */
export async function testRuleFile(path: string): Promise<TestedRules> {
  const yaml = new YamlFile(path, (await readUserFile(path)).toString('utf8'));
  // The file may hold more, which is not looked at here.
  const judging = yaml.parse(z.object(judgingShape));
  if (judging.rules.length === 0) throw new AppError('not-found', `rules: test: ${path}: holds no rules`);
  const { rules, problems } = understand(judging);
  const scanner = new Scanner([...detectors, customDetector(path, rules)], { decoders });
  const usable = new Set(rules.map(({ id }) => id));
  const tested = judging.rules.filter(({ id }) => usable.has(id));
  return {
    rules: judging.rules.length,
    examples: tested.reduce((sum, { examples }) => sum + examples.positive.length + examples.negative.length, 0),
    failures: [...problems, ...tested.flatMap((rule) => [...failuresOf(rule, scanner)])],
  };
}

function* failuresOf({ id, examples }: CustomRule, scanner: Scanner): Iterable<string> {
  if (examples.positive.length === 0) yield `rule ${id}: has no positive example`;
  for (const [index, text] of examples.positive.entries()) {
    const hits = scan(scanner, text);
    if (hits.some(({ ruleId }) => ruleId === id)) continue;
    const others = [...new Set(hits.map(({ ruleId }) => ruleId))].join(', ');
    yield `rule ${id}: positive example ${String(index + 1)}: ${others === '' ? 'nothing is reported' : `reported by ${others}`}`;
  }
  for (const [index, text] of examples.negative.entries()) {
    if (scan(scanner, text).some(({ ruleId }) => ruleId === id)) {
      yield `rule ${id}: negative example ${String(index + 1)}: is reported`;
    }
  }
}

function scan(scanner: Scanner, text: string): readonly Hit[] {
  const bytes = Buffer.from(text, 'utf8');
  return scanner.scan({ bytes, origin: { source: 'stdin' }, startLine: 1, startColumn: 1, encodings: [] });
}
