// Where the leaked key is let in, and with which options: read on each configured host before anything changes.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { fingerprintOf } from '../../platform/ssh-key.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import { linesOf, optionNames, type KeyLine } from './authorized-keys.js';
import { readKeyFile } from './key-file.js';
import { readKey } from './keys.js';
import { labelOf, OPTIONS, type SshHost } from './settings.js';
import { adminOf, type SshWorld } from './world.js';

interface Found {
  readonly host: SshHost;
  readonly lines: readonly KeyLine[];
}

export async function takeSnapshot(
  world: SshWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const { type, blob } = readKey('the leaked key', current.secret);
  if (blob === world.admin.blob) {
    throw new AppError('config', "ssh: planning: the leaked key: it is the administrator's own", {
      hint: 'a leaked key does not replace itself: give this provider another one',
    });
  }
  const all: Found[] = [];
  for (const host of world.settings.hosts) {
    all.push({ host, lines: linesOf(await readKeyFile(host, adminOf(world, host), ctx), blob) });
  }
  const found = all.filter(({ lines }) => lines.length > 0);
  requireUsable(found, fingerprintOf(`${type} ${blob}`));
  const labels = found.map(({ host }) => labelOf(host));
  const options = Object.fromEntries(
    found.map(({ host, lines }) => [labelOf(host), lines.map((line) => line.options)] as const),
  );
  return {
    facts: { blob, fingerprint: fingerprintOf(`${type} ${blob}`), hosts: labels },
    secrets: { [OPTIONS]: new SecretValue(JSON.stringify(options)) },
    orders: ['overlap'],
    impossible: {},
    deleteOld: true,
    notes: notesOn(world, all),
    effects: {
      overlap: {
        issue: `add a new ed25519 key on ${labels.join(', ')}, marked with the rotation, with the leaked one's options`,
        disable: `make the leaked key's lines comments on ${labels.join(', ')}`,
        delete: `remove these comments on ${labels.join(', ')}`,
      },
    },
  };
}

function requireUsable(found: readonly Found[], fingerprint: string): void {
  if (found.length === 0) {
    throw new AppError('config', `ssh: planning: ${fingerprint}: no configured account lets this key in`, {
      hint: 'name the hosts and accounts that it opens under hosts; if there are none, nothing is left to stop',
    });
  }
  const authority = found.find(({ lines }) =>
    lines.some((line) => optionNames(line.options).includes('cert-authority')),
  );
  if (authority === undefined) return;
  const where = labelOf(authority.host);
  throw new AppError('unsupported', `ssh: planning: ${fingerprint}: ${where}: it is a certificate authority there`, {
    hint: 'what it has signed has to be signed anew: a person has to replace it',
  });
}

function notesOn({ settings }: SshWorld, all: readonly Found[]): readonly string[] {
  const absent = all.filter(({ lines }) => lines.length === 0).map(({ host }) => labelOf(host));
  const names = [...new Set(all.flatMap(({ lines }) => lines.flatMap((line) => optionNames(line.options))))];
  return [
    ...(absent.length > 0 ? [`the key is not let in, and none is added, on ${absent.join(', ')}`] : []),
    ...(names.length > 0 ? [`options that the new key keeps: ${names.join(', ')}`] : []),
    ...(settings.narrow.length > 0 ? [`options that the new key gets: ${settings.narrow.join(', ')}`] : []),
    'sessions that were opened with the leaked key stay open: end them on the hosts',
    'only the configured accounts are looked at: the key may open others',
  ];
}
