// Places the provider where Terraform and OpenTofu look for it, on machines that reach no registry.
export { configurationThatDecides } from './cli-configuration.ts';
export { install, source } from './install.ts';
export { platformName } from './platform-name.ts';
export { pluginFolder } from './plugin-folder.ts';
export { InstallRefused } from './refused.ts';
