// What no reader of the admin API can show: an auditor asks for it elsewhere.
interface Beyond {
  readonly what: string;
  /** Where it is found instead. */
  readonly instead: string;
}

export const beyond: readonly Beyond[] = [
  {
    what: 'IP allow lists',
    instead:
      'of a hosted instance they are kept by Unleash, and of an own one by the network in front of it: ask for the list and for who may change it.',
  },
  {
    what: 'Access logs: who has asked for which address, from where',
    instead:
      'of a hosted instance Unleash hands them over, and of an own one the proxy has them. The event log tells of changes, and not of reading.',
  },
  {
    what: 'How long events and sign-ins are kept',
    instead:
      'no setting of the API says so. Export them on a schedule, and keep the exports as long as your rules ask for.',
  },
  {
    what: 'Unleash Edge and proxies: who runs them, and with which tokens they were started',
    instead: 'their own configuration tells. What their tokens may read is in the access review.',
  },
  {
    what: 'Multi-factor authentication and the life of accounts in the directory',
    instead: 'the identity provider has them. Here is to be seen that people sign in through it.',
  },
  {
    what: 'Encryption of data at rest, backups, and the patches of the server',
    instead: 'whoever runs the database and the server shows them.',
  },
];
