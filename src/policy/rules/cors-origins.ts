// Browsers of other sites may not call the frontend API.
import { NotKnown } from '../facts/index.ts';
import { defineRule } from '../rule.ts';

export const corsOrigins = defineRule({
  id: 'cors-origins',
  severity: 'medium',
  title: 'Only origins that are named may call the frontend API',
  explanation:
    'With "*", and with an empty list too, a page on any site can ask for flags with a frontend token that it took from yours.',
  fix: 'Name the origins of your apps in unleash_cors; to allow none, one that nobody has, such as "https://none.invalid".',
  controls: { soc2: ['CC6.6'], iso27001: ['A.8.20', 'A.8.26'], nist80053: ['AC-4', 'SC-7'] },
  requires: null,
  parameters: {},
  subjects: (facts) => facts.all('unleash_cors'),
  judge: (cors) => {
    const { origins } = cors.values;
    const some = Array.isArray(origins) ? origins : [];
    if (some.includes('*')) return 'Every origin is allowed ("*").';
    if (origins === undefined || some.includes(undefined)) throw new NotKnown(`The list of origins ${cors.missing}`);
    return some.length === 0 ? 'The list of origins is empty, which allows every origin.' : undefined;
  },
});
