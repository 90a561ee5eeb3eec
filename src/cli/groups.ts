// Groups of commands, each a folder of `commands/`: what is called where only the group is named, and what the list says of it.
interface Group {
  readonly summary: string;
  /** Carried out where no command of the group is named. */
  readonly byDefault?: string;
}

export const groups: { readonly [name: string]: Group } = {
  events: { summary: 'The audit log: what happened, when, and who did it.', byDefault: 'search' },
  evidence: { summary: 'Evidence for an audit period, in one folder that can be proved whole.', byDefault: 'collect' },
  logins: { summary: 'The login history: who signed in, and who tried.', byDefault: 'search' },
  requests: { summary: 'Change requests: which there are, and what becomes of each.', byDefault: 'list' },
};
