// What Terraform calls the platform of a process.

const systems: { readonly [system: string]: string } = { win32: 'windows' };
const processors: { readonly [processor: string]: string } = { x64: 'amd64', ia32: '386' };

/** Such as `linux_amd64`, by default that of this process. */
export const platformName = (system: string = process.platform, processor: string = process.arch): string =>
  `${systems[system] ?? system}_${processors[processor] ?? processor}`;
