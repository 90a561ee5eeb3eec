// What people are told when a change would lock somebody out.

interface Words {
  readonly summary: string;
  readonly detail: string;
}

export const ownLoss = (how: string): Words => ({
  summary: 'Terraform would lose its own access',
  detail: `The account or token that Terraform itself uses would ${how}, so this run and all later ones would fail halfway. Let Terraform use another token with the root role Admin, or set allow_lockout = true if it is meant (before a destroy, apply that first).`,
});

export const nobodyAdmin = (): Words => ({
  summary: 'Nobody would be Admin any more',
  detail:
    'This takes the root role Admin from the last person who has it, of their own or through a group; service accounts do not count, since nobody signs in with them. Nothing was changed. Make somebody else Admin first (and let this resource depend on it), or set allow_lockout = true if it is meant (before a destroy, apply that first).',
});

/** Another block may bring somebody, and a plan cannot know whether that succeeds. */
export const lastAdmin = (): Words => ({
  summary: 'Takes Admin from the last person who has it now',
  detail:
    'As Unleash is now, nobody else who can sign in is Admin; service accounts do not count. Before it does this, the apply looks again, waits for what the same run brings, and refuses where nobody would be left. Let this resource depend on the one that makes somebody else Admin, or set allow_lockout = true if it is meant (before a destroy, apply that first).',
});

export const nobodySignsIn = (others: string): Words => ({
  summary: 'Nobody could sign in any more',
  detail: `This turns off the last way to sign in: ${others} not on, or not complete. Nothing was changed. Turn another way on first (and let this resource depend on it), or set allow_lockout = true if it is meant (before a destroy, apply that first).`,
});

export const lastWayToSignIn = (others: string): Words => ({
  summary: 'Turns off the last way to sign in that works now',
  detail: `As Unleash is now, ${others} not on, or not complete. Before it does this, the apply looks again, waits for what the same run brings, and refuses where no other way would be left. Let this resource depend on the one that turns another way on, or set allow_lockout = true if it is meant (before a destroy, apply that first).`,
});
