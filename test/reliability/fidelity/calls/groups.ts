// Calls about groups: members who exist and who do not, root roles, names in use, a group that SCIM keeps.
import fc from 'fast-check';
import { body, call, description, idOf, name, several } from './values.ts';

const group = body(
  {
    name,
    description: fc.option(description, { freq: 5 }),
    mappingsSSO: several(fc.constantFrom('staff', 'Ärzte')),
    rootRole: fc.oneof({ weight: 3, arbitrary: idOf('role') }, { weight: 1, arbitrary: fc.constant(null) }),
    users: several(idOf('user').map((id) => ({ user: { id } }))),
  },
  'name',
);
const params = { groupId: idOf('group') };

export const groups = [
  { weight: 4, arbitrary: call('createGroup', { body: group }) },
  { weight: 4, arbitrary: call('updateGroup', { params, body: group }) },
  { weight: 2, arbitrary: call('deleteGroup', { params }) },
  { weight: 1, arbitrary: call('getGroup', { params }) },
];
