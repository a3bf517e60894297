// Random changes of rules, and of a repository in which several rules want the same places.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Detector, Rule } from '../../src/detectors/detector.js';
import type { GitFixture } from './git-fixtures.js';

/** Ours and those of the user. */
export interface Rules {
  readonly builtIn: readonly Detector[];
  readonly custom: readonly Rule[];
}

export const BODIES = ['q7Zp2Lw9Xk4Rt8Vb3Nc6', 'Hn3Tq8Wz5Ld1Gs6Y0Bv9', 'f81d4c02b7e9a35c60d9', 'Ye5Ua1Io8Sw3Zt6Nq2Mx'];
const number = fc.nat(9);
const body = fc.constantFrom(...BODIES);
/** Lines that several rules want, alone or as half of a pair, in clear or encoded. */
const line = fc.tuple(fc.nat(11), body, number).map(([kind, one, n]) => {
  const acme = ['acme', 'live', one].join('_');
  const github = ['gh', 'p_', one, one, 'Ab1c2D'].join('').slice(0, 40);
  const awsId = ['AK', 'IA', one.toUpperCase().replaceAll(/[^A-Z2-7]/g, 'Q'), 'QRSTUVWX'].join('').slice(0, 20);
  const awsSecret = [one, one].join('').slice(0, 40);
  switch (kind) {
    case 0:
      return `ACME_KEY=${acme}`;
    case 1:
      return `API_TOKEN=${acme}`;
    case 2:
      return `password: "${one}"`;
    case 3:
      return `${['postgres', '://app:'].join('')}${one}@h${String(n)}.internal:5432/o`;
    case 4:
      return `GITHUB_TOKEN=${github}`;
    case 5:
      return `aws_access_key_id=${awsId}\naws_secret_access_key=${awsSecret}`;
    case 6:
      return `aws_access_key_id=${awsId}`;
    case 7:
      return `data: ${Buffer.from(`ACME_KEY=${acme}\npassword=${one}\n`).toString('base64')}`;
    case 8:
      return `AIRTABLE_KEY=${one.slice(0, 17)}\nprobablyacme ${one}`;
    case 9:
      return `SECRET=${one} ${acme} ${github}`;
    default:
      return `text ${String(n)}`;
  }
});
/** Some of them. */
export const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`);

export interface World {
  readonly repository: GitFixture;
  rules: Rules;
}
export interface Step {
  readonly name: string;
  readonly run: (world: World) => void;
}

const PATTERNS: readonly Partial<Rule>[] = [
  { keywords: ['acme_live_'], pattern: String.raw`(?<secret>acme_live_[A-Za-z0-9]{20})` },
  { keywords: ['acme_live_'], pattern: String.raw`(?<secret>acme_live_[A-Za-z0-9]{8})`, boundary: 'none' },
  { keywords: ['acme'], pattern: String.raw`acme[ _](?:live_)?(?<secret>[A-Za-z0-9]{20})`, specificity: 95 },
  { keywords: ['password'], pattern: String.raw`password[=: "]+(?<secret>[A-Za-z0-9]{12,40})`, severity: 'low' },
  // Takes what looks like a token of another, whose checksum does not hold.
  { keywords: ['_token='], pattern: String.raw`_TOKEN=(?<secret>[A-Za-z0-9_]{16,60})`, specificity: 20 },
  // Has the keyword of a rule that wants it as a word of its own.
  { keywords: ['airtable'], pattern: String.raw`AIRTABLE_[A-Z]+=(?<secret>[A-Za-z0-9]{17})` },
  // Says less than others of the same value, and gives them what it knows.
  {
    keywords: ['acme_live_'],
    pattern: String.raw`(?<label>[A-Z]+)_[A-Z]+=acme_live_(?<secret>[A-Za-z0-9]{20})`,
    specificity: 10,
  },
  { keywords: ['matches-nothing'], pattern: String.raw`matches-nothing (?<secret>[a-z]{20})` },
];

