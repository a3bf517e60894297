import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { GitFixture } from '../support/git-fixtures.js';
import { startFakeGithub } from '../support/github/fake-github.js';
import { Home } from './support/command.js';
import { sweepNight, writeList } from './support/sweep-run.js';

it('asks in every night about what is open, also where nothing is read again, and tells what died', async () => {
  const home = new Home();
  onTestFinished(() => home.remove());
  const github = await startFakeGithub();
  onTestFinished(() => github.stop());
  const tokens = ['mona', 'hubot'].map((name) => github.state.addClassicToken(github.state.addUser(name), ['repo']));
  mkdirSync(join(home.folder, 'config/unleak'), { recursive: true });
  const validate = { via: { 'api.github.com': github.url } };
  writeFileSync(join(home.folder, 'config/unleak/unleak.yaml'), JSON.stringify({ validate }), { mode: 0o600 });
  const repository = new GitFixture(join(home.work, 'a'));
  repository.commitFile('app.env', tokens.map(({ value }, index) => `TOKEN_${String(index)}=${value}\n`).join(''));
  // Files of the work tree are read every night.
  repository.commitFile('app.env', 'nothing\n');
  const list = writeList(home, { targets: [{ repository: 'a' }] });
  const quiet = await sweepNight(home, list);
  expect(quiet.report.changes.map(({ validity }) => validity.state)).toEqual(['unknown', 'unknown']);

  github.state.kill(tokens[0]!);
  const { report, code } = await sweepNight(home, list, '--validate');
  expect(code).toBe(0);
  expect(report.changes).toMatchObject([{ change: 'dead', validity: { state: 'inactive' } }]);
  expect(report.summary.lives).toMatchObject({ open: 1, dead: 1 });
}, 90_000);
