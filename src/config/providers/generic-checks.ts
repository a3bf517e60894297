/** What no single field of a generic rotator's entry can tell: each mistake names the step that it is in. */
import { placesIn, textsIn } from '../../core/template.js';
import type { AskedInput, Find, GenericEntry, PatternInput, Step, Tell } from './generic-steps.js';
import { checkRequest } from './generic-requests.js';

const STEPS = ['identify', 'issue', 'verify', 'confirm', 'disable', 'enable', 'delete', 'find', 'withdraw'] as const;
type StepName = (typeof STEPS)[number];

const ALWAYS = ['admin', 'rotation', 'mark', 'expires', 'ttl', 'attributes.'];
/** What may be filled in where; a name with a dot at its end stands for all below it. */
const PLACES: Readonly<Record<StepName, readonly string[]>> = {
  identify: [...ALWAYS, 'old.'],
  issue: [...ALWAYS, 'old.', 'new.'],
  verify: [...ALWAYS, 'new.'],
  confirm: [...ALWAYS, 'old.'],
  disable: [...ALWAYS, 'old.'],
  enable: [...ALWAYS, 'old.'],
  delete: [...ALWAYS, 'old.'],
  find: [...ALWAYS, 'old.', 'new.'],
  withdraw: [...ALWAYS, 'new.'],
};
const TAKES: readonly StepName[] = ['identify', 'issue', 'find'];

export function checkEntry(
  entry: GenericEntry,
  ctx: { addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void },
): void {
  const tell: Tell = (path, message) => ctx.addIssue({ code: 'custom', path: [...path], message });
  for (const name of STEPS) {
    const step = entry[name];
    if (step === undefined) continue;
    checkRequest(name, step, entry, tell);
    checkPatterns(name, step, tell);
    checkPlaces(name, step, entry, tell);
    if ('take' in step) checkTake(name, step.take, tell);
  }
  checkSecret(entry, tell);
  checkOrder(entry, tell);
  if (entry.find !== undefined) checkFind(entry.find, entry, tell);
}

function checkPatterns(name: StepName, step: Step | Find | GenericEntry['confirm'], tell: Tell): void {
  const patterns: [readonly (string | number)[], PatternInput][] =
    'accepted' in step
      ? [
          [[name, 'accepted'], step.accepted],
          [[name, 'rejected'], step.rejected],
        ]
      : [[[name, 'expect'], step.expect]];
  if ('absent' in step && step.absent !== undefined) patterns.push([[name, 'absent'], step.absent]);
  if ('refused' in step) step.refused.forEach(({ when }, at) => patterns.push([[name, 'refused', at, 'when'], when]));
  for (const [path, pattern] of patterns) checkPattern(path, pattern, step, tell);
  if (!('accepted' in step)) return;
  if (JSON.stringify(step.accepted) === JSON.stringify(step.rejected)) {
    tell([name, 'rejected'], 'expected an answer that is not also accepted');
  }
  if (step.rejected.status?.includes(403) === true && step.rejected.json === undefined) {
    tell([name, 'rejected'], 'a bare 403 may be about a right or an address: expected what its json says, too');
  }
}

function checkPattern(path: readonly (string | number)[], pattern: PatternInput, step: AskedInput, tell: Tell): void {
  const isHttp = step.http !== undefined;
  if (isHttp && pattern.exit !== undefined) tell([...path, 'exit'], 'a request has a status, not an exit code');
  if (!isHttp && pattern.status !== undefined) tell([...path, 'status'], 'a command has an exit code, not a status');
  if (isHttp && pattern.status === undefined) tell(path, 'expected status: [ … ]');
  const isVague = !isHttp && pattern.exit === undefined && pattern.json === undefined;
  if (isVague && path[1] !== 'expect') tell(path, 'expected exit: [ … ] or json');
}

function checkPlaces(name: StepName, step: AskedInput, entry: GenericEntry, tell: Tell): void {
  const allowed = PLACES[name];
  for (const place of new Set(textsIn(step).flatMap((text) => placesIn(text)))) {
    const isKnown = allowed.some((one) => (one.endsWith('.') ? place.startsWith(one) : place === one));
    if (!isKnown) tell([name], `{{ ${place} }} is not known in this step; ${allowed.join(', ')} are`);
    if (place === 'attributes.secret') tell([name], 'a secret is old.secret or new.secret');
    if (place === 'admin' && entry.admin === undefined) tell([name], '{{ admin }} without admin: in this provider');
    if (place.startsWith('new.') && !isMade(name, place.slice('new.'.length), entry)) {
      tell([name], `{{ ${place} }}: neither issue takes it from its answer nor new.attributes names it`);
    }
  }
}

