import { hostname, userInfo } from 'node:os';

/** Who did it, for the trail: user and machine. */
export function thisActor(): string {
  return `${userInfo().username}@${hostname()}`;
}
