// Nobody may propose a change to production, approve it and skip the whole.
import { type Duty, duties, dutiesOfAccount, dutiesOfRole } from '../facts/duties.ts';
import { NotKnown } from '../facts/index.ts';
import { defineRule } from '../rule.ts';

export const separatedDuties = defineRule({
  id: 'separated-duties',
  severity: 'critical',
  title: 'Nobody may propose, approve and skip',
  explanation:
    'Four eyes are two pairs only where nobody holds all the keys: whoever may change flags in production, approve change requests and skip them needs nobody. Admins may do everything and are not counted; there should be few.',
  fix: 'Take SKIP_CHANGE_REQUEST or APPROVE_CHANGE_REQUEST for production from one of the roles, or the role from the person.',
  controls: { soc2: ['CC6.3', 'CC8.1'], iso27001: ['A.5.3'], nist80053: ['AC-5'] },
  requires: 'enterprise',
  parameters: {},
  subjects: (facts) => [
    ...facts.all('unleash_role').filter(({ values }) => values.type !== 'root' && values.type !== 'project'),
    ...facts.all('unleash_user'),
    ...facts.all('unleash_service_account'),
  ],
  judge: (subject, facts) => {
    if (subject.type === 'unleash_role')
      return isAll(dutiesOfRole(facts, subject))
        ? 'Whoever has the role may propose, approve and skip changes to production.'
        : undefined;
    const held = dutiesOfAccount(facts, subject).filter((one) => !isAll(one.duties) || !one.isCertain);
    const projects = [...new Set(held.map(({ project }) => project))].sort();
    const inProject = (project: string, isCertain: boolean) =>
      held.filter((one) => one.project === project && (one.isCertain || !isCertain)).flatMap((one) => one.duties);
    const certain = projects.filter((project) => isAll(inProject(project, true)));
    if (certain.length > 0)
      return `Several roles together let the account propose, approve and skip changes to production in ${certain.join(', ')}.`;
    if (projects.some((project) => isAll(inProject(project, false))))
      throw new NotKnown('Which roles the account has is not known until apply');
    return undefined;
  },
});

/** A role that has all of them is found itself, and not once more with everybody who has it. */
const isAll = (some: readonly Duty[]) => duties.every((duty) => some.includes(duty));
