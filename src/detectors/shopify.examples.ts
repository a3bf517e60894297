import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('shp', 'at_ab0bEA895255Ccb', 'fDa2b4CdEc46ED0bD');
const customAppAccessToken = join('shp', 'ca_dAad4f28E0acfDF', 'c65A642a28bECb85F');
const privateAppPassword = join('shp', 'pa_4d2Fac2Fc4C5262', 'c728dFA63712b9a9F');
const appSharedSecret = join('shp', 'ss_2E0CF9bccBf5c9f', '5DEB815FdbE52796C');
const themeAccessPassword = join('shpt', 'ka_9030981BfdBa89D', 'aBa9C3fffd99eF9eC');
const cliPartnersToken = join(
  'atk',
  'n_BCgUqRl_51DfutiwdVipxL2vB3117YwlYXWHjK9',
  'NB62JRSatG3TPkpqCEz_S46Hdy27LtNsVHNYWWP3G',
  'eRL7NhYp7P3QLofMdiTIG59keU-nRyRCx1yNetg4',
);

export const shopifyExamples: DetectorExamples = {
  positive: {
    'shopify-access-token': [`SHOPIFY_ACCESS_TOKEN=${accessToken}`, `const client = connect('${accessToken}');`],
    'shopify-custom-app-access-token': [
      `SHOPIFY_CUSTOM_APP_ACCESS_TOKEN=${customAppAccessToken}`,
      `"shopifyCustomAppAccessToken": "${customAppAccessToken}"`,
    ],
    'shopify-private-app-password': [
      `SHOPIFY_PRIVATE_APP_PASSWORD=${privateAppPassword}`,
      `Using ${privateAppPassword} for the job`,
    ],
    'shopify-app-shared-secret': [
      `SHOPIFY_APP_SHARED_SECRET=${appSharedSecret}`,
      `curl -H "X-Api-Key: ${appSharedSecret}"`,
    ],
    'shopify-theme-access-password': [
      `SHOPIFY_THEME_ACCESS_PASSWORD=${themeAccessPassword}`,
      `Using ${themeAccessPassword} for the job`,
    ],
    'shopify-cli-partners-token': [`SHOPIFY_CLI_PARTNERS_TOKEN=${cliPartnersToken}`, `shopify: ${cliPartnersToken}`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 37) },
    { why: 'access token as the end of a longer word', text: `a${accessToken}` },
    { why: 'custom app access token cut short', text: customAppAccessToken.slice(0, 37) },
    { why: 'private app password cut short', text: privateAppPassword.slice(0, 37) },
    { why: 'app shared secret cut short', text: appSharedSecret.slice(0, 37) },
    { why: 'theme access password cut short', text: themeAccessPassword.slice(0, 38) },
    { why: 'cli partners token cut short', text: cliPartnersToken.slice(0, 44) },
  ],
};
