// Loaded before the command line: the hash on which fingerprints rest fails, as it does where a policy forbids it.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

crypto.createHmac = () => {
  throw new Error('digital envelope routines::unsupported');
};
syncBuiltinESMExports();
