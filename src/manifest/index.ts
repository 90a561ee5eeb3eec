// The manifest of a folder: what is in it, to the line, who made it of what, and whether it still is what was sealed.
export { blockSize, countLines, formatBlock, hashBlock, type HashedBlock, parseBlocks } from './hash-lines.ts';
export {
  type About,
  createManifest,
  type FileEntry,
  formatManifest,
  linesOf,
  type Manifest,
  names,
  sealOf,
  sha256,
} from './manifest.ts';
export { isUnchanged, NotAManifest, readManifest } from './read-manifest.ts';
export { hashFile, sealFolder, writeManifest } from './seal-folder.ts';
export { readSigningKey, readVerifyingKey, WrongKey } from './signature.ts';
export { checkFiles, checkSignature, type Problem, type Verification, verifyFolder } from './verify-folder.ts';
