/** Whether a flag may have a name, by the naming pattern of its project. */
import { ArgumentFailure, computed, defineFunction, required } from '../../src/terraform/framework/index.ts';
import { tryPattern } from '../rules/naming-pattern.ts';

export const namingPatternMatches = defineFunction('naming_pattern_matches', {
  summary: 'Whether a name fits a naming pattern.',
  description:
    'Tries a name on a naming pattern as Unleash does when somebody makes a flag: the whole name has to match. For preconditions, checks and tests.',
  parameters: {
    pattern: required.string('Regular expression, such as the `feature_naming.pattern` of a project.'),
    name: required.string('Name of a flag.'),
  },
  returns: computed.boolean('Whether Unleash would take the name.'),
  call: ({ pattern, name }) => {
    const { problem, matches } = tryPattern(pattern, name);
    if (problem) throw new ArgumentFailure(0, problem);
    return matches;
  },
});
