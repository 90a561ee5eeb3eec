/**
 * Takes the switch of the engine out of a runtime: variables that begin with BUN_JSC_ set options of JavaScriptCore, and one that
 * it does not know ends the process. The name stands nowhere as a text, for the machine code compares letter by letter.
 */

const wanted = 'BUN_JSC_';
/** A letter that names in an environment do not have. */
const unused = '$'.charCodeAt(0);

/** A way to write `if (name[i] !== letter) next` for one letter after the other. */
interface MachineCode {
  readonly pattern: RegExp;
  /** Puts a letter in the place of the second one, for which the code stands at this place. */
  change(code: Buffer, at: number): void;
}

const escaped = (...bytes: readonly number[]) =>
  bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

/** `cmp byte [register + i], letter` and `jne`, from the second letter on, for the first has no distance. */
const amd64: MachineCode = {
  pattern: new RegExp(
    [...wanted.slice(1)]
      .map((letter, index) => `\\x80[\\x78-\\x7f]${escaped(index + 1, letter.charCodeAt(0))}`)
      .join('\\x75[^](?:\\x41)?'),
    'g',
  ),
  change: (code, at) => code.writeUInt8(unused, at + 3),
};

/** `cmp register, #letter`, with a conditional jump after it and a load before it. */
const arm64: MachineCode = {
  pattern: new RegExp(
    [...wanted]
      .map((letter) => letter.charCodeAt(0) << 2)
      .map(
        (low) =>
          `[\\x1f\\x3f\\x5f\\x7f\\x9f\\xbf\\xdf\\xff][${escaped(low & 0xff)}-${escaped((low & 0xff) + 3)}]${escaped(low >> 8)}\\x71`,
      )
      .join('[^]{8}'),
    'g',
  ),
  change(code, at) {
    const second = at + 12;
    const register = code.readUInt32LE(second) & 0x3e0;
    code.writeUInt32LE((0x7100001f | (unused << 10) | register) >>> 0, second);
  },
};

/**
 * @param runtime is changed in place
 * @param target as Bun calls a platform, such as `darwin-aarch64`
 * @throws Error where the comparison is not found, or more than once
 */
export function closeEngineSwitch(runtime: Buffer, target: string): void {
  const { pattern, change } = target.endsWith('aarch64') ? arm64 : amd64;
  const found = [...runtime.toString('latin1').matchAll(pattern)];
  const [place] = found;
  if (place === undefined || found.length > 1)
    throw new Error(`Bun for ${target} asks for ${wanted} in ${found.length} places instead of one`);
  change(runtime, place.index);
}
