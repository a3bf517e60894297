/** The shapes of a generic rotator's steps: an HTTP request or a command, and which answers mean what. */
import { z } from 'zod';
import { parseTemplate } from '../../core/template.js';
import { text } from '../fields.js';

const MAX_TEXT = 16_384;

export const template = z
  .string()
  .max(MAX_TEXT)
  .refine((value) => parseTemplate(value) !== undefined, {
    error: 'expected each {{ to begin a place like {{ admin }}',
  });
export const templates = z.record(text, template);

const path = z
  .string()
  .regex(/^$|^[^.]+(\.[^.]+)*$/, 'expected names with dots between, as data.token')
  .meta({ description: 'Where a value stands in the JSON of the answer, as data.token' });
const paths = z.record(text.regex(/^[a-z][a-z0-9-]*$/, 'expected a name of lower-case letters, digits and -'), path);

const status = z.int().refine((code) => (code >= 200 && code < 300) || (code >= 400 && code < 500 && code !== 429), {
  error: 'expected a status from 200 to 299 or from 400 to 499, and not 429: no other one is an answer',
});

const pattern = z.strictObject({
  status: z.array(status).min(1).optional(),
  exit: z.array(z.int().min(0).max(255)).min(1).optional(),
  json: z
    .record(path, z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .optional()
    .meta({ description: 'What the answer’s JSON has to say, by place' }),
});

const header = text
  .regex(/^[A-Za-z0-9-]+$/, 'expected the name of a header')
  .refine((name) => !['host', 'content-length', 'transfer-encoding', 'connection'].includes(name.toLowerCase()), {
    error: 'this header is not for you to set',
  });

const http = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'LIST']),
  url: template,
  headers: z.record(header, template).default({}),
  basic: z.strictObject({ user: template, password: template }).optional(),
  json: z.json().optional(),
  form: templates.optional(),
  body: template.optional(),
  'secret-in-url': text.optional().meta({ description: 'Why a secret has to stand in this url' }),
});

const argv = z
  .array(text)
  .min(1)
  .refine((all) => all[0]?.startsWith('/') === true || all[0]?.includes('/') !== true, {
    error: 'expected a program’s absolute path, or its name alone',
  })
  .refine((all) => !all.some((one) => one.includes('{{')), {
    error: 'expected no {{ … }}: others can read the arguments of a program; use input',
  });

const asked = { http: http.optional(), run: argv.optional(), input: z.json().optional() };

const refusal = z.strictObject({ when: pattern, tell: text });

export const stepSchema = z.strictObject({
  ...asked,
  expect: pattern.default({}),
  take: paths.default({}),
  refused: z.array(refusal).default([]).meta({ description: 'Answers that say what a person has to do' }),
});

export const findSchema = z.strictObject({
  ...asked,
  expect: pattern.default({}),
  in: path.optional().meta({ description: 'Where the answer has a list' }),
  where: z.record(path, template).default({}),
  take: paths.default({}),
  absent: pattern.optional(),
});

export const confirmSchema = z.strictObject({
  ...asked,
  accepted: pattern,
  rejected: pattern,
  control: z
    .union([z.literal(true).transform((): Record<string, string> => ({})), z.record(text, text)])
    .optional()
    .meta({ description: 'Asks about a made-up secret first, with these attributes instead; not for password logins' }),
});

export type PatternInput = z.output<typeof pattern>;
export type AskedInput = Pick<z.output<typeof stepSchema>, 'http' | 'run' | 'input'>;
export type Step = z.output<typeof stepSchema>;
export type Find = z.output<typeof findSchema>;

/** What is checked as a whole. */
export interface GenericEntry {
  readonly address?: string | undefined;
  readonly admin?: string | undefined;
  readonly 'made-by': 'server' | 'us';
  readonly new?: { readonly attributes: Readonly<Record<string, string>> } | undefined;
  readonly identify?: Step | undefined;
  readonly issue: Step;
  readonly verify: Step;
  readonly confirm: z.output<typeof confirmSchema>;
  readonly disable?: Step | undefined;
  readonly enable?: Step | undefined;
  readonly delete?: Step | undefined;
  readonly find?: Find | undefined;
  readonly withdraw?: Step | undefined;
}

/** Tells of one mistake; the path begins with the step. */
export type Tell = (path: readonly (string | number)[], message: string) => void;
