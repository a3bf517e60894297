/** What a policy may find wrong with a credential, one sentence each: every name that a waiver may waive. */
export const POLICY_RULES = {
  'aws-administrator-access': 'a replacement of an AWS key has no right to everything, as AdministratorAccess gives it',
  'aws-wildcard-action': 'a replacement of an AWS key names its actions, and none as * or SERVICE:*',
  'aws-wildcard-resource': 'a replacement of an AWS key names its resources, and none as *',
  'aws-pass-role': 'a replacement of an AWS key may not pass roles on (iam:PassRole), which is how rights grow',
  'max-lifetime': 'a credential ends within policy.max-lifetime, which is 90 days where nothing is said',
  'forbidden-scope': 'a credential has no right that policy.forbidden-scopes names, nor any of a known worst kind',
  'shared-purpose': 'a credential serves one purpose and stands in the files of one application',
  'not-from-store':
    'a live credential comes from a secret store: it is in no env file and no source but where a consumer reads it',
  'live-in-development': 'no live credential stands in a file for development, examples or tests',
  'classic-token': 'no replacement is a classic GitHub token, whose scopes reach every repository of its person',
  'global-key': 'no credential is the global key of a whole account, such as the Global API Key of Cloudflare',
} as const satisfies Readonly<Record<string, string>>;

export type PolicyRule = keyof typeof POLICY_RULES;

export const POLICY_RULE_NAMES = Object.keys(POLICY_RULES) as readonly PolicyRule[];
