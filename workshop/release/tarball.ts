/** The package for npm such that the same files make the same bytes: https://www.gnu.org/software/tar/manual/html_node/Standard.html */
import { gunzipSync } from 'node:zlib';
import { type Deflate, gzip } from './deflate.ts';

const block = 512;
const modeAt = 100;
const sizeAt = 124;
const checksumAt = 148;

/** What `npm pack` leaves to the machine: modes by its umask, and how to compress by its Node. */
export function settle(tarball: Buffer, deflate: Deflate): Buffer {
  const tar = Buffer.from(gunzipSync(tarball));
  for (let at = 0; at < tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + block);
    const isExecutable = (octal(header, modeAt, 8) & 0o100) !== 0;
    header.write(`${isExecutable ? '000755' : '000644'} \0`, modeAt, 'latin1');
    header.fill(' ', checksumAt, checksumAt + 8);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, checksumAt, 'latin1');
    at += block + Math.ceil(octal(header, sizeAt, 12) / block) * block;
  }
  return gzip(tar, deflate);
}

const octal = (header: Buffer, at: number, length: number) =>
  Number.parseInt(header.toString('latin1', at, at + length), 8);
