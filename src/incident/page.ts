/** The dossier as a page that a person reads: while the clock runs, and in the post-mortem. Pure. */
import type { Location } from '../core/finding.js';
import { line, said, type Block, type Line, type Page, type Section } from '../core/page.js';
import { approvalOf } from './incident.js';
import { durationText, introductionsOf, momentText } from './exposure.js';
import { deathOf, inShort } from './in-short.js';
import type { Dossier, RotationRecord } from './dossier.js';
import { consumerName, openEndsOf, owedOf } from './owed.js';
import { attributesText, timeLineOf } from './time-line.js';

/** What is known of a place beyond the record: whether the value still stands there. */
export type PlaceState = 'holds' | 'gone' | 'unreadable';

export interface PageOptions {
  readonly version: string;
  readonly stateOf: (place: Location) => PlaceState | undefined;
  /** The page for a post-mortem has the whole time line. */
  readonly isReport: boolean;
}

/** More places than this are counted. */
const MAX_PLACES = 100;

export function pageOf(dossier: Dossier, options: PageOptions): Page {
  const { incident, now } = dossier;
  const owed = owedOf(dossier);
  const isWhole = dossier.check.broken.length + dossier.check.incomplete.length === 0;
  const sections: readonly (Section | undefined)[] = [
    inShort(dossier, owed.length),
    owed.length === 0
      ? undefined
      : { title: 'Owed', isBad: true, blocks: [{ kind: 'list', items: owed.map(({ text }) => text) }] },
    whatSection(dossier),
    exposureSection(dossier),
    placesSection(dossier, options),
    planSection(dossier),
    ...dossier.rotations.map(rotationSection),
    {
      title: 'Open ends',
      blocks: [{ kind: 'list', items: [...stillThere(dossier, options), ...openEndsOf(dossier)] }],
    },
    options.isReport ? timeLineSection(dossier) : undefined,
  ];
  return {
    title: titleOf(dossier),
    isBad: owed.length > 0,
    sections: sections.filter((section) => section !== undefined),
    foot: line`unleak ${options.version}, ${momentText(now)}; incident ${incident.id}; trail: ${dossier.check.entries} entries, ${isWhole ? 'unbroken' : 'BROKEN'}, head ${dossier.check.head}`,
  };
}

/** Where it stands it is found again, by scans and by strangers; dead it harms nobody. */
function stillThere({ places }: Dossier, { stateOf }: PageOptions): readonly Line[] {
  const number = places.filter((place) => stateOf(place) === 'holds').length;
  return number === 0 ? [] : [line`the value still stands in ${number} of the places above`];
}

function titleOf({ incident, isDead }: Dossier): Line {
  const { provider, kind } = incident.about;
  const end = incident.state === 'closed' ? 'closed' : isDead ? 'dead, not closed yet' : 'OPEN';
  return [...line`Incident ${incident.id}: leaked ${`${provider} ${kind}`}: `, end];
}

function whatSection({ incident, isDead, validity }: Dossier): Section {
  const { about } = incident;
  const live = { active: 'LIVE', inactive: 'dead', unknown: 'not known' }[validity.state];
  const rows: [string, Line][] = [
    ['What', line`${about.provider} ${about.kind} (${about.ruleId}), severity ${about.severity}`],
    ['Fingerprint', [said(incident.fingerprint)]],
  ];
  if (about.checksum !== 'none') rows.push(['Checksum', [about.checksum]]);
  rows.push([
    'Live',
    isDead
      ? ['dead: its provider refuses it']
      : [live, ...line`: ${validity.detail}, asked ${momentText(validity.checkedAt)}`],
  ]);
  if (about.companions.length > 0) rows.push(['With', companionsText(about.companions)]);
  for (const [name, value] of Object.entries(about.facts)) {
    const known = FACTS[name];
    rows.push(known === undefined ? ['Told', line`${name} ${value}`] : [known, [said(value)]]);
  }
  for (const right of about.tooMuch) rows.push(['Too much', [said(right)]]);
  rows.push(['Opened', line`${momentText(incident.openedAt)} by ${incident.openedBy}`]);
  if (incident.closedAt !== undefined) {
    rows.push(['Closed', line`${momentText(incident.closedAt)} by ${incident.closing?.by ?? ''}`]);
  }
  return { title: 'The credential', isBad: !isDead, blocks: [{ kind: 'facts', rows }] };
}

function companionsText(companions: Dossier['incident']['about']['companions']): Line {
  return companions.flatMap(({ name, value }, index) => [...(index === 0 ? [] : [', ']), ...line`${name} ${value}`]);
}

const FACTS: Readonly<Record<string, string>> = {
  owner: 'Whose',
  scopes: 'What it may do',
  lastUsed: 'Last used',
  keyId: 'Id',
  expires: 'Ends',
};

function exposureSection(dossier: Dossier): Section {
  const { places, firstSeenAt, now } = dossier;
  const introductions = introductionsOf(places);
  const [first] = introductions;
  const diedAt = deathOf(dossier);
  const rows: [string, Line][] = [];
  if (first === undefined) rows.push(['Since', ['no dated commit is known to hold it']]);
  else {
    const until = diedAt === undefined ? Date.parse(now) : Date.parse(diedAt);
    const span = durationText(Date.parse(first.date), until);
    rows.push([
      'Since',
      [...line`${momentText(first.date)}, for ${span}`, diedAt === undefined ? ' and still' : ' until it was dead'],
    ]);
  }
  for (const { author, commit, date, path } of introductions.slice(0, MAX_PLACES)) {
    const what = line`${author ?? 'an unknown author'}, commit ${commit?.slice(0, 12) ?? 'unknown'}, ${momentText(date)}`;
    rows.push(['Committed by', path === undefined ? what : [...what, ...line`, ${path}`]]);
  }
  if (firstSeenAt !== undefined) rows.push(['First recorded', line`${momentText(firstSeenAt)}`]);
  if (diedAt !== undefined) rows.push(['Dead since', line`${momentText(diedAt)}`]);
  return { title: 'Exposure', blocks: [{ kind: 'facts', rows }] };
}

