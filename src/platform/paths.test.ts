import { homedir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { expandPath, pathsFor } from './paths.js';

describe('pathsFor', () => {
  it('follows the XDG variables', () => {
    const env = { HOME: '/h', XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s', XDG_DATA_HOME: '/d', XDG_CACHE_HOME: '/k' };
    expect(pathsFor(env)).toEqual({
      config: '/c/unleak',
      state: '/s/unleak',
      data: '/d/unleak',
      cache: '/k/unleak',
    });
  });

  it('falls back to the folders under the home folder', () => {
    const paths = pathsFor({ HOME: '/h' });
    expect(paths).toEqual({
      config: '/h/.config/unleak',
      state: '/h/.local/state/unleak',
      data: '/h/.local/share/unleak',
      cache: '/h/.cache/unleak',
    });
  });

  it('ignores a relative XDG variable', () => {
    expect(pathsFor({ HOME: '/h', XDG_CONFIG_HOME: 'c' }).config).toBe('/h/.config/unleak');
  });

  it('takes UNLEAK_STATE_DIR as it is and makes it absolute', () => {
    expect(pathsFor({ HOME: '/h', XDG_STATE_HOME: '/s', UNLEAK_STATE_DIR: '/mine' }).state).toBe('/mine');
    expect(pathsFor({ HOME: '/h', UNLEAK_STATE_DIR: 'mine' }).state).toBe(`${process.cwd()}/mine`);
  });

  it('asks the system where HOME is unset', () => {
    expect(pathsFor({}).config.startsWith(homedir())).toBe(true);
  });
});

describe('expandPath', () => {
  it('reads ~ as the home folder and relative paths from the base', () => {
    expect(expandPath('~/x', { HOME: '/h' }, '/b')).toBe('/h/x');
    expect(expandPath('~', { HOME: '/h' }, '/b')).toBe('/h');
    expect(expandPath('x/y', { HOME: '/h' }, '/b')).toBe('/b/x/y');
    expect(expandPath('/x', { HOME: '/h' }, '/b')).toBe('/x');
  });
});
