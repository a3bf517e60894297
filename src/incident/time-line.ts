/** What happened, in order: commits, scans, the incident's own entries on the trail, and what rotations did. Pure. */
import { line, type Line } from '../core/page.js';
import type { RotationState } from '../journal/orders.js';
import type { TrailRow } from '../state/tables.js';
import type { Dossier } from './dossier.js';
import { introductionsOf } from './exposure.js';

export interface Happening {
  readonly at: string;
  /** Who did it, as far as it is known. */
  readonly by?: string;
  readonly text: Line;
}

type Detail = Readonly<Record<string, unknown>>;

export function timeLineOf(dossier: Dossier): readonly Happening[] {
  const { firstSeenAt, places, trail } = dossier;
  const happenings: Happening[] = [
    ...introductionsOf(places).map(({ date, author, commit, path }): Happening => {
      const at = new Date(date).toISOString();
      const where = path === undefined ? [] : line` at ${path}`;
      const what = commit === undefined ? ['it was written'] : line`commit ${commit.slice(0, 12)} holds it`;
      return { at, ...(author === undefined ? {} : { by: author }), text: [...what, ...where] };
    }),
    ...(firstSeenAt === undefined ? [] : [{ at: firstSeenAt, text: ['unleak first recorded it'] }]),
    ...trail.flatMap((row) => happeningOf(row)),
  ];
  return happenings.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function happeningOf(row: TrailRow): readonly Happening[] {
  const detail = JSON.parse(row.detail) as Detail;
  const text = row.action.startsWith('rotation ') ? rotationText(row, detail) : incidentText(row.action, detail);
  return text === undefined ? [] : [{ at: row.at, by: row.actor, text }];
}

function incidentText(action: string, detail: Detail): Line {
  const word = (name: string): string => wordIn(detail, name);
  switch (action) {
    case 'incident open':
      return line`the incident ${word('incident')} was opened: ${word('validity')} (${word('said')})`;
    case 'incident look':
      return line`it was looked at again: ${word('validity')} (${word('said')})`;
    case 'incident plan':
      return [
        ...line`plan ${word('plan')} was made, order ${word('order')}`,
        ...(detail['leaked'] === 'accepted' ? ['; the provider accepts the leaked value'] : []),
      ];
    case 'incident approve':
      return line`${word('by')} approved plan ${word('plan')}`;
    case 'incident rotate':
      return line`rotation ${word('rotation')} was begun under the approval of ${word('by')}`;
    case 'incident report':
      return line`a report was written, ${word('format')}`;
    case 'incident close':
      return detail['revokedBy'] === undefined
        ? ['the incident was closed']
        : line`the incident was closed on the word of ${word('revokedBy')}: ${word('reason')}`;
    default:
      return line`${action}`;
  }
}

/** What each state means when it is reached. What is only intended says nothing by itself: its result follows. */
const REACHED: Readonly<Partial<Record<RotationState, string>>> = {
  planned: 'a rotation was planned',
  prepared: 'the new secret was made and sealed',
  issued: 'the replacement exists at the provider',
  staged: 'the replacement is in the store, pending',
  verified: 'the replacement was used and works',
  promoted: 'the replacement is current in the store',
  updated: 'the consumers were told',
  grace: 'the consumers have their time',
  disabled: 'the leaked credential was stopped',
  dead: 'PROOF: the provider refuses the leaked credential',
  done: 'the rotation is done',
  'awaiting-human': 'the rotation waits for a person',
  conflict: 'the rotation met a conflict',
  aborted: 'the rotation was taken back: the old credential is as it was',
};

function rotationText(row: TrailRow, detail: Detail): Line | undefined {
  const [, kind = '', state = ''] = row.action.split(' ');
  const id = row.rotationId ?? '';
  if (kind === 'note') return noteText(id, detail);
  if (typeof detail['emergency'] === 'string' && kind === 'intent') {
    return line`EMERGENCY declared by ${wordIn(detail, 'by')}: ${detail['emergency']} (${id})`;
  }
  const why = wordIn(detail, 'detail');
  const isGivenUp = state === 'aborted' && why !== '';
  const reached = isGivenUp ? 'the rotation was given up' : REACHED[state as RotationState];
  if (kind === 'intent') return state === 'grace' && reached !== undefined ? [reached, ...line` (${id})`] : undefined;
  if (reached === undefined || detail['resumed'] === true) return line`rotation ${id} goes on in ${state}`;
  const more = why === '' ? [] : line`: ${why}`;
  return [reached, ...subjectText(state, detail), ...more, ...line` (${id})`];
}

/** What the entry says of the old and the new one, where that is its point. */
function subjectText(state: string, detail: Detail): Line {
  const { old, new: made, store } = detail;
  if (state === 'planned') return line` for ${wordIn(detail, 'credential')} of ${wordIn(detail, 'provider')}`;
  if (state === 'dead' || state === 'disabled') return attributesLine(old);
  if (state === 'issued') return attributesLine(made);
  return state === 'promoted' && typeof store === 'string' ? line`: ${store}` : [];
}

function attributesLine(attributes: unknown): Line {
  const text = attributesText(attributes);
  return text === '' ? [] : line`: ${text}`;
}

function noteText(id: string, detail: Detail): Line | undefined {
  const word = (name: string): string => wordIn(detail, name);
  if (word('consumer') !== '') {
    return detail['updated'] === true ? line`${word('consumer')} has the new value (${id})` : undefined;
  }
  if (word('waiting') !== '') return line`rotation ${id} waits: ${word('waiting')}`;
  if (word('stopped') !== '') return line`rotation ${id} stopped: ${word('stopped')}`;
  if (word('putOver') !== '') {
    return line`somebody let the replacement take the place of version ${word('putOver')} (${id})`;
  }
  if (detail['consumersUpdated'] === true) return line`somebody said that everyone has the new value (${id})`;
  if (word('oldCredential') !== '')
    return line`the provider about the leaked credential: ${word('oldCredential')} (${id})`;
  if (word('lastUse') !== '') return line`last use of the leaked credential: ${word('lastUse')} (${id})`;
  if (detail['abortRequested'] === true || detail['rollbackRequested'] === true) {
    return line`somebody asked to take rotation ${id} back`;
  }
  return undefined;
}

export function attributesText(attributes: unknown): string {
  if (typeof attributes !== 'object' || attributes === null) return '';
  return Object.entries(attributes)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

function wordIn(detail: Detail, name: string): string {
  const value = detail[name];
  return typeof value === 'string' ? value : '';
}
