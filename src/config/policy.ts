/** `policy:` of a user's configuration: what a credential may be, who approves, and what is waived. */
import { z } from 'zod';
import { AUDIT_RULES, type AuditRule } from '../core/audit-report.js';
import { SEVERITIES } from '../core/finding.js';
import { POLICY_RULE_NAMES, type PolicyRule } from '../core/policy-rules.js';
import { systemClock } from '../platform/clock.js';
import { date, duration, text } from './fields.js';
import { PROVIDER_TYPES } from './providers/index.js';
import type { ProviderType } from './providers/provider-type.js';

/** A year and a day, so that `until` may be the same date of the next year whatever the hour. */
const LONGEST_WAIVER_MS = 367 * 86_400_000;

const person = text.regex(/^\S+$/, 'expected a name or address without blanks');

const approverSchema = z.strictObject({
  who: z
    .array(person)
    .min(1, 'expected at least one name')
    .meta({ description: 'Names like ann or ann@host; * is anybody' }),
  providers: z
    .array(text)
    .min(1, 'expected at least one type')
    .transform((names) => [...new Set(names.flatMap(sameProvider))])
    .optional()
    .meta({ description: 'Types of providers; all unless said otherwise' }),
  credentials: z
    .array(text)
    .min(1, 'expected at least one name')
    .optional()
    .meta({ description: 'Names of credentials, with * and ?; all unless said otherwise' }),
  severities: z.array(z.enum(SEVERITIES)).min(1, 'expected at least one severity').optional(),
});

const names = z.array(text).min(1, 'expected at least one name').optional();

const waiverSchema = z
  .strictObject({
    rule: z.enum([...POLICY_RULE_NAMES, ...AUDIT_RULES]),
    credentials: names.meta({ description: 'Of a rule of the policy: names of credentials, with * and ?' }),
    tokens: names.meta({
      description: 'Of a rule of audits: names or ids of tokens, places STORE:PATH#FIELD or fingerprints, with * and ?',
    }),
    providers: names.meta({ description: 'Of a rule of audits: tokens of these providers only' }),
    reason: text,
    owner: text,
    until: date
      .refine((day) => Date.parse(day) - systemClock.now().getTime() < LONGEST_WAIVER_MS, {
        error: 'expected a day within a year: a waiver is looked at again',
      })
      .meta({ description: 'Last day of it, at most a year from now' }),
  })
  .transform(({ rule, credentials, tokens, providers, ...word }, ctx) => {
    const missing = (path: string): never => {
      ctx.addIssue({
        code: 'custom',
        path: [path],
        message: `rule ${rule} is waived by ${path}: expected at least one name`,
      });
      return z.NEVER;
    };
    if (isAuditRule(rule)) {
      if (tokens === undefined || credentials !== undefined) return missing('tokens');
      return { ...word, rule, tokens, providers: providers?.flatMap(sameProvider) };
    }
    if (credentials === undefined || tokens !== undefined || providers !== undefined) return missing('credentials');
    return { ...word, rule, credentials };
  });

export const policySchema = z
  .strictObject({
    'rotate-without-asking': z.array(text).default([]),
    'max-lifetime': z.record(text, duration).default({}),
    'forbidden-scopes': z
      .record(text, z.array(text))
      .default({})
      .meta({ description: 'By provider, in its own words with * and ?; default is for all others' }),
    approvers: z
      .array(approverSchema)
      .default([])
      .meta({ description: 'Who approves what; where it is there, nobody else does' }),
    'four-eyes': z.boolean().default(false).meta({ description: 'Whoever approves is not whoever carries it out' }),
    waivers: z
      .array(waiverSchema)
      .default([])
      .meta({ description: 'Rules that do not hold for a credential, for a while' }),
  })
  .transform((entry) => ({
    rotateWithoutAsking: entry['rotate-without-asking'],
    maxLifetimeMs: entry['max-lifetime'],
    forbiddenScopes: entry['forbidden-scopes'],
    approvers: entry.approvers,
    fourEyes: entry['four-eyes'],
    waivers: entry.waivers.filter((waiver) => 'credentials' in waiver),
    auditWaivers: entry.waivers.filter((waiver) => 'tokens' in waiver),
  }));

function isAuditRule(rule: PolicyRule | AuditRule): rule is AuditRule {
  return AUDIT_RULES.some((one) => one === rule);
}

/** All that a provider is called: the type of its entry, and the name in findings where that is of one type only. */
function sameProvider(name: string): readonly string[] {
  const types: readonly [string, ProviderType][] = Object.entries(PROVIDER_TYPES);
  const named = types.filter(([, { provider }]) => provider === name).map(([type]) => type);
  const own = types.find(([type]) => type === name)?.[1].provider;
  const isOnly = types.filter(([, { provider }]) => provider === own).length === 1;
  return [name, ...named, ...(own !== undefined && isOnly ? [own] : [])];
}

/** What holds where the configuration has no `policy:`. */
export const STRICT_POLICY: z.output<typeof policySchema> = policySchema.parse({});
