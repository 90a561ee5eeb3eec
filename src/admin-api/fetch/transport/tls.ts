// Whom to trust.
import type { Settings } from '../../options.ts';
import { wrongOption } from '../../wrong-option.ts';

export interface TlsOptions {
  readonly ca?: string[];
  readonly rejectUnauthorized?: false;
}

/** @throws AdminApiError of kind `options` for a certificate that cannot be read */
export async function tlsOptions(
  settings: Pick<Settings, 'caCertificate' | 'insecureSkipVerify'>,
): Promise<TlsOptions> {
  const { caCertificate, insecureSkipVerify } = settings;
  return {
    ...(caCertificate === undefined ? {} : { ca: await trust(caCertificate) }),
    ...(insecureSkipVerify ? { rejectUnauthorized: false } : {}),
  };
}

/** The public authorities and these certificates. TLS itself would pass over a certificate that it cannot read. */
async function trust(caCertificate: string): Promise<string[]> {
  const [{ X509Certificate }, { rootCertificates }] = await Promise.all([import('node:crypto'), import('node:tls')]);
  const certificates = caCertificate.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  certificates.forEach((certificate, index) => {
    try {
      new X509Certificate(certificate);
    } catch {
      const which = `certificate ${index + 1} of ${certificates.length}`;
      throw wrongOption('caCertificate', `${which} in the CA certificate cannot be read; it must be in PEM, unchanged`);
    }
  });
  return [...rootCertificates, ...certificates];
}
