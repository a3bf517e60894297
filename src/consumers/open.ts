import type { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import type { RunCommand } from '../platform/process.js';
import { commandConsumer } from './command.js';
import type { Consumer } from './consumer.js';
import { envFileConsumer, type EnvFileSettings } from './env-file.js';
import { githubActionsSecretConsumer, type GithubActionsSecretSettings } from './github-actions-secret.js';
import { gitlabVariableConsumer, type GitlabVariableSettings } from './gitlab-variable.js';
import { kubernetesSecretConsumer, type KubernetesSecretSettings } from './kubernetes-secret.js';
import { webhookConsumer } from './webhook.js';

/** A place behind an API: where its own credential stands, and its authority where that is not a public one. */
interface Access {
  readonly token: string;
  readonly ca?: string | undefined;
}

/** What the configuration says about a consumer. */
export type ConsumerSettings =
  | (EnvFileSettings & { readonly kind: 'env-file' })
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | {
      readonly kind: 'webhook';
      readonly url: string;
      readonly secret: string;
      readonly ca?: string | undefined;
    }
  | (GithubActionsSecretSettings & Access & { readonly kind: 'github-actions-secret' })
  | (GitlabVariableSettings & Access & { readonly kind: 'gitlab-variable' })
  | (KubernetesSecretSettings & { readonly kind: 'kubernetes-secret' });

export interface ConsumerDependencies {
  readonly env: NodeJS.ProcessEnv;
  readonly run?: RunCommand;
  readonly clock: Clock;
  /** Name of the credential in the configuration. */
  readonly credential: string;
  /** What a reference of the configuration stands for. Asked only when a consumer is: a resume may not need it. */
  readonly lookUp: (reference: string) => Promise<SecretValue>;
  /** The text of a certificate file that the configuration names. */
  readonly readCertificate: (path: string) => Promise<string>;
}

/** The consumer that a configuration entry describes. */
export async function openConsumer(settings: ConsumerSettings, deps: ConsumerDependencies): Promise<Consumer> {
  switch (settings.kind) {
    case 'env-file':
      return envFileConsumer(settings);
    case 'command':
      return commandConsumer(settings, deps);
    case 'kubernetes-secret':
      return kubernetesSecretConsumer(settings, deps);
    case 'webhook':
      return webhookConsumer(
        { url: settings.url, credential: deps.credential },
        { clock: deps.clock, secret: () => deps.lookUp(settings.secret), ...authority(settings, deps) },
      );
    case 'github-actions-secret':
      return githubActionsSecretConsumer(settings, access(settings, deps));
    case 'gitlab-variable':
      return gitlabVariableConsumer(settings, access(settings, deps));
  }
}

function access(
  settings: Access,
  deps: ConsumerDependencies,
): { readonly clock: Clock; readonly token: () => Promise<SecretValue>; readonly ca?: () => Promise<string> } {
  return { clock: deps.clock, token: () => deps.lookUp(settings.token), ...authority(settings, deps) };
}

function authority(
  { ca }: { readonly ca?: string | undefined },
  deps: ConsumerDependencies,
): { readonly ca?: () => Promise<string> } {
  return ca === undefined ? {} : { ca: () => deps.readCertificate(ca) };
}
