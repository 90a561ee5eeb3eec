/**
 * Signs an executable of macOS as its linker does, without a certificate: its system starts no other on Apple's processors.
 * https://github.com/apple-oss-distributions/xnu/blob/main/osfmk/kern/cs_blobs.h
 */
import { createHash } from 'node:crypto';
import { readMachO } from './mach-o.ts';

const SUPER_BLOB = 0xfade0cc0;
const CODE_DIRECTORY = 0xfade0c02;
const version = 0x20400;
/** Ad hoc, and by a linker. */
const flags = 0x20002;
const SHA256 = 2;
const pageBits = 12;
const pageSize = 1 << pageBits;
const identifier = Buffer.from('a.out\0');
const headerSize = 88;
const directoryStart = 20;
const hashesStart = headerSize + identifier.length;

/** What is signed already gets this signature instead. */
export function signMachO(file: Buffer): Buffer {
  const { signatureCommand, linkEditCommand, linkEditStart, signature, textSize } = readMachO(file);
  const limit = signature.start;
  const pages = Math.ceil(limit / pageSize);
  const size = directoryStart + hashesStart + 32 * pages;
  const signed = Buffer.concat([file.subarray(0, limit), Buffer.alloc(size)]);
  // What the load commands say of the signature is itself signed.
  signed.writeUInt32LE(size, signatureCommand + 12);
  signed.writeBigUInt64LE(BigInt(limit + size - linkEditStart), linkEditCommand + 48);
  const directory = signed.subarray(limit + directoryStart);
  write32(signed, limit, [SUPER_BLOB, size, 1, 0, directoryStart]);
  const toIdentifier = headerSize;
  write32(directory, 0, [
    CODE_DIRECTORY,
    size - directoryStart,
    version,
    flags,
    hashesStart,
    toIdentifier,
    0,
    pages,
    limit,
  ]);
  directory.set([32, SHA256, 0, pageBits], 36);
  directory.writeBigUInt64BE(BigInt(textSize), 72);
  // Of the main executable of a process.
  directory.writeBigUInt64BE(1n, 80);
  directory.set(identifier, toIdentifier);
  for (let page = 0; page < pages; page += 1) {
    const content = signed.subarray(page * pageSize, Math.min((page + 1) * pageSize, limit));
    directory.set(createHash('sha256').update(content).digest(), hashesStart + 32 * page);
  }
  return signed;
}

const write32 = (target: Buffer, start: number, values: readonly number[]) => {
  for (const [index, value] of values.entries()) target.writeUInt32BE(value, start + 4 * index);
};
