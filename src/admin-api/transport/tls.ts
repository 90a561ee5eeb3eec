// Whom to trust.
import type { Settings } from '../options.ts';
import { wrongOption } from '../wrong-option.ts';

export interface TlsOptions {
  readonly ca?: string[];
  /** Always said: left out, NODE_TLS_REJECT_UNAUTHORIZED would decide. */
  readonly rejectUnauthorized: boolean;
}

type Trust = Pick<Settings, 'caCertificate' | 'extraCaFile' | 'insecureSkipVerify'>;

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** @throws AdminApiError of kind `options` for a certificate that cannot be read */
export async function tlsOptions({
  caCertificate,
  extraCaFile,
  insecureSkipVerify = false,
}: Trust): Promise<TlsOptions> {
  const rejectUnauthorized = !insecureSkipVerify;
  if (caCertificate === undefined) return { rejectUnauthorized };
  return { rejectUnauthorized, ca: await trust(caCertificate, extraCaFile) };
}

/** A list of authorities takes the place of Node's own, so all that Node would trust is in it, too. */
async function trust(caCertificate: string, extraCaFile: string | undefined): Promise<string[]> {
  const [{ X509Certificate }, { rootCertificates }] = await Promise.all([import('node:crypto'), import('node:tls')]);
  const certificates = caCertificate.match(CERTIFICATES) ?? [];
  certificates.forEach((certificate, index) => {
    // TLS itself would pass over a certificate that it cannot read.
    try {
      new X509Certificate(certificate);
    } catch {
      const which = `certificate ${index + 1} of ${certificates.length}`;
      throw wrongOption('caCertificate', `${which} in the CA certificate cannot be read; it must be in PEM, unchanged`);
    }
  });
  return [...rootCertificates, ...(await readExtra(extraCaFile)), ...certificates];
}

/** As Node does, which warns of a file that it cannot read and goes on. */
async function readExtra(file: string | undefined): Promise<readonly string[]> {
  if (!file) return [];
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.match(CERTIFICATES) ?? [];
}
