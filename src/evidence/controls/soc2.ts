// SOC 2: trust services criteria of 2017, logical access (CC6), operations (CC7) and change management (CC8).
import type { Framework } from './control.ts';

export const soc2: Framework = {
  id: 'soc2',
  name: 'SOC 2, trust services criteria',
  controls: [
    {
      id: 'CC1.3',
      title: 'Responsibility is assigned',
      asks: 'Each project has somebody who answers for it.',
      pieces: ['access-review', 'policy'],
    },
    {
      id: 'CC3.2',
      title: 'Risks are known and decided on',
      asks: 'Who has accepted an exception, why and until when is written down.',
      pieces: ['policy'],
    },
    {
      id: 'CC6.1',
      title: 'Logical access is restricted',
      asks: 'Who signs in is known, and whoever may do something holds a role that says so.',
      pieces: ['access-review', 'policy', 'sign-in', 'roles'],
    },
    {
      id: 'CC6.2',
      title: 'Access is given and taken away through a process',
      asks: 'Accounts come from the directory and go with it, and somebody stands behind each that remains.',
      pieces: ['access-review', 'provisioning', 'events'],
    },
    {
      id: 'CC6.3',
      title: 'Least privilege and separated duties',
      asks: 'Roles give what the work needs, and nobody alone can change what production serves.',
      pieces: ['access-review', 'policy', 'roles', 'four-eyes-settings', 'four-eyes-decisions'],
    },
    {
      id: 'CC6.6',
      title: 'Threats from outside are kept out',
      asks: 'Tokens expire and reach no further than they must, and browsers of others cannot ask the frontend API.',
      pieces: ['access-review', 'policy'],
    },
    {
      id: 'CC6.7',
      title: 'Data is protected on its way out',
      asks: 'Integrations send over encrypted connections, and to places that are known.',
      pieces: ['policy'],
    },
    {
      id: 'CC7.1',
      title: 'Changes of configuration are detected',
      asks: 'What was changed behind the back of the configuration is found, with who did it.',
      pieces: ['policy', 'drift', 'events'],
    },
    {
      id: 'CC7.2',
      title: 'What happens is monitored',
      asks: 'Every administrative act and every sign-in is recorded and can be handed over whole.',
      pieces: ['events', 'logins'],
    },
    {
      id: 'CC7.3',
      title: 'What stands out is evaluated',
      asks: 'Somebody can tell from the record what happened, when, and who did it.',
      pieces: ['events', 'logins', 'access-review'],
    },
    {
      id: 'CC7.5',
      title: 'Recovery from incidents',
      asks: 'What was switched off in an emergency does not stay off unnoticed.',
      pieces: ['policy'],
    },
    {
      id: 'CC8.1',
      title: 'Changes are authorised, tested and approved',
      asks: 'A change of production needs the approval of somebody else, and there is proof that it had it.',
      pieces: ['four-eyes-settings', 'four-eyes-decisions', 'policy', 'drift'],
    },
    {
      id: 'A1.2',
      title: 'The environment is kept available',
      asks: 'Maintenance is ended when the work is.',
      pieces: ['policy'],
    },
  ],
};
