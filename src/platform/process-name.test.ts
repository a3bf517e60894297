import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isProcessGone, processName } from './process-name.js';

it('is another each time and is there while the process is', () => {
  const name = processName();
  expect(processName()).not.toBe(name);
  expect(isProcessGone(name)).toBe(false);
});

it('is gone when its process has ended', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const [host, , rest] = processName().split('-');
  expect(isProcessGone(`${host!}-${String(pid)}-${rest!}`)).toBe(true);
});

it.each(['', 'elsewhere-1-aa', 'no name at all'])(
  'counts as there when it says nothing about this machine: "%s"',
  (name) => {
    expect(isProcessGone(name)).toBe(false);
  },
);
