/**
 * Where a Mach-O file has its parts: https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/loader.h
 */

interface MachO {
  readonly processor: 'amd64' | 'arm64';
  readonly textSize: number;
  /** Places of the load commands in the file. */
  readonly signatureCommand: number;
  readonly linkEditCommand: number;
  readonly linkEditStart: number;
  /** Where the signature is, and how long. */
  readonly signature: { readonly start: number; readonly size: number };
}

const magic = 0xfeedfacf;
const processors: ReadonlyMap<number, MachO['processor']> = new Map([
  [0x01000007, 'amd64'],
  [0x0100000c, 'arm64'],
]);
const SEGMENT_64 = 0x19;
const CODE_SIGNATURE = 0x1d;

/** @throws Error for what is no executable of macOS on 64 bit, or has no place for a signature */
export function readMachO(file: Buffer): MachO {
  const processor = processors.get(file.readUInt32LE(4));
  if (file.readUInt32LE(0) !== magic || processor === undefined) throw new Error('This is no Mach-O file of 64 bit');
  const commands = loadCommands(file);
  const segment = (name: string) => {
    const found = commands.find(
      ({ kind, start }) =>
        kind === SEGMENT_64 && file.toString('latin1', start + 8, start + 24).replace(/\0+$/, '') === name,
    );
    if (!found) throw new Error(`This Mach-O file has no segment ${name}`);
    return found.start;
  };
  const signatureCommand = commands.find(({ kind }) => kind === CODE_SIGNATURE)?.start;
  if (signatureCommand === undefined) throw new Error('This Mach-O file has no place for a signature');
  const linkEditCommand = segment('__LINKEDIT');
  return {
    processor,
    textSize: Number(file.readBigUInt64LE(segment('__TEXT') + 48)),
    signatureCommand,
    linkEditCommand,
    linkEditStart: Number(file.readBigUInt64LE(linkEditCommand + 40)),
    signature: { start: file.readUInt32LE(signatureCommand + 8), size: file.readUInt32LE(signatureCommand + 12) },
  };
}

function loadCommands(file: Buffer): { readonly kind: number; readonly start: number }[] {
  const commands = [];
  let start = 32;
  for (let count = file.readUInt32LE(16); count > 0; count -= 1) {
    commands.push({ kind: file.readUInt32LE(start), start });
    start += file.readUInt32LE(start + 4);
  }
  return commands;
}
