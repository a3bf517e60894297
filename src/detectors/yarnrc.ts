import type { Detector } from './detector.js';

export const yarnrc = {
  provider: 'yarnrc',
  docs: 'https://yarnpkg.com/configuration/yarnrc#npmAuthToken',
  rules: [
    {
      id: 'yarnrc-auth-token',
      kind: 'token or login for a registry in the settings of Yarn',
      severity: 'high',
      keywords: ['npmauthtoken', 'npmauthident'],
      pattern: String.raw`npmAuth(?:Token|Ident)["']?:[ \t]*["']?(?<secret>[^\s"'#]{8,400})`,
      boundary: 'none',
      judge: 'opaque',
      specificity: 45,
      siblings: { registry: ['npmregistryserver', 'registryserver'] },
    },
  ],
} as const satisfies Detector;
