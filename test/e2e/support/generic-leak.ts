import type { FakeService, ServiceKey } from '../../support/generic/fake-service.js';
import { guideProvider } from '../../support/generic/guide.js';
import { printedText, type Leak } from './leak-scene.js';

/** A key of the guide's service that has leaked; a program prints the administrator's. */
export function genericLeak(service: FakeService, leaked: ServiceKey): Leak {
  const line = `BILLING_API_KEY=${leaked.value}\n`;
  const billing = guideProvider('billing', {
    'https://billing.internal': service.url,
    'file:/etc/unleak/billing-admin': printedText(service.admin),
  });
  return {
    provider: 'generic',
    history: { path: 'billing.env', before: line, after: '# see the store\n' },
    env: line,
    log: `BILLING_API_KEY=${leaked.value}\n`,
    providers: { billing },
    credential: { match: { key: 'BILLING_API_KEY' }, rotator: 'billing', field: 'key' },
    keys: { key: 'BILLING_API_KEY' },
  };
}