const NOW: Readonly<Record<PlaceState, string>> = {
  holds: 'still holds it',
  gone: 'no longer holds it',
  unreadable: 'can not be read again',
};

function placesSection({ places, swept }: Dossier, { stateOf }: PageOptions): Section {
  const items = places.slice(0, MAX_PLACES).map((place): Line => {
    const state = stateOf(place);
    return state === undefined ? placeText(place) : [...placeText(place), `: ${NOW[state]}`];
  });
  if (places.length === 0) items.push(['no scan has recorded a place']);
  if (places.length > MAX_PLACES) items.push([`and ${String(places.length - MAX_PLACES)} more`]);
  const sweeps = swept.map(({ list, target, places: number }) => line`sweep ${list}: ${target}: ${number} places`);
  return { title: 'Where it stands', blocks: [{ kind: 'list', items: [...items, ...sweeps] }] };
}

function placeText(place: Location): Line {
  const { repository, path, object, source, startLine, commit, refs = [], inHead, place: keeper } = place;
  const name = `${path ?? object ?? source}:${String(startLine)}`;
  return [
    said(name),
    ...(repository === undefined || path?.startsWith(repository) === true ? [] : line` in ${repository}`),
    ...(commit === undefined ? [] : line`, commit ${commit.slice(0, 12)}`),
    ...(refs.length === 0 ? [] : line`, reached by ${refs.join(' ')}`),
    ...(inHead === false ? [', not in HEAD'] : []),
    ...(keeper === undefined ? [] : line`, kept by ${keeper}`),
  ];
}

function planSection({ incident }: Dossier): Section | undefined {
  const { plan } = incident;
  if (plan === undefined) return undefined;
  const approval = approvalOf(incident);
  const rows: [string, Line][] = [
    ['Plan', line`${plan.hash} of ${momentText(plan.madeAt)}, order ${plan.order}`],
    ['Credential', line`${plan.credential} at ${plan.rotator} (${plan.provider}), kept in ${plan.store}`],
  ];
  if (plan.emergency !== undefined) {
    rows.push(['Emergency', line`${plan.emergency.reason} (${plan.emergency.by}): the leaked one dies first`]);
  }
  rows.push([
    'Approval',
    approval === undefined
      ? line`none yet: unleak incident approve ${incident.id} --by NAME`
      : line`${approval.by}, ${momentText(approval.at)} (recorded by ${approval.recordedBy})`,
  ]);
  const steps = plan.steps.map((step): Line => [said(step)]);
  const notes = plan.notes.map((note) => line`note: ${note}`);
  const blocks: Block[] = [
    { kind: 'facts', rows },
    { kind: 'list', items: steps, isOrdered: true },
    ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as const]),
  ];
  return { title: 'Plan', isBad: approval === undefined, blocks };
}

function rotationSection({ rotation, history }: RotationRecord): Section {
  const { id, plan, state } = rotation;
  const issued = history.findLast((entry) => entry.kind === 'result' && entry.state === 'issued');
  const dead = history.findLast((entry) => entry.kind === 'result' && entry.state === 'dead');
  const rows: [string, Line][] = [
    ['State', line`${state} since ${momentText(rotation.updatedAt)}`],
    [
      'Replaces',
      line`${[plan.credentialName, attributesText(plan.attributes)].filter(Boolean).join(': ')} at ${plan.rotator}`,
    ],
  ];
  if (issued !== undefined) rows.push(['By', line`${attributesText(issued.payload['attributes'])}`]);
  rows.push(['Kept in', line`${plan.place.store}:${plan.place.path}`]);
  if (plan.emergency !== undefined) rows.push(['Emergency', line`${plan.emergency.reason} (${plan.emergency.by})`]);
  rows.push([
    'Consumers',
    plan.consumers.length === 0 ? ['none is configured'] : line`${plan.consumers.map(consumerName).join(', ')}`,
  ]);
  rows.push([
    'Proof of death',
    dead === undefined ? ['none yet'] : line`${momentText(dead.at)}: ${plan.rotator} refused the leaked credential`,
  ]);
  if (plan.expiresAt !== undefined) {
    const end = plan.isDueOnly === true ? 'the replacement is to be replaced by then' : 'the replacement ends then';
    rows.push(['Due', [said(momentText(plan.expiresAt)), `: ${end}`]]);
  }
  const title = `Rotation ${id}`;
  return { title, isBad: state !== 'done' && state !== 'aborted', blocks: [{ kind: 'facts', rows }] };
}

function timeLineSection(dossier: Dossier): Section {
  const rows = timeLineOf(dossier).map(({ at, by, text }): Line[] => [
    [said(momentText(at).replace(/ UTC$/, ''))],
    by === undefined ? [] : [said(by)],
    [...text],
  ]);
  return { title: 'Time line (UTC)', blocks: [{ kind: 'table', head: ['when', 'who', 'what'], rows }] };
}
