import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface SelfSigned {
  readonly keyFile: string;
  readonly certificateFile: string;
  /** PEM text of the certificate, which is its own authority. */
  readonly authority: string;
  remove(): void;
}

/** A key and a certificate for that name only; undefined on a machine without openssl. */
export async function selfSigned(name = 'localhost'): Promise<SelfSigned | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'unleak-tls-'));
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await promisify(execFile)('openssl', [...kind, ...names, '-keyout', keyFile, '-out', certificateFile]);
  } catch (error) {
    remove();
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    // Where everything should run, nothing is skipped unseen.
    if (isMissing && process.env['UNLEAK_REQUIRE_BACKENDS'] !== '1') return undefined;
    throw error;
  }
  return { keyFile, certificateFile, authority: await readFile(certificateFile, 'utf8'), remove };
}