/** Whether a part of the replacement is known when the step runs. */
function isMade(step: StepName, part: string, entry: GenericEntry): boolean {
  const isOurs = entry['made-by'] === 'us';
  if (part === 'secret') return isOurs || (step !== 'issue' && step !== 'find');
  if (Object.hasOwn(entry.new?.attributes ?? {}, part)) return true;
  return step !== 'issue' && step !== 'find' && Object.hasOwn(entry.issue.take, part);
}

function checkTake(name: StepName, take: Readonly<Record<string, string>>, tell: Tell): void {
  if (!TAKES.includes(name) && Object.keys(take).length > 0) tell([name, 'take'], 'this step has nothing to take');
  if (name !== 'issue' && Object.hasOwn(take, 'secret')) tell([name, 'take', 'secret'], 'only issue brings a secret');
  if (name === 'identify' && Object.keys(take).length === 0) tell([name], 'expected take: { id: … }');
}

function checkSecret(entry: GenericEntry, tell: Tell): void {
  const isTaken = Object.hasOwn(entry.issue.take, 'secret');
  const isOurs = entry['made-by'] === 'us';
  if (isOurs && isTaken) tell(['issue', 'take', 'secret'], 'the secret is made by us: send {{ new.secret }}');
  if (!isOurs && !isTaken) tell(['issue'], 'expected take: { secret: … }, since the server makes it');
  if (!isOurs && entry.new !== undefined) tell(['new'], 'only where made-by is us');
  if (isOurs && !sends(entry.issue, 'new.secret')) tell(['issue'], 'expected {{ new.secret }} somewhere');
  if (!sends(entry.verify, 'new.secret')) tell(['verify'], 'expected {{ new.secret }} somewhere');
  if (!sends(entry.confirm, 'old.secret')) tell(['confirm'], 'expected {{ old.secret }} somewhere');
  for (const [name, text] of Object.entries(entry.new?.attributes ?? {})) {
    const wrong = placesIn(text).find((place) => !/^(?:rotation|mark|attributes\.(?!secret$).+)$/.test(place));
    if (wrong !== undefined) tell(['new', 'attributes', name], `{{ ${wrong} }}: expected rotation, mark, attributes.`);
  }
}

function checkOrder(entry: GenericEntry, tell: Tell): void {
  const isOverlap = entry.disable !== undefined;
  const isInPlace = !isOverlap && entry['made-by'] === 'us';
  if (!isInPlace && sends(entry.issue, 'old.secret')) {
    tell(['issue'], '{{ old.secret }}: in an emergency the leaked credential is dead by then: take admin');
  }
  if (entry['made-by'] === 'server' && sends(entry.withdraw, 'new.secret')) {
    tell(['withdraw'], '{{ new.secret }}: it is lost when an answer is: remove it by the id that issue takes');
  }
  if (isOverlap) return;
  const why = 'without disable, issuing ends the old credential';
  if (entry.delete !== undefined) tell(['delete'], `${why}: nothing is left to delete`);
  if (entry.withdraw !== undefined) tell(['withdraw'], `${why}: enable is what takes it back`);
  if (!isInPlace && entry.enable !== undefined) tell(['enable'], `${why}, and nothing brings it back`);
}

function checkFind(find: Find, entry: GenericEntry, tell: Tell): void {
  if (find.in !== undefined && Object.keys(find.where).length === 0) tell(['find'], 'expected where beside in');
  const places = textsIn(find).flatMap((text) => placesIn(text));
  if (!places.some((place) => place === 'mark' || place === 'rotation' || place.startsWith('new.'))) {
    tell(['find'], 'expected {{ mark }} or {{ rotation }} somewhere, to know what this rotation made');
  }
  const later = ['verify', 'withdraw'] as const;
  const needed = later.flatMap((name) => textsIn(entry[name]).flatMap((text) => placesIn(text)));
  for (const name of Object.keys(entry.issue.take)) {
    const isUsed = name !== 'secret' && needed.includes(`new.${name}`);
    if (isUsed && !Object.hasOwn(find.take, name)) tell(['find', 'take'], `expected ${name}, which a later step needs`);
  }
}

function sends(step: unknown, place: string): boolean {
  return textsIn(step).some((text) => placesIn(text).includes(place));
}
