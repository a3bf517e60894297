// The parameters of webhook endpoints by the official client's types, and what Stripe says to wrong ones.
import { z } from 'zod';
import type { FakeAnswer, FakeRequest } from '../fake/fake-provider.js';
import * as answers from './answers.js';
import { parseForm } from './form.js';

// The types list every event; a name of their form is taken for one.
const events = z.array(z.string().regex(/^(\*|[a-z0-9_]+(\.[a-z0-9_]+)+)$/)).min(1);
const metadata = z.union([
  z.literal(''),
  z.record(z.string().min(1).max(40), z.string().max(500)).refine((hash) => Object.keys(hash).length <= 50),
]);
const flag = z.enum(['true', 'false']);
const url = z.string().regex(/^https?:\/\/[^\s/]+/);
const version = z.string().regex(/^\d{4}-\d\d-\d\d(\.[a-z]+)?$/);

export const newEndpoint = z.strictObject({
  enabled_events: events,
  url,
  api_version: version.optional(),
  connect: flag.optional(),
  description: z.string().optional(),
  expand: z.array(z.string()).optional(),
  metadata: metadata.optional(),
});

export const changedEndpoint = z.strictObject({
  description: z.string().optional(),
  disabled: flag.optional(),
  enabled_events: events.optional(),
  expand: z.array(z.string()).optional(),
  metadata: metadata.optional(),
  url: url.optional(),
});

/** The body's parameters, or Stripe's refusal of the first wrong one; each wrong one is a complaint. */
export function paramsOf<Shape extends z.ZodType>(
  shape: Shape,
  request: FakeRequest,
  complaints: string[],
): { readonly params: z.infer<Shape> } | { readonly refused: FakeAnswer } {
  const form = parseForm(request.text);
  const { data, error } = shape.safeParse(form ?? {});
  if (form !== undefined && error === undefined) return { params: data };
  const problems = error?.issues ?? [];
  const words = form === undefined ? ['not a form'] : problems.map(({ path, code }) => `${path.join('.')}: ${code}`);
  complaints.push(...words.map((word) => `${request.method} ${request.path}: body: ${word}`));
  const [first] = problems;
  return {
    refused:
      first === undefined || form === undefined ? answers.invalidParam('body', 'not a form') : refuse(first, form),
  };
}

function refuse(issue: z.core.$ZodIssue, form: object): FakeAnswer {
  if (issue.code === 'unrecognized_keys') return answers.unknownParam(issue.keys[0] ?? '');
  const name = String(issue.path[0]);
  return name in form ? answers.invalidParam(name, 'not what this parameter takes') : answers.missingParam(name);
}
