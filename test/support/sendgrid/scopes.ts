// A part of SendGrid's scopes, enough to narrow a key and to be refused. The real list is longer.
const AREAS = ['alerts', 'api_keys', 'templates', 'user.profile', 'suppression', 'stats', 'teammates', 'whitelabel'];
const VERBS = ['create', 'read', 'update', 'delete'];

/** SendGrid gives these to every key, whether they were asked for or not. */
export const IMPLICIT: readonly string[] = ['2fa_required', 'sender_verification_eligible'];

/** What a key made without scopes may do. */
export const FULL_ACCESS: readonly string[] = [
  'mail.send',
  'mail.batch.create',
  'mail.batch.read',
  ...AREAS.flatMap((area) => VERBS.map((verb) => `${area}.${verb}`)),
];

export const isScope = (name: string): boolean => FULL_ACCESS.includes(name) || IMPLICIT.includes(name);
