// ISO/IEC 27001:2022: organisational (A.5) and technological (A.8) controls of its Annex A.
import type { Framework } from './control.ts';

export const iso27001: Framework = {
  id: 'iso27001',
  name: 'ISO/IEC 27001:2022, Annex A',
  controls: [
    {
      id: 'A.5.2',
      title: 'Roles and responsibilities',
      asks: 'Each project has somebody who answers for it.',
      pieces: ['access-review', 'policy'],
    },
    {
      id: 'A.5.3',
      title: 'Segregation of duties',
      asks: 'Whoever proposes a change of production does not approve it.',
      pieces: ['four-eyes-settings', 'four-eyes-decisions', 'policy'],
    },
    {
      id: 'A.5.9',
      title: 'Inventory of assets',
      asks: 'What there is, and whose it is, is known.',
      pieces: ['access-review', 'policy'],
    },
    {
      id: 'A.5.14',
      title: 'Information transfer',
      asks: 'What integrations send leaves over encrypted connections.',
      pieces: ['policy'],
    },
    {
      id: 'A.5.15',
      title: 'Access control',
      asks: 'There are rules for access, and they are kept.',
      pieces: ['access-review', 'policy', 'roles'],
    },
    {
      id: 'A.5.16',
      title: 'Identity management',
      asks: 'Each account belongs to somebody, from the directory to its end.',
      pieces: ['access-review', 'provisioning'],
    },
    {
      id: 'A.5.17',
      title: 'Authentication information',
      asks: 'Passwords and tokens are issued, limited and withdrawn by rules.',
      pieces: ['sign-in', 'policy', 'access-review'],
    },
    {
      id: 'A.5.18',
      title: 'Access rights',
      asks: 'Rights are given, reviewed and taken away; what a review has found is acted on.',
      pieces: ['access-review', 'events'],
    },
    {
      id: 'A.5.28',
      title: 'Collection of evidence',
      asks: 'The record is whole, and whoever gets it can prove that.',
      pieces: ['events', 'logins'],
    },
    {
      id: 'A.5.30',
      title: 'Readiness for business continuity',
      asks: 'Maintenance is ended when the work is.',
      pieces: ['policy'],
    },
    {
      id: 'A.5.36',
      title: 'Compliance with policies',
      asks: 'The rules of the house are checked, and exceptions are decided by somebody.',
      pieces: ['policy', 'drift'],
    },
    {
      id: 'A.8.2',
      title: 'Privileged access rights',
      asks: 'Few are admins, they are known, and what they hold they use.',
      pieces: ['access-review', 'policy', 'roles'],
    },
    {
      id: 'A.8.3',
      title: 'Information access restriction',
      asks: 'Projects are open to those who work on them.',
      pieces: ['access-review', 'policy'],
    },
    {
      id: 'A.8.4',
      title: 'Access to source code',
      asks: 'What decides how software behaves in production is as closed as its source.',
      pieces: ['access-review', 'four-eyes-settings'],
    },
    {
      id: 'A.8.5',
      title: 'Secure authentication',
      asks: 'People sign in through the company, and passwords are off.',
      pieces: ['sign-in', 'policy', 'logins'],
    },
    {
      id: 'A.8.9',
      title: 'Configuration management',
      asks: 'Settings are written down as code, and what differs from it is found.',
      pieces: ['drift', 'policy'],
    },
    {
      id: 'A.8.15',
      title: 'Logging',
      asks: 'Acts and sign-ins are recorded, kept and protected.',
      pieces: ['events', 'logins'],
    },
    {
      id: 'A.8.16',
      title: 'Monitoring activities',
      asks: 'The record is looked at, and can be streamed to where alarms are raised.',
      pieces: ['events', 'logins', 'drift'],
    },
    {
      id: 'A.8.20',
      title: 'Network security',
      asks: 'Who may ask from where is listed.',
      pieces: ['policy'],
    },
    {
      id: 'A.8.24',
      title: 'Use of cryptography',
      asks: 'Connections are encrypted, and certificates are renewed in time.',
      pieces: ['policy'],
    },
    {
      id: 'A.8.26',
      title: 'Application security requirements',
      asks: 'Applications hold tokens that reach no further than they must.',
      pieces: ['policy', 'access-review'],
    },
    {
      id: 'A.8.32',
      title: 'Change management',
      asks: 'Changes of production follow a procedure with an approval.',
      pieces: ['four-eyes-settings', 'four-eyes-decisions', 'drift'],
    },
  ],
};
