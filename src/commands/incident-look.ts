import { resolve } from 'node:path';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import type { Page } from '../core/page.js';
import { owedOf } from '../incident/owed.js';
import { writePrivateFile } from '../platform/private-files.js';
import { pageHtml } from '../reporters/page-html.js';
import { pageMarkdown } from '../reporters/page-markdown.js';
import { printable } from '../reporters/printable.js';
import { checkTrail } from '../trail/trail.js';
import { atDesk, dossierFor } from './shared/incident-desk.js';
import { printIncident, reportPage } from './shared/incident-view.js';
import { cleanerFor } from './shared/incident-words.js';
import { writeAll, type Io } from './shared/io.js';

export interface LookFlags {
  readonly json?: boolean;
}

/** One line an incident, the latest first, with what is owed. */
export async function listIncidents(flags: LookFlags & { readonly open?: boolean }, io: Io): Promise<ExitCode> {
  return atDesk(io, async (desk) => {
    const all = (await desk.incidents.list()).filter(({ state }) => flags.open !== true || state === 'open');
    const clean = await cleanerFor(all, io);
    const check = await checkTrail(desk.state);
    const rows = await Promise.all(
      all.map(async (incident) => {
        const dossier = await dossierFor(desk, incident, io, check);
        const { id, state, fingerprint, about, openedAt } = incident;
        const what = clean(`${about.provider} ${about.kind}`);
        return { id, state, what, fingerprint, openedAt, isDead: dossier.isDead, owed: owedOf(dossier).length };
      }),
    );
    const lines = rows.map(({ id, state, what, fingerprint, openedAt, isDead, owed }) => {
      const end = owed === 0 ? '' : `  ${String(owed)} owed`;
      return `${printable(`${id}  ${state.padEnd(6)}  ${isDead ? 'dead' : 'LIVE?'}  ${what}  ${fingerprint}  ${openedAt}${end}`)}\n`;
    });
    await writeAll(io.stdout, flags.json === true ? [`${JSON.stringify(rows, null, 2)}\n`] : lines);
    return EXIT.ok;
  });
}

/** All that is on record of one. */
export async function showIncident(id: string, flags: LookFlags, io: Io): Promise<ExitCode> {
  return atDesk(io, async (desk) => {
    await printIncident(await desk.incidents.load(id), desk, flags, io);
    return EXIT.ok;
  });
}

export interface ReportFlags {
  readonly format: 'markdown' | 'html';
  readonly output?: string;
}

const FORMATS: Readonly<Record<ReportFlags['format'], (page: Page) => Iterable<string>>> = {
  markdown: pageMarkdown,
  html: pageHtml,
};

/** One file for the post-mortem: the whole story with its open ends, and no value. */
export async function reportIncident(id: string, { format, output }: ReportFlags, io: Io): Promise<ExitCode> {
  return atDesk(io, async (desk) => {
    const page = await reportPage(await desk.incidents.load(id), desk, io);
    const pieces = FORMATS[format](page);
    if (output === undefined) await writeAll(io.stdout, pieces);
    else await writePrivateFile(resolve(io.cwd, output), pieces);
    await desk.incidents.note(id, 'incident report', { format });
    return EXIT.ok;
  });
}
