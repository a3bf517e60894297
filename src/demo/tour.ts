import { readFile } from 'node:fs/promises';
import { SecretValue } from '../core/secret-value.js';
import { indent, onStage, type Guide, type TourOptions } from './guide.js';
import { APP_ROLE, configure, fillDatabase, leak, tryLogin } from './scene.js';

/**
 * Plays the main job before the reader's eyes with real parts: each command is run as a person would type it. Leaves
 * nothing behind, however it ends; a step that fails says which it was and why.
 */
export async function tour(options: TourOptions): Promise<void> {
  await onStage(options, play);
  options.say('Next: unleak init, then unleak scan in a repository of yours.\n');
}

async function play(guide: Guide, superuserPassword: SecretValue): Promise<void> {
  const { stage, server } = guide;
  guide.tell(`A leak. PostgreSQL ${server.version} runs on 127.0.0.1 with the role ${APP_ROLE}. Its password was
   committed to a repository and taken out again, stands in an ignored env file, and in a log.`);
  const { app, admin } = await fillDatabase(server, superuserPassword);
  await leak(stage, app, guide.signal);

  guide.tell('Set up once: an identity that secrets are sealed to, and a configuration.');
  await guide.run(['init'], { show: 3 });
  const configuration = await configure(stage, server, admin);
  guide.say(`\n${indent(configuration, '     | ')}`);

  guide.tell('Find it: one secret, three places, in every commit, in ignored files and on standard input.');
  const report = await guide.run(['scan', 'orders', '-', '--name', 'orders.log'], {
    input: await readFile(`${stage.work}/orders.log`, 'utf8'),
    exitCode: 1,
    typed: 'unleak scan orders - --name orders.log < orders.log',
  });
  const fingerprint = /v1:[0-9a-f]{32}/.exec(report)?.[0];
  if (fingerprint === undefined) throw guide.failure('the scan named no fingerprint');

  guide.tell('See what would be done. Nothing is changed.');
  await guide.run(['rotate', fingerprint]);

  guide.tell('Do it: a new login, stored, proven and handed over before the old one dies.');
  await guide.run(['rotate', fingerprint, '--apply'], { withStderr: true });

  guide.tell('Proof, asked of the server itself.');
  await prove(guide, app);

  guide.tell('The record: every step with its time; no secret in it.');
  const list = await guide.run(['rotations', 'list']);
  const id = /^r[0-9a-f]{12}/.exec(list)?.[0];
  if (id === undefined) throw guide.failure('no rotation is on record');
  await guide.run(['rotations', 'show', id]);
}

/** Asks the server about the leaked password and the stored login; gives what is stored. */
export async function prove(guide: Guide, old: SecretValue): Promise<SecretValue> {
  const stored = await guide.run(['secret', 'get', 'orders/db'], {
    show: 0,
    typed: 'unleak secret get orders/db | …',
  });
  const { user, password } = JSON.parse(stored) as { user: string; password: string };
  const made = new SecretValue(password);
  const oldAnswer = await tryLogin(guide.server, APP_ROLE, old);
  const newAnswer = await tryLogin(guide.server, user, made);
  guide.say(`     the leaked password: ${oldAnswer}\n     the stored login:    ${newAnswer}\n`);
  if (!oldAnswer.includes('28P01')) throw guide.failure('the server did not refuse the old password');
  if (!newAnswer.startsWith('accepted')) throw guide.failure('the server did not accept the new login');
  return made;
}
