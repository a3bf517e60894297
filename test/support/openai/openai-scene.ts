// One project with a service account whose key leaks, a user's key and the admin key, as tests need them.
import { startFakeOpenai, type FakeOpenai, type FakeOpenaiOptions } from './fake-openai.js';
import type { OpenaiProject, OpenaiUser, ServiceAccount } from './model.js';
import type { NewKey, Told } from './state.js';

export interface OpenaiScene {
  readonly openai: FakeOpenai;
  readonly project: OpenaiProject;
  readonly user: OpenaiUser;
  readonly account: ServiceAccount;
  readonly admin: Told;
  /** Of the service account. */
  readonly leaked: Told;
  readonly userKey: Told;
}

export async function openaiScene(options: FakeOpenaiOptions = {}, leakedSettings: NewKey = {}): Promise<OpenaiScene> {
  const openai = await startFakeOpenai(options);
  const { state } = openai;
  const project = state.addProject('web');
  const user = state.addUser('owner@example.com');
  const account = state.addServiceAccount(project.id, 'web server');
  const admin = state.addAdminKey(user.id, { name: 'rotation' });
  const leaked = state.addServiceAccountKey(project.id, account.id, { name: 'server key', ...leakedSettings });
  const userKey = state.addUserKey(project.id, user.id, { name: 'laptop' });
  return { openai, project, user, account, admin, leaked, userKey };
}
