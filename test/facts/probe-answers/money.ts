import { bearer, type DocumentedCall } from './documented.js';

const gocardless = {
  headers: { ...bearer, 'gocardless-version': '2015-07-06' },
  live: [200, { creditors: [{ id: 'CR123', created_at: '2014-01-01T12:00:00.000Z', name: 'Nude Wines' }], meta: {} }],
  tells: { account: 'Nude Wines', keyId: 'CR123' },
  dead: [
    401,
    {
      error: {
        message: 'The access token you have used has been revoked',
        errors: [{ reason: 'access_token_revoked', message: 'The access token you have used has been revoked' }],
        type: 'invalid_api_usage',
        code: 401,
      },
    },
  ],
  narrow: [
    403,
    {
      error: {
        message: 'Insufficient permissions',
        errors: [{ reason: 'insufficient_permissions', message: 'Insufficient permissions' }],
        type: 'invalid_api_usage',
        code: 403,
      },
    },
  ],
} as const;

/** Money and shops. */
export const moneyCalls: readonly DocumentedCall[] = [
  {
    provider: 'square',
    rule: 'square-access-token',
    prefix: 'EAAA',
    headers: bearer,
    hasOthers: true,
    call: 'GET https://connect.squareup.com/v2/merchants/me',
    live: [200, { merchant: { id: 'DM7VKY8Q63GNP', business_name: 'Apple A Day', country: 'US', status: 'ACTIVE' } }],
    tells: { owner: 'Apple A Day', account: 'DM7VKY8Q63GNP' },
    dead: [
      401,
      {
        errors: [
          { category: 'AUTHENTICATION_ERROR', code: 'UNAUTHORIZED', detail: 'This request could not be authorized.' },
        ],
      },
    ],
    narrow: [
      403,
      {
        errors: [
          {
            category: 'AUTHENTICATION_ERROR',
            code: 'INSUFFICIENT_SCOPES',
            detail: 'The merchant has not given your application sufficient permissions.',
          },
        ],
      },
    ],
  },
  {
    provider: 'paypal',
    rule: 'paypal-client-secret',
    prefix: 'E',
    hasOthers: true,
    companions: { 'client-id': 'Aq7zp2lw9xk4r' },
    headers: { authorization: 'Basic Aq7zp2lw9xk4r:SECRET' },
    form: { grant_type: 'client_credentials' },
    call: 'POST https://api-m.paypal.com/v1/oauth2/token',
    live: [
      200,
      {
        scope: 'https://uri.paypal.com/services/invoicing',
        token_type: 'Bearer',
        app_id: 'APP-80W284485P519543T',
        expires_in: 31668,
        nonce: 'n',
      },
    ],
    tells: { account: 'APP-80W284485P519543T', scopes: 'https://uri.paypal.com/services/invoicing' },
    dead: [401, { error: 'invalid_client', error_description: 'Client Authentication failed' }],
  },
  {
    provider: 'shopify',
    rule: 'shopify-access-token',
    prefix: 'shpat_',
    headers: { 'x-shopify-access-token': 'SECRET' },
    call: 'GET https://instance.example/admin/api/2025-07/shop.json',
    live: [
      200,
      {
        shop: {
          id: 548380009,
          name: 'John Smith Test Store',
          email: 'j.smith@example.com',
          myshopify_domain: 'jsmith.myshopify.com',
        },
      },
    ],
    tells: { owner: 'j.smith@example.com', account: 'jsmith.myshopify.com' },
    dead: [401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }],
    refused: [403, { errors: '[API] This action requires merchant approval for read_products scope.' }],
  },
  {
    provider: 'mollie',
    rule: 'mollie-api-key',
    prefix: 'live_',
    headers: bearer,
    call: 'GET https://api.mollie.com/v2/profiles/me',
    live: [
      200,
      {
        resource: 'profile',
        id: 'pfl_v9hTwCvYqw',
        mode: 'live',
        name: 'My website name',
        email: 'info@example.com',
        status: 'verified',
      },
    ],
    tells: { owner: 'info@example.com', account: 'My website name', scopes: 'live', keyId: 'pfl_v9hTwCvYqw' },
    dead: [
      401,
      { status: 401, title: 'Unauthorized Request', detail: 'Missing authentication, or failed to authenticate' },
    ],
  },
  {
    provider: 'paystack',
    rule: 'paystack-secret-key',
    prefix: 'sk_live_',
    headers: bearer,
    call: 'GET https://api.paystack.co/balance',
    live: [200, { status: true, message: 'Balances retrieved', data: [{ currency: 'NGN', balance: 1700000 }] }],
    dead: [
      401,
      {
        status: false,
        message: 'Invalid key',
        meta: { nextStep: 'Ensure that you provide the correct authorization key for the request' },
        type: 'validation_error',
        code: 'invalid_Key',
      },
    ],
  },
  {
    provider: 'lob',
    rule: 'lob-api-key',
    prefix: 'live_',
    headers: { authorization: 'Basic SECRET:' },
    call: 'GET https://api.lob.com/v1/addresses?limit=1',
    live: [200, { data: [], object: 'list', next_url: null, previous_url: null, count: 0 }],
    dead: [
      401,
      {
        error: {
          message: 'Your API key is not valid. Please sign up on lob.com to get a valid api key.',
          status_code: 401,
          code: 'invalid_api_key',
        },
      },
    ],
    refused: [
      403,
      { error: { message: 'This account is not allowed to do this.', status_code: 403, code: 'forbidden' } },
    ],
  },
  {
    provider: 'duffel',
    rule: 'duffel-api-token',
    prefix: 'duffel_live_',
    headers: { ...bearer, 'duffel-version': 'v2' },
    call: 'GET https://api.duffel.com/air/airlines?limit=1',
    live: [
      200,
      {
        data: [{ id: 'arl_00001876aqC8c5umZmrRds', name: 'British Airways', iata_code: 'BA' }],
        meta: { limit: 1, after: 'g', before: null },
      },
    ],
    dead: [
      401,
      {
        errors: [
          {
            type: 'authentication_error',
            title: 'Access token not found',
            message: 'The access token you used is not recognised by our system',
            documentation_url: 'https://duffel.com/docs',
            code: 'access_token_not_found',
          },
        ],
        meta: { request_id: 'r', status: 401 },
      },
    ],
    narrow: [
      403,
      {
        errors: [{ type: 'authentication_error', title: 'Insufficient permissions', code: 'insufficient_permissions' }],
        meta: { request_id: 'r', status: 403 },
      },
    ],
  },
  {
    provider: 'gocardless',
    rule: 'gocardless-api-token',
    prefix: 'live_',
    call: 'GET https://api.gocardless.com/creditors?limit=1',
    ...gocardless,
  },
  {
    provider: 'gocardless',
    rule: 'gocardless-sandbox-token',
    prefix: 'sandbox_',
    call: 'GET https://api-sandbox.gocardless.com/creditors?limit=1',
    ...gocardless,
  },
];
