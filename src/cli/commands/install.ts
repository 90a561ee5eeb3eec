// unleash-admin install: the provider where terraform init finds it, without a registry and without a CLI configuration.
import { basename, dirname, join, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { defineCommand } from '../command.ts';
import { UsageError } from '../failures.ts';
import { option } from '../parameters.ts';

export const install = defineCommand({
  summary: 'Place the provider where terraform init finds it, without a registry.',
  description: `Without --mirror it goes into the plugin directory, where Terraform and OpenTofu
look by themselves. Without --from it is what is shipped beside this program.
What is there already is never replaced.`,
  arguments: {},
  options: {
    from: option.text('<path>', 'an archive of a release, the provider, or a folder with either'),
    mirror: option.text('<folder>', 'a folder for all who use it as a mirror, instead of the plugin directory'),
  },
  needs: [],
  examples: ['install', 'install --mirror /opt/terraform-mirror', 'install --from ~/Downloads --mirror mirror'],
  run: async ({ options: { from, mirror }, terminal: { env, cwd, program } }) => {
    const { configurationThatDecides, install, InstallRefused, platformName, pluginFolder } = await import(
      '../../install/index.ts'
    );
    const { platform: system, arch } = process;
    try {
      const folder = mirror === undefined ? pluginFolder(env, system) : resolve(cwd, mirror);
      const source = from === undefined ? besides(program) : resolve(cwd, from);
      const here = { version: packageJson.version, platform: platformName(system, arch) };
      const placed = install({ from: source, folder, here, isForThisMachine: mirror === undefined });
      const overridden = mirror === undefined ? configurationThatDecides(env, system) : undefined;
      return { folder, isMirror: mirror !== undefined, overriddenBy: overridden ?? null, placed };
    } catch (error) {
      if (error instanceof InstallRefused) throw new UsageError(`cannot install the provider: ${error.message}`);
      throw error;
    }
  },
  output: {
    rows: ({ placed }) => placed,
    columns: {
      registry: ({ host }) => host,
      version: ({ version }) => version,
      platform: ({ platform }) => platform,
      status: ({ status }) => status,
    },
    notes: ({ folder, isMirror, overriddenBy }) => [
      isMirror
        ? `terraform init -plugin-dir=${folder} finds it there, and so does who names the folder as a filesystem_mirror.`
        : `terraform init and tofu init find it in ${folder} by themselves.`,
      ...(overriddenBy === null
        ? []
        : [
            `But ${overriddenBy} says with provider_installation where to look: add this folder there as a filesystem_mirror.`,
          ]),
    ],
  },
});

/** A self-contained program for Linux is itself in a folder beside its launcher. */
function besides(program: string): string {
  const folder = dirname(program);
  return basename(folder) === 'lib' ? join(folder, '..') : folder;
}
