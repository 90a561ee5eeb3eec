/** The certificate that each end of a plugin connection makes for itself. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCertificate } from '../../../src/terraform/plugin/certificate.ts';
import { integer, objectIdentifier, time } from '../../../src/terraform/plugin/der.ts';

const certificates = [
  ['P-256', 'prime256v1', await createCertificate('P-256')],
  ['P-521', 'secp521r1', await createCertificate('P-521')],
] as const;

describe.each(certificates)('a certificate on %s', (_curve, name, made) => {
  const read = new X509Certificate(made.cert);

  test('is signed by itself, with the key that comes along', () => {
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(made.key))).toBe(true);
    expect(read.checkIssued(read)).toBe(true);
    expect(read.publicKey.asymmetricKeyDetails?.namedCurve).toBe(name);
  });

  test('is for localhost, for both ends of a connection', () => {
    expect(read.checkHost('localhost')).toBe('localhost');
    expect(read.subjectAltName).toBe('DNS:localhost');
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(read.ca).toBe(true);
  });

  test('is valid now, with grace for clocks that disagree', () => {
    expect(Date.now() - Date.parse(read.validFrom)).toBeGreaterThan(3_600_000);
    expect(Date.parse(read.validTo) - Date.now()).toBeGreaterThan(300 * 86_400_000);
  });

  test('is the same as PEM and as DER', () => expect(read.raw).toEqual(made.der));
});

test('serial numbers are positive and differ', async () => {
  const many = await Promise.all(Array.from({ length: 30 }, () => createCertificate()));
  const serials = many.map(({ cert }) => new X509Certificate(cert).serialNumber);
  expect(new Set(serials).size).toBe(30);
  for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9A-F]{31}$/);
});

describe('der', () => {
  test('an integer is as short as it can be, and gets a zero in front where its top bit is set', () => {
    expect(integer(Buffer.of(0x80)).toString('hex')).toBe('02020080');
    expect(integer(Buffer.of(0x7f)).toString('hex')).toBe('02017f');
    expect(integer(Buffer.of(0, 0, 0x80)).toString('hex')).toBe('02020080');
    expect(integer(Buffer.of(0, 0x7f)).toString('hex')).toBe('02017f');
  });

  test('an object identifier', () => {
    expect(objectIdentifier('1.2.840.10045.4.3.2').toString('hex')).toBe('06082a8648ce3d040302');
  });

  test('a time on either side of 2050', () => {
    expect(time(new Date('2049-12-31T23:59:59.999Z')).toString('latin1')).toBe('\x17\x0d491231235959Z');
    expect(time(new Date('2050-01-01T00:00:00Z')).toString('latin1')).toBe('\x18\x0f20500101000000Z');
  });
});
