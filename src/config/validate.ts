/** `validate:` of a user's configuration: how providers are reached when they are asked about a credential. */
import { z } from 'zod';
import { name, text, url } from './fields.js';

const HOST = /^[A-Za-z0-9.-]+(?::[0-9]{1,5})?$/;
const VIA =
  /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$|^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):[0-9]{1,5}$/;
const PROXY = /^https?:\/\/(?:[^\s/@]*@)?[^\s/@]+\/?$/;

export const validateSchema = z.strictObject({
  ca: text
    .optional()
    .meta({ description: 'File with certificates of the authorities to trust instead of the usual ones' }),
  proxy: z
    .string()
    .regex(PROXY, 'expected http://HOST:PORT or https://HOST:PORT')
    .refine((value) => !value.includes('@'), {
      error: 'expected no login in it: a configuration holds no secret; HTTPS_PROXY in the environment may',
    })
    .optional()
    .meta({ description: 'Instead of HTTPS_PROXY and NO_PROXY of the environment' }),
  via: z
    .record(
      z.string().regex(HOST, 'expected a host name'),
      z.string().regex(VIA, 'expected HOST[:PORT], or http:// and a port of this machine'),
    )
    .default({})
    .meta({ description: 'By host: where to connect to instead; name and certificate stay those of the host' }),
  instances: z
    .record(name, z.array(url))
    .default({})
    .meta({ description: 'By provider: addresses of servers of your own, which may be asked too' }),
});

export type ValidateConfig = Readonly<z.output<typeof validateSchema>>;