export function customRule(slot: number, choice: number): Rule {
  return {
    id: `custom-${String(slot)}`,
    kind: 'key',
    severity: 'high',
    boundary: 'alphanumeric',
    specificity: 45,
    keywords: [],
    pattern: '',
    ...PATTERNS[choice],
  };
}

const setCustom = fc.tuple(fc.nat(2), fc.nat(PATTERNS.length - 1)).map(([slot, choice]): Step => ({
  name: `custom rule ${String(slot)} is ${String(choice)}`,
  run: (world) => {
    const rule = customRule(slot, choice);
    const others = world.rules.custom.filter(({ id }) => id !== rule.id);
    world.rules = { ...world.rules, custom: [...others, rule] };
  },
}));
const removeCustom = fc.nat(2).map((slot): Step => ({
  name: `custom rule ${String(slot)} is gone`,
  run: (world) => {
    const custom = world.rules.custom.filter(({ id }) => id !== `custom-${String(slot)}`);
    world.rules = { ...world.rules, custom };
  },
}));
const commit = fc.tuple(number, text, fc.boolean()).map(([n, content, isPacked]): Step => ({
  name: `commit f${String(n)}`,
  run: ({ repository }) => {
    repository.commitFile(`d${String(n % 3)}/f${String(n)}`, content);
    if (isPacked) repository.git('repack', '-q', '-d');
  },
}));
const repack: fc.Arbitrary<Step> = fc.constant({
  name: 'repack all',
  run: ({ repository }: World) => {
    repository.repack('-f');
  },
});
const archive = fc.tuple(number, text).map(([n, content]): Step => ({
  name: `archive ${String(n)}`,
  run: ({ repository }) => void repository.commitFile(`a${String(n)}.gz`, gzipSync(content)),
}));
/** One change of the rules or of the repository. @param ours the rules that are ours, as they were at first */
export function steps(ours: () => readonly Detector[]): fc.Arbitrary<Step> {
  const changeOurs = fc.tuple(fc.nat(999), fc.nat(5)).map(([which, how]): Step => ({
    name: `rule ${String(which)} of ours changes in way ${String(how)}`,
    run: (world) => {
      const builtIn = how === 5 ? ours() : changed(world.rules.builtIn, which, how);
      world.rules = { ...world.rules, builtIn };
    },
  }));
  return fc.oneof(
    { weight: 4, arbitrary: setCustom },
    { weight: 2, arbitrary: removeCustom },
    { weight: 3, arbitrary: changeOurs },
    { weight: 2, arbitrary: commit },
    { weight: 1, arbitrary: repack },
    { weight: 1, arbitrary: archive },
  );
}

/** Those that the lines are about are changed most. */
const NAMED = /^(?:generic-(?:secret|password)-assignment|github-personal|aws-(?:access|secret)|airtable-pat|postgres)/;

function changed(list: readonly Detector[], which: number, how: number): readonly Detector[] {
  const ids = list.flatMap(({ rules }) => rules.map(({ id }) => id)).filter((id) => NAMED.test(id));
  const id = ids[which % Math.max(1, ids.length)];
  const change = (rule: Rule): readonly Rule[] => {
    if (rule.id !== id) return [rule];
    const { pairWith: _pair, checksum: _checksum, ...rest } = rule;
    switch (how) {
      case 0:
        return [];
      case 1:
        return [{ ...rule, severity: rule.severity === 'low' ? 'high' : 'low' }];
      case 2:
        return [{ ...rule, specificity: 100 - (rule.specificity ?? 50) }];
      case 3:
        return [{ ...rest, ...(rule.checksum === undefined ? {} : { checksum: rule.checksum }) }];
      default:
        return [{ ...rest, ...(rule.pairWith === undefined ? {} : { pairWith: rule.pairWith }) }];
    }
  };
  return list.map((detector) => ({ ...detector, rules: detector.rules.flatMap(change) }));
}
