import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretValue } from '../core/secret-value.js';
import { indent, onStage, type Guide, type TourOptions } from './guide.js';
import { APP_ROLE, configure, fillDatabase, leak, strangerSession, type StrangerSession } from './scene.js';
import { prove } from './tour.js';

/** Of the report so many lines of the time line are shown. */
const SHOWN_LINES = 40;

/** Plays one incident from the call to the closed report, with real parts and one approval. Leaves nothing behind. */
export async function incidentTour(options: TourOptions): Promise<void> {
  await onStage(options, play);
  options.say('Next: docs/incident.md, and a drill of your own.\n');
}

async function play(guide: Guide, superuserPassword: SecretValue): Promise<void> {
  const { stage, server } = guide;
  guide.tell(
    `An ordinary day. PostgreSQL ${server.version} runs on 127.0.0.1, and a nightly scan records what it finds.`,
  );
  const { app, admin } = await fillDatabase(server, superuserPassword);
  await leak(stage, app, guide.signal);
  await guide.run(['init'], { show: 1 });
  await configure(stage, server, admin);
  await guide.run(['scan', 'orders', '-', '--name', 'orders.log'], {
    input: await readFile(join(stage.work, 'orders.log'), 'utf8'),
    exitCode: 1,
    show: 3,
    typed: 'unleak scan orders - --name orders.log < orders.log',
  });
  const stranger = await strangerSession(server, app);
  try {
    await respond(guide, app, stranger);
  } finally {
    await stranger.end();
  }
}

async function respond(guide: Guide, app: SecretValue, stranger: StrangerSession): Promise<void> {
  guide.tell(`The call: somebody has found a password of ours and sends it. A stranger is logged in with it right now.
   What is it, does it live, whose is it, where else does it stand, since when?`);
  const opened = await guide.run(['incident', 'open'], {
    input: app.reveal(),
    typed: 'unleak incident open < found.txt',
  });
  const id = /Incident (i[0-9a-f]{12})/.exec(opened)?.[1];
  if (id === undefined) throw guide.failure('no incident was opened');

  guide.tell('Nothing moves before a person has put a name under this plan; and nothing is closed that is not dead.');
  await guide.run(['incident', 'rotate', id], { exitCode: 4, withStderr: true, show: 2 });
  await guide.run(['incident', 'close', id], { exitCode: 4, withStderr: true });
  await guide.run(['incident', 'approve', id, '--by', 'dana']);

  guide.tell('The rotation, state by state, up to the proof that the old password is dead.');
  await guide.run(['incident', 'rotate', id], { withStderr: true });
  const made = await prove(guide, app);
  const session = await stranger.ask();
  guide.say(`     the stranger's session: ${session}\n`);
  if (session.startsWith('works')) throw guide.failure("the stranger's session lives on");

  guide.tell('The end: nothing is owed, so it closes; and the report for the post-mortem.');
  await guide.run(['incident', 'close', id]);
  await guide.run(['incident', 'report', id, '--output', 'post-mortem.md']);
  const report = await readFile(join(guide.stage.work, 'post-mortem.md'), 'utf8');
  if (report.includes(app.reveal()) || report.includes(made.reveal())) throw guide.failure('the report holds a secret');
  guide.say(
    `\n     searched for both passwords, the old and the new one: in none of its ${String(report.split('\n').length)} lines\n\n`,
  );
  const timeLine = report.slice(report.indexOf('## Time line')).split('\n').slice(0, SHOWN_LINES).join('\n');
  guide.say(indent(timeLine, '     | '));
  guide.say(`\n   ${APP_ROLE} has a new login, the old one is dead, and the report says who did what and when.\n`);
}
