// What keys are narrowed about: lists that a restricted key may or may not read, and a refund, which it may or may not make.
// Paths and names of rights are by the API reference and by links that integrations publish; not seen at Stripe.
import { z } from 'zod';
import type { FakeRoute } from '../fake/fake-provider.js';
import { asking, type Act } from './access.js';
import * as answers from './answers.js';
import { parseForm } from './form.js';
import { LIST_QUERY, list } from './lists.js';
import { mintId } from './mint.js';
import type { ReadRight } from './model.js';
import type { StripeState } from './state.js';

/** Of these an account of tests has none. */
const EMPTY_LISTS: Readonly<Record<string, ReadRight>> = {
  '/v1/balance_transactions': 'rak_balance_transaction_source_read',
  '/v1/checkout/sessions': 'rak_checkout_session_read',
  '/v1/disputes': 'rak_dispute_read',
  '/v1/events': 'rak_event_read',
  '/v1/files': 'rak_file_read',
  '/v1/invoices': 'rak_invoice_read',
  '/v1/payment_intents': 'rak_payment_intent_read',
  '/v1/payouts': 'rak_payout_read',
  '/v1/prices': 'rak_plan_read',
  '/v1/products': 'rak_product_read',
  '/v1/subscriptions': 'rak_subscription_read',
};

export function plainRoutes(state: StripeState): readonly FakeRoute[] {
  const lists = Object.entries(EMPTY_LISTS).map(([path, right]): FakeRoute => {
    const empty: Act = (request) => list([], request, () => undefined);
    return { method: 'GET', path, query: LIST_QUERY, changes: false, answer: asking(state, right, empty) };
  });
  const refund: Act = ({ text }, { isLive }) => {
    const { charge: id = '' } = (parseForm(text) ?? {}) as Readonly<Record<string, string>>;
    const charge = state.charges.find((one) => one.id === id && one.isLive === isLive);
    if (charge === undefined) return answers.refusal(404, `No such charge: '${id}'`, { code: 'resource_missing' });
    if (state.refunded.has(id)) {
      const code = 'charge_already_refunded';
      return answers.refusal(400, 'Charge has already been refunded.', { code });
    }
    state.refunded.add(id);
    return answers.ok({ id: mintId('re'), object: 'refund', amount: 4200, charge: id, status: 'succeeded' });
  };
  const body = z.record(z.string(), z.string());
  const answer = asking(state, 'rak_charge_write', refund);
  return [...lists, { method: 'POST', path: '/v1/refunds', body, changes: true, answer }];
}
