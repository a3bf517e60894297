/** What of a credential's rights is more than one purpose needs, and why: the worst that leaked ones are known for. */
import type { ProbeVerdict } from './subject.js';

interface Excess {
  /** A scope, or its start before `*`. */
  readonly scope?: string;
  /** The rule of such credentials, whatever their scopes. */
  readonly rule?: string;
  /** How the name of the owner ends. */
  readonly ownerEnds?: string;
  readonly why: string;
}

const TOO_MUCH: Readonly<Record<string, readonly Excess[]>> = {
  github: [
    { scope: 'repo', why: 'reads and writes every repository that its person can, private ones too' },
    { scope: 'admin:*', why: 'administers organizations, keys or hooks' },
    { scope: 'delete_repo', why: 'deletes repositories' },
    { scope: 'workflow', why: 'changes workflows, which run with the secrets of the repository' },
    { scope: 'write:packages', why: 'publishes packages that others install' },
    { scope: 'user', why: 'changes the profile and its mail addresses' },
    { scope: 'site_admin', why: 'administers the whole server' },
  ],
  gitlab: [
    { scope: 'api', why: 'does everything that its person can' },
    { scope: 'sudo', why: 'acts as any person' },
    { scope: 'admin_mode', why: 'administers the server' },
    { scope: 'write_repository', why: 'pushes to every repository that its person can' },
  ],
  aws: [
    { ownerEnds: ':root', why: 'is the root of the account: no policy limits it' },
    { scope: 'AdministratorAccess', why: 'does everything in the account' },
    { scope: 'PowerUserAccess', why: 'does everything but change people and rights' },
    { scope: 'IAMFullAccess', why: 'gives itself any right' },
  ],
  postgres: [
    { scope: 'superuser', why: 'does everything on the server, also runs programs there' },
    { scope: 'createrole', why: 'makes roles and takes their rights' },
    { scope: 'bypassrls', why: 'sees rows that policies hide' },
    { scope: 'replication', why: 'copies the whole server' },
  ],
  mysql: [
    { scope: 'ALL', why: 'does everything where it is granted' },
    { scope: 'SUPER', why: 'administers the server' },
    { scope: 'GRANT', why: 'passes its rights on' },
    { scope: 'FILE', why: 'reads and writes files of the server' },
  ],
  redis: [{ scope: '+@all', why: 'runs every command, also those that administer the server' }],
  cloudflare: [
    { rule: 'cloudflare-global-key', why: 'the Global API Key does everything its person can and can not be limited' },
    { rule: 'cloudflare-legacy-global-key', why: 'the Global API Key does everything its person can' },
  ],
  stripe: [
    { rule: 'stripe-secret-key-live', why: 'a secret key does everything: a restricted key does one thing' },
    { rule: 'stripe-secret-key-prod', why: 'a secret key does everything: a restricted key does one thing' },
    { rule: 'stripe-organization-key', why: 'reaches every account of the organization' },
  ],
  openai: [
    { rule: 'openai-admin-key', why: 'makes keys and people in every project' },
    { rule: 'openai-user-key', why: 'reaches every project of its person' },
  ],
  slack: [
    { scope: 'admin*', why: 'administers the workspace' },
    { scope: 'channels:history', why: 'reads all messages of public channels' },
    { scope: 'groups:history', why: 'reads messages of private channels' },
    { scope: 'im:history', why: 'reads direct messages' },
    { scope: 'files:read', why: 'reads files' },
    { scope: 'users:read.email', why: 'lists the mail addresses of everybody' },
  ],
  sendgrid: [
    { scope: 'api_keys.create', why: 'makes more keys, as a key with full access does' },
    { scope: 'teammates.create', why: 'lets in other people' },
    { scope: 'user.password.update', why: 'changes the password of the account' },
  ],
  vault: [
    { scope: 'root', why: 'no policy limits it' },
    { scope: 'admin*', why: 'is named like a policy for administrators' },
  ],
  google: [
    { scope: 'https://www.googleapis.com/auth/cloud-platform', why: 'does everything in every project of its owner' },
  ],
};

/** One line for each right that is too much, as `repo: reads and writes every repository`. */
export function excessOf(provider: string, ruleId: string, { facts }: Pick<ProbeVerdict, 'facts'>): readonly string[] {
  const scopes = (facts['scopes'] ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  const table = Object.hasOwn(TOO_MUCH, provider) ? (TOO_MUCH[provider] ?? []) : [];
  const found = table.flatMap(({ scope, rule, ownerEnds, why }) => {
    if (rule !== undefined) return rule === ruleId ? [why] : [];
    if (ownerEnds !== undefined) return facts['owner']?.endsWith(ownerEnds) === true ? [why] : [];
    return scopes.filter((one) => isScope(one, scope ?? '')).map((one) => `${one}: ${why}`);
  });
  const everything = scopes.filter((one) => /^(?:\*|\*:\*|all|full[_-]?access)$/i.test(one));
  const dangerous = facts['dangerous']?.split('; ') ?? [];
  return [...everything.map((one) => `${one}: does everything`), ...found, ...dangerous];
}

function isScope(scope: string, wanted: string): boolean {
  return wanted.endsWith('*') ? scope.startsWith(wanted.slice(0, -1)) : scope === wanted;
}
