// Groups own projects, and people come and go.
import { ownerRole } from '../facts/duties.ts';
import { grantsIn } from '../facts/grants.ts';
import { NotKnown } from '../facts/index.ts';
import { defineRule, parameter } from '../rule.ts';

export const projectOwners = defineRule({
  id: 'project-owners',
  severity: 'medium',
  title: 'Each project is owned by a group',
  explanation:
    'Where single people own a project, it is nobody’s when they leave, and who owns it is decided beside the identity provider.',
  fix: 'Give the role Owner (4) of the project to a group, in unleash_project_access.',
  controls: { soc2: ['CC1.3', 'CC6.3'], iso27001: ['A.5.2', 'A.5.9'], nist80053: ['AC-2', 'CM-8'] },
  requires: 'enterprise',
  parameters: { role: parameter.number(ownerRole, 'id of the project role that owners have') },
  subjects: (facts) => facts.all('unleash_project'),
  judge: (project, facts, { role }) => {
    const { grants, isWhole } = grantsIn(facts, project.text('id')!);
    if (grants.some((grant) => grant.role === String(role) && grant.hasGroup)) return undefined;
    if (!isWhole(String(role))) throw new NotKnown('Who has roles in the project is not known as a whole');
    const mayBeIt = grants.filter((grant) => grant.role === undefined || grant.role === String(role));
    if (mayBeIt.some(({ hasGroup }) => hasGroup !== false))
      throw new NotKnown('Whether a group owns the project is not known until apply');
    const isOwned = grants.some((grant) => grant.role === String(role) && grant.users.length > 0);
    return isOwned ? 'Single people own the project, and no group does.' : 'Nobody owns the project.';
  },
});
