/** A fresh self-signed certificate for `localhost`, as each end of a plugin connection makes for itself (RFC 5280). */
import { bitString, boolean, der, integer, objectIdentifier, octetString, sequence, time, utf8String } from './der.ts';

export interface Certificate {
  /** PEM, as `node:tls` takes it. */
  readonly key: string;
  readonly cert: string;
  readonly der: Buffer;
}

const day = 86_400_000;

/** P-256 costs a few milliseconds; P-521 is what Terraform makes for its own end. */
export async function createCertificate(curve: 'P-256' | 'P-521' = 'P-256'): Promise<Certificate> {
  const { subtle } = globalThis.crypto;
  const { privateKey, publicKey } = await subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, true, ['sign']);
  const algorithm = sequence(objectIdentifier('1.2.840.10045.4.3.2')); // ecdsa-with-SHA256
  const name = sequence(der(0x31, sequence(objectIdentifier('2.5.4.3'), utf8String('localhost'))));
  const now = Date.now();
  const serial = globalThis.crypto.getRandomValues(Buffer.alloc(16));
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  const body = sequence(
    der(0xa0, integer(Buffer.of(2))), // X.509 version 3
    integer(serial),
    algorithm,
    name,
    // A day of grace for clocks that disagree.
    sequence(time(new Date(now - day)), time(new Date(now + 365 * day))),
    name,
    Buffer.from(await subtle.exportKey('spki', publicKey)),
    der(0xa3, extensions()),
  );
  const signature = Buffer.from(
    await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new Uint8Array(body)),
  );
  const certificate = sequence(body, algorithm, bitString(asSequence(signature)));
  return {
    key: pem('PRIVATE KEY', Buffer.from(await subtle.exportKey('pkcs8', privateKey))),
    cert: pem('CERTIFICATE', certificate),
    der: certificate,
  };
}

const pem = (what: string, bytes: Buffer) =>
  `-----BEGIN ${what}-----\n${bytes.toString('base64')}\n-----END ${what}-----\n`;

/** The two numbers of a signature, which stand side by side in full length, as certificates have them (RFC 3279). */
function asSequence(signature: Buffer): Buffer {
  const half = signature.length / 2;
  return sequence(integer(signature.subarray(0, half)), integer(signature.subarray(half)));
}

function extensions(): Buffer {
  const digitalSignatureAndCertSign = bitString(Buffer.of(0b1000_0100), 2);
  const purposes = sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'), objectIdentifier('1.3.6.1.5.5.7.3.2'));
  const localhost = sequence(der(0x82, Buffer.from('localhost')));
  return sequence(
    extension('2.5.29.19', sequence(boolean(true)), true), // basic constraints: the certificate signs itself
    extension('2.5.29.15', digitalSignatureAndCertSign, true), // key usage
    extension('2.5.29.37', purposes), // extended key usage: server and client authentication
    extension('2.5.29.17', localhost), // subject alternative name
  );
}

function extension(identifier: string, value: Uint8Array, critical = false): Buffer {
  return sequence(objectIdentifier(identifier), ...(critical ? [boolean(true)] : []), octetString(value));
}
