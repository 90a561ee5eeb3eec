// The platforms for which there are executables, and what each calls itself in Terraform, in Bun and in Debian.

export interface Platform {
  /** As Terraform writes it, such as `linux_amd64`. */
  readonly name: string;
  /** Of Bun's packages in npm, such as `linux-x64`. */
  readonly bun: string;
  /** What ends the name of an executable. */
  readonly suffix: '' | '.exe';
  /** Where a C library has to come along, because not every system of the platform has the same. */
  readonly glibc?: {
    readonly package: string;
    readonly sha256: string;
    readonly triple: string;
    readonly loader: string;
  };
}

export const platforms: readonly Platform[] = [
  {
    name: 'linux_amd64',
    bun: 'linux-x64',
    suffix: '',
    glibc: {
      package: 'libc6-amd64-cross=2.36-8cross1',
      sha256: 'e410f3d2da35bccf757976d38e6a309d4d94d25c0dfde565a9662e3f75951b2c',
      triple: 'x86_64-linux-gnu',
      loader: 'ld-linux-x86-64.so.2',
    },
  },
  {
    name: 'linux_arm64',
    bun: 'linux-aarch64',
    suffix: '',
    glibc: {
      package: 'libc6-arm64-cross=2.36-8cross1',
      sha256: '91936cbbee75771c360ed16513f6e734a25ca5517fe7c3e13dfd7835d7553186',
      triple: 'aarch64-linux-gnu',
      loader: 'ld-linux-aarch64.so.1',
    },
  },
  { name: 'darwin_amd64', bun: 'darwin-x64', suffix: '' },
  { name: 'darwin_arm64', bun: 'darwin-aarch64', suffix: '' },
  { name: 'windows_amd64', bun: 'windows-x64', suffix: '.exe' },
  { name: 'windows_arm64', bun: 'windows-aarch64', suffix: '.exe' },
];

/** @throws Error that names the platforms there are */
export function platformOf(name: string): Platform {
  const found = platforms.find((platform) => platform.name === name);
  if (found) return found;
  throw new Error(`There are no executables for ${name}, only for ${platforms.map((one) => one.name).join(', ')}`);
}
