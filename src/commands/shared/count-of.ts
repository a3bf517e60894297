import { InvalidArgumentError } from 'commander';

/** Reads a number from 1 to `max` from the command line. */
export function countOf(option: string, max: number): (value: string) => number {
  return (value) => {
    const count = /^\d{1,6}$/.test(value) ? Number(value) : 0;
    if (count >= 1 && count <= max) return count;
    throw new InvalidArgumentError(`${option}: expected a number from 1 to ${String(max)}`);
  };
}
