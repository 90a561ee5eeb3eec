/** Switching an environment on or off, at once. */
import { required } from '../../src/terraform/framework/index.ts';
import { defineAction } from '../define.ts';

export const switchEnvironment = defineAction('switch_environment', {
  description:
    'Switches an environment on or off. Off, new projects do not get it, and projects that have it keep it. An environment that `unleash_environment` manages is switched there, with `enabled`: what this action does, its next plan takes back.',
  area: 'Projects and environments',
  documentation: 'https://docs.getunleash.io/concepts/environments#enable-an-environment',
  attributes: {
    environment_name: required.string('Name of the environment.').references('environment.name'),
    enabled: required.boolean('Whether it is on afterwards.'),
  },
  invoke: async (api, { environment_name: name, enabled }, { progress, done }) => {
    const word = enabled ? 'on' : 'off';
    if ((await api.getEnvironment({ name })).enabled === enabled) return progress(`${name} is ${word} already.`);
    await (enabled ? api.toggleEnvironmentOn({ name }) : api.toggleEnvironmentOff({ name }));
    done(`${name} is ${word}.`);
  },
});
