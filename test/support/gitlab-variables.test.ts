// `@gitbeaker/rest`, from `test/specs`, reads one of the fake's variables: code that is not ours agrees on how GitLab
// is asked.
import { expect, it } from 'vitest';
import { vendorLibrary } from './fake/vendor-types.js';
import { startGitlabVariables } from './gitlab-variables.js';

type Variable = Readonly<Record<string, unknown>>;
interface Client {
  readonly ProjectVariables: {
    readonly show: (project: string, key: string, options: object) => Promise<Variable>;
  };
}
type Library = { readonly Gitlab: new (options: { readonly host: string; readonly token: string }) => Client };

const library = vendorLibrary('@gitbeaker/rest') as Library | undefined;

it.skipIf(library === undefined)('is asked for one variable of several as the official client asks', async () => {
  const { server, token, add } = await startGitlabVariables();
  try {
    add('P', 'of all');
    add('P', 'of production', { environmentScope: 'production', masked: true });
    const { ProjectVariables } = new library!.Gitlab({ host: server.url, token });
    const filter = { environment_scope: 'production' };
    expect(await ProjectVariables.show('acme/orders', 'P', { filter })).toMatchObject({
      value: 'of production',
      masked: true,
    });
    expect(server.violations).toEqual([]);
  } finally {
    await server.stop();
  }
});
