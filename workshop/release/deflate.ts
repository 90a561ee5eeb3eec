// Compresses by the library in Bun, whose version is locked: that of Node differs from version to version and from processor to
// processor, and the same files must make the same archives everywhere.
import { spawnSync } from 'node:child_process';
import { crc32 } from 'node:zlib';
import { bunHere } from '../executables/index.ts';

export type Deflate = (content: Buffer) => Buffer;

const program = `
const content = await Bun.stdin.bytes();
await Bun.write(Bun.stdout, Bun.deflateSync(content, { library: 'libdeflate', level: 9 }));
`;

/** As in RFC 1951, without a header. */
export const deflate: Deflate = (content) => {
  const { status, stdout, stderr } = spawnSync(bunHere(), ['-e', program], {
    input: content,
    maxBuffer: content.length + 1024,
    env: {},
  });
  if (status !== 0) throw new Error(`Bun ended with ${status}:\n${stderr}`);
  return stdout;
};

/** As in RFC 1952, with no time and no name. */
export function gzip(content: Buffer, deflate: Deflate): Buffer {
  const ending = Buffer.alloc(8);
  ending.writeUInt32LE(crc32(content));
  ending.writeUInt32LE(content.length % 2 ** 32, 4);
  const unknownSystem = 255;
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, unknownSystem]), deflate(content), ending]);
}
