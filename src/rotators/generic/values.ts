// What stands for the places of a step's texts. Names and ids may come from a file that somebody else wrote: they are
// encoded where they stand in an address, and refused where they could end a line.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { fillTemplate, parseTemplate, placesIn } from '../../core/template.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import type { GenericSettings } from './settings.js';

/** What a step knows. */
export interface Known {
  readonly ctx: RotationContext;
  /** The credential that it is about: mostly the leaked one. */
  readonly old: Credential;
  /** What the service told of it when the rotation was planned. */
  readonly identified: Readonly<Record<string, string>>;
  readonly successor?: Credential | undefined;
  readonly expiresAt?: string | undefined;
}

export type Fill = (place: string) => string;

/** What a plan gives to each of its steps. */
export function knownOf(ctx: RotationContext, plan: SuccessorPlan, successor?: Credential): Known {
  const identified = (plan.snapshot.facts['identified'] ?? {}) as Readonly<Record<string, string>>;
  return { ctx, old: plan.current, identified, successor, expiresAt: plan.expiresAt };
}

export function markOf({ rotationId }: RotationContext): string {
  return `unleak ${rotationId}`;
}

/** Gives what stands for a place; `config` where this credential or configuration has nothing for it. */
export function fillFrom(step: string, known: Known, settings: GenericSettings, now: Date): Fill {
  const { ctx, old, identified, successor, expiresAt } = known;
  const find = (place: string): string | undefined => {
    const [group = '', name = ''] = place.split(/\.(.*)/s);
    switch (group) {
      case 'admin':
        return settings.admin?.reveal();
      case 'rotation':
        return ctx.rotationId;
      case 'mark':
        return markOf(ctx);
      case 'expires':
        return expiresAt;
      case 'ttl':
        return expiresAt === undefined ? undefined : String(secondsUntil(expiresAt, now));
      case 'attributes':
        return own(old.attributes, name);
      case 'old':
        return name === 'secret' ? old.secret.reveal() : (own(identified, name) ?? own(old.attributes, name));
      case 'new':
        return name === 'secret' ? successor?.secret.reveal() : own(successor?.attributes ?? {}, name);
      default:
        return undefined;
    }
  };
  return (place) => {
    const value = find(place);
    if (value !== undefined && value !== '') return value;
    throw new AppError('config', `generic: ${step}: {{ ${place} }}: nothing is known for it`, { hint: hintFor(place) });
  };
}

/** Each place encoded, so that it stays one part of the address. */
export function fillUrl(step: string, url: string, fill: Fill): string {
  const filled = fillTemplate(url, (place) => encodeURIComponent(fill(place)));
  const isClimbing = filled.split(/[/?]/).some((part) => part === '.' || part === '..');
  if (!isClimbing) return filled;
  throw new AppError('config', `generic: ${step}: url: a part of its path is a dot: it would lead elsewhere`);
}

/** For a header or a password: one line. */
export function fillLine(step: string, template: string, fill: Fill): string {
  return fillTemplate(template, (place) => {
    const value = fill(place);
    if (/^[\x20-\x7e]*$/.test(value)) return value;
    throw new AppError('config', `generic: ${step}: {{ ${place} }}: expected one line of letters, digits and signs`);
  });
}

/** For a body whose language nobody told us: nothing that could end a value in any of them. */
export function fillText(step: string, template: string, fill: Fill): string {
  return fillTemplate(template, (place) => {
    const value = fill(place);
    if (/^[\w ~!#$%()*+,./:;=?@[\]^|-]*$/.test(value)) return value;
    throw new AppError('config', `generic: ${step}: {{ ${place} }}: has signs that could end it in this body`, {
      hint: 'send it as json or form',
    });
  });
}

/** A JSON value with its texts filled in. Where there is no end, members that tell it are left out. */
export function fillJson(value: unknown, fill: Fill, hasEnd: boolean): unknown {
  if (typeof value === 'string') return isTtl(value) ? Number(fill('ttl')) : fillTemplate(value, fill);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => fillJson(one, fill, hasEnd));
  const members = Object.entries(value).filter(([, one]) => hasEnd || !tellsEnd(one));
  return Object.fromEntries(members.map(([name, one]) => [fillTemplate(name, fill), fillJson(one, fill, hasEnd)]));
}

export function fillForm(
  form: Readonly<Record<string, string>>,
  fill: Fill,
  hasEnd: boolean,
): Readonly<Record<string, string>> {
  const members = Object.entries(form).filter(([, one]) => hasEnd || !tellsEnd(one));
  return Object.fromEntries(members.map(([name, one]) => [name, fillTemplate(one, fill)]));
}

/** Alone in a JSON value it is a number, as services expect a duration. */
function isTtl(text: string): boolean {
  const parts = parseTemplate(text) ?? [];
  const [only] = parts;
  return parts.length === 1 && typeof only === 'object' && only.name === 'ttl';
}

function tellsEnd(value: unknown): boolean {
  return typeof value === 'string' && placesIn(value).some((place) => place === 'expires' || place === 'ttl');
}

function secondsUntil(time: string, now: Date): number {
  return Math.max(1, Math.floor((Date.parse(time) - now.getTime()) / 1000));
}

function own(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function hintFor(place: string): string {
  const [group = '', name = ''] = place.split(/\.(.*)/s);
  if (group === 'expires' || group === 'ttl') return 'set policy: max-lifetime, or leave it out';
  if (group === 'attributes' || group === 'old') return `add ${name}: to match in the configuration`;
  return 'see docs/generic-rotator.md for what each step knows';
}
