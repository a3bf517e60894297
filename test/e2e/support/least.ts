import { readFileSync, writeFileSync } from 'node:fs';
import type { CommandResult } from './command.js';
import type { LeakScene } from './leak-scene.js';

/** A life of so many days for every replacement. */
export function limitLife(scene: LeakScene, days: number): void {
  const config = JSON.parse(readFileSync(scene.configFile, 'utf8')) as Record<string, unknown>;
  const policy = { 'max-lifetime': { default: `${String(days)}d` } };
  writeFileSync(scene.configFile, JSON.stringify({ ...config, policy }), { mode: 0o600 });
}

/** What `rotate` prints for a finding that nothing is configured for. */
export async function suggestedLines(scene: LeakScene, fingerprint: string): Promise<string> {
  const config = readFileSync(scene.configFile, 'utf8');
  writeFileSync(scene.configFile, '{}', { mode: 0o600 });
  const { stdout } = await scene.run(['rotate', fingerprint]);
  writeFileSync(scene.configFile, config, { mode: 0o600 });
  return stdout;
}

export async function rotationId(scene: LeakScene): Promise<string> {
  return (await scene.run(['rotations', 'list'])).stdout.split(' ')[0] ?? '';
}

/** Brings what a person made. */
export function bring(scene: LeakScene, id: string, secret: string): Promise<CommandResult> {
  return scene.home.run(['rotations', 'resume', id, '--secret-stdin'], { input: `${secret}\n` });
}
