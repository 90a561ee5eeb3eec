// A new file that only its owner may read, made before the secret that goes into it.
import { open, rm } from 'node:fs/promises';
import { AttributeFailure, ResourceFailure } from '../../src/terraform/framework/index.ts';

interface SecretFile {
  /** Writes what `make` brings; when that fails, the file is gone again. */
  fill(make: () => Promise<string>): Promise<void>;
}

/** @throws AttributeFailure when it exists or cannot be made */
export async function createSecretFile(path: string, attribute: string): Promise<SecretFile> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    const why = reasons[error.code ?? ''] ?? `it cannot be made (${error.code})`;
    throw new AttributeFailure(attribute, new ResourceFailure(`${path} is not to be had: ${why}.`));
  });
  return {
    fill: async (make) => {
      try {
        const secret = await make().catch(async (error: unknown) => {
          await rm(path);
          throw error;
        });
        await file.writeFile(secret);
      } finally {
        await file.close();
      }
    },
  };
}

const reasons: { readonly [code: string]: string } = {
  EEXIST: 'it exists, and what is in it is not to be lost. Take it away, or name another',
  ENOENT: 'its folder does not exist. Make that first',
  EACCES: 'this user may not write there. Name a folder that it may write to',
};
