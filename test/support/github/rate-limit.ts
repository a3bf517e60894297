import { type Answer, failure } from './answer.js';

const HOUR_MS = 3_600_000;

interface Bucket {
  used: number;
  resetsAt: number;
}

export interface Budget {
  /** `x-ratelimit-*`, which GitHub sends with every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** The answer that replaces the operation's, where the hour's requests are used up. */
  readonly refusal: Answer | undefined;
}

export interface RateLimitOptions {
  readonly authenticatedPerHour: number;
  readonly anonymousPerHour: number;
  /** GitHub documents both. */
  readonly status: 403 | 429;
}

/** Counts requests an hour, by credential, or by source address where there is none that is accepted. */
export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  take(who: { readonly credential: string } | { readonly address: string }, now: Date): Budget {
    const isAnonymous = 'address' in who;
    const limit = isAnonymous ? this.#options.anonymousPerHour : this.#options.authenticatedPerHour;
    const bucket = this.#bucket(isAnonymous ? `address ${who.address}` : who.credential, now.getTime());
    const isOver = bucket.used >= limit;
    if (!isOver) bucket.used += 1;
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - bucket.used),
      'x-ratelimit-used': String(bucket.used),
      'x-ratelimit-reset': String(Math.ceil(bucket.resetsAt / 1000)),
      'x-ratelimit-resource': 'core',
    };
    return { headers, refusal: isOver ? this.#refusal(bucket, now.getTime()) : undefined };
  }

  #bucket(key: string, now: number): Bucket {
    const found = this.#buckets.get(key);
    if (found !== undefined && found.resetsAt > now) return found;
    const fresh = { used: 0, resetsAt: now + HOUR_MS };
    this.#buckets.set(key, fresh);
    return fresh;
  }

  #refusal(bucket: Bucket, now: number): Answer {
    const retryAfter = String(Math.ceil((bucket.resetsAt - now) / 1000));
    return { ...failure(this.#options.status, 'API rate limit exceeded'), headers: { 'retry-after': retryAfter } };
  }
}
