// NIST SP 800-53, revision 5, which FedRAMP takes its baselines from: access control, audit, configuration management.
import type { Framework } from './control.ts';

export const nist80053: Framework = {
  id: 'nist80053',
  name: 'FedRAMP, NIST SP 800-53 revision 5',
  controls: [
    {
      id: 'AC-2',
      title: 'Account management',
      asks: 'Accounts are made, watched, switched off and reviewed; each has an owner.',
      pieces: ['access-review', 'provisioning', 'events', 'policy'],
    },
    {
      id: 'AC-3',
      title: 'Access enforcement',
      asks: 'Roles decide who may do what, and projects close off what is theirs.',
      pieces: ['roles', 'access-review', 'policy'],
    },
    {
      id: 'AC-4',
      title: 'Information flow enforcement',
      asks: 'Who may ask the frontend API from a browser is listed.',
      pieces: ['policy'],
    },
    {
      id: 'AC-5',
      title: 'Separation of duties',
      asks: 'Nobody proposes, approves and applies a change alone.',
      pieces: ['four-eyes-settings', 'four-eyes-decisions', 'policy'],
    },
    {
      id: 'AC-6',
      title: 'Least privilege',
      asks: 'People and programs hold what they use, and few hold everything.',
      pieces: ['access-review', 'roles', 'policy'],
    },
    {
      id: 'AC-14',
      title: 'Actions without identification',
      asks: 'Nobody gets in by a link that is open to everybody.',
      pieces: ['access-review', 'policy'],
    },
    {
      id: 'AU-2',
      title: 'Event logging',
      asks: 'What has to be recorded is recorded.',
      pieces: ['events', 'logins'],
    },
    {
      id: 'AU-3',
      title: 'Content of audit records',
      asks: 'Each record says what happened, when, where and who did it.',
      pieces: ['events', 'logins'],
    },
    {
      id: 'AU-6',
      title: 'Review of audit records',
      asks: 'The record can be searched, counted and handed over.',
      pieces: ['events', 'logins', 'four-eyes-decisions'],
    },
    {
      id: 'AU-9',
      title: 'Protection of audit information',
      asks: 'Whoever changes the record later is found out: the manifest names the file and the line.',
      pieces: ['events', 'logins'],
    },
    {
      id: 'AU-12',
      title: 'Audit record generation',
      asks: 'Records come from the system itself, over the whole period.',
      pieces: ['events', 'logins'],
    },
    {
      id: 'CA-5',
      title: 'Plan of action and milestones',
      asks: 'Exceptions have a reason, an owner and an end.',
      pieces: ['policy'],
    },
    {
      id: 'CM-2',
      title: 'Baseline configuration',
      asks: 'How the instance is meant to be is written down.',
      pieces: ['drift', 'policy'],
    },
    {
      id: 'CM-3',
      title: 'Configuration change control',
      asks: 'Changes are proposed, reviewed and approved before they are applied.',
      pieces: ['four-eyes-settings', 'four-eyes-decisions'],
    },
    {
      id: 'CM-5',
      title: 'Access restrictions for change',
      asks: 'Few may change production, and who they are is known.',
      pieces: ['access-review', 'roles', 'four-eyes-settings'],
    },
    {
      id: 'CM-6',
      title: 'Configuration settings',
      asks: 'Settings follow rules, and what departs from them is found.',
      pieces: ['policy', 'drift', 'sign-in'],
    },
    {
      id: 'CM-8',
      title: 'Component inventory',
      asks: 'What there is, and whose it is, is known.',
      pieces: ['access-review', 'policy'],
    },
    {
      id: 'CP-10',
      title: 'Recovery and reconstitution',
      asks: 'Maintenance is ended when the work is.',
      pieces: ['policy'],
    },
    {
      id: 'IA-2',
      title: 'Identification of users',
      asks: 'People sign in through the company.',
      pieces: ['sign-in', 'policy', 'logins'],
    },
    {
      id: 'IA-5',
      title: 'Authenticator management',
      asks: 'Passwords are off, and tokens expire.',
      pieces: ['sign-in', 'policy', 'access-review'],
    },
    {
      id: 'SC-7',
      title: 'Boundary protection',
      asks: 'Who may ask from outside is listed.',
      pieces: ['policy'],
    },
    {
      id: 'SC-8',
      title: 'Confidentiality in transmission',
      asks: 'What integrations send leaves over encrypted connections.',
      pieces: ['policy'],
    },
    {
      id: 'SC-12',
      title: 'Cryptographic keys',
      asks: 'Certificates of sign-in are renewed in time.',
      pieces: ['policy'],
    },
    {
      id: 'SC-17',
      title: 'Certificates',
      asks: 'Certificates of sign-in are renewed in time.',
      pieces: ['policy'],
    },
  ],
};
