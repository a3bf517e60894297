const join = (...parts: readonly string[]): string => parts.join('');

/** What the corpus files mean by `@@name@@`. Synthetic, fixed, and joined here so that no whole token stands in a file. */
export const TOKENS: Readonly<Record<string, string>> = {
  dbPassword: join('kT7', 'vQ2x', 'Lm9'),
  mailPassword: join('Wd4!', 'zR8p', 'Yb1'),
  awsKeyId: join('AK', 'IA', 'TCH6YDSY', 'QCPYKZCL'),
  awsSecret: join('oOac/A8fgX+mvW', 'VPLFN6zPP1VwMZ', 'm3B0rvKJJ0R/'),
  githubToken: join('gh', 'p_', '8tViZ1sMxLgpn3J1RJ', 'iuLyktiYJBiA0TESSq'),
  stripeTest: ['sk', 'test', '31Fg5ZfFMrnnvokRf0oPq4U3'].join('_'),
  slackBot: ['xoxb', '481899658221', '3732661488849', 's7aSRXaj87VSmymlOUBhBJjZ'].join('-'),
  apiKey: join('f81d4c', '02b7e9', 'a35c60', 'd92e17'),
  masked: 'x'.repeat(36),
  exampleId: join('IOSFODNN7', 'EXAMPLE'),
};
