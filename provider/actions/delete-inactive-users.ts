/** Deleting the people who have not signed in for long. */
import { between, optional } from '../../src/terraform/framework/index.ts';
import { defineAction } from '../define.ts';
import { readLeavers, refuseLastAdmin } from '../lockout/inactive-users.ts';
import { unlessLockedOut, whileLeaving } from '../lockout/guard.ts';

/** Unleash deletes one after another and stops at the first that fails; so many are told of at a time. */
const atOnce = 20;

export const deleteInactiveUsers = defineAction('delete_inactive_users', {
  description:
    'Deletes the people whom Unleash counts as inactive: nobody has signed in as them or used a token of theirs for 180 days, or for as long as the server is set to. The plan says who they are. Never the account that Terraform uses, and nobody where no Admin would be left. Of somebody with several tokens Unleash looks at each alone: name those who work with tokens in `except_user_ids`.',
  area: 'Users and groups',
  attributes: {
    inactive_days: optional
      .number(
        'Only those who are inactive for so many days. What is less than the setting of the server changes nothing.',
      )
      .check(between(1, 36_500)),
    except_user_ids: optional.setOfNumbers('Ids of users who stay, whatever Unleash says of them.'),
  },
  plan: async (api, config, { warn }) => {
    const leavers = await readLeavers(api, config);
    if (leavers.length === 0) return;
    warn(
      `Deletes ${leavers.length === 1 ? 'one user' : `${leavers.length} users`}`,
      `Inactive now: ${names(leavers)}.`,
    );
  },
  invoke: async (api, config, { progress, done, run }) => {
    const leavers = await readLeavers(api, config);
    if (leavers.length === 0) return progress('Nobody is inactive.');
    const ids = leavers.map(({ id }) => id);
    const look = () => refuseLastAdmin(api, ids);
    await whileLeaving(api, ids, () =>
      unlessLockedOut(api, { run, attribute: 'except_user_ids' }, look, async () => {
        for (let at = 0; at < leavers.length; at += atOnce) {
          const next = leavers.slice(at, at + atOnce);
          await api.deleteInactiveUsers({ body: { ids: next.map(({ id }) => id) } });
          done(`Deleted ${names(next)}.`);
        }
        return true;
      }),
    );
  },
});

const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join(', ');
