// The detached signature of a manifest, which openssl can check, too: Ed25519 as it is, RSA and EC over SHA-256.
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The key cannot be used: the message is a sentence that says why, and never what is in it. */
export class WrongKey extends Error {}

/** @param pem text of a private key @throws WrongKey */
export function readSigningKey(pem: string): KeyObject {
  const key = readKey('private', () => createPrivateKey(pem));
  return demandKnown(key);
}

/** @param pem text of a public key @throws WrongKey */
export function readVerifyingKey(pem: string): KeyObject {
  if (/PRIVATE KEY/.test(pem))
    throw new WrongKey('It is a private key: give the public one, which need not be kept secret.');
  return demandKnown(readKey('public', () => createPublicKey(pem)));
}

export const signatureOf = (data: Buffer, key: KeyObject): Buffer => sign(digestOf(key), data, key);

export const isSignedBy = (data: Buffer, key: KeyObject, signature: Buffer): boolean =>
  verify(digestOf(key), data, key, signature);

/** Ed25519 hashes itself. */
const digestOf = ({ asymmetricKeyType }: KeyObject) => (asymmetricKeyType === 'ed25519' ? null : 'sha256');

function demandKnown(key: KeyObject): KeyObject {
  const type = key.asymmetricKeyType ?? 'unknown';
  if (!['ed25519', 'rsa', 'ec'].includes(type))
    throw new WrongKey(`It is a key of type ${type}: give one of Ed25519, RSA or EC.`);
  return key;
}

/** What OpenSSL says of a key that it cannot read helps nobody. */
function readKey(kind: 'private' | 'public', read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    const how = kind === 'private' ? ' without a passphrase' : '';
    throw new WrongKey(`It must be a ${kind} key in PEM${how}, as openssl genpkey and openssl pkey write it.`);
  }
}
