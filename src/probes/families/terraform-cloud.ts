import type { Probe } from '../probe.js';

export const terraformCloud = {
  provider: 'terraform-cloud',
  // Terraform Enterprise issues tokens of the same form.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://app.terraform.io',
    path: '/api/v2/account/details',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['data.type', 'users'], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['errors.0.status', '401'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'data.attributes.username' }, account: { json: 'data.attributes.email' } },
  control: 'random',
  source: 'https://developer.hashicorp.com/terraform/cloud-docs/api-docs/account',
} as const satisfies Probe;
