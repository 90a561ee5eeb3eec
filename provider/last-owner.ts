// Warns of plans that leave a project without an owner. Admins can still manage it, so nothing is refused.

/** Id of the project role Owner on every instance. */
export const ownerRole = 4;

interface Warning {
  warn(summary: string, detail: string, attribute?: string): void;
}

export const warnOfNoOwner = ({ warn }: Warning, project: string, attribute: string): void =>
  warn(
    `The project ${JSON.stringify(project)} would have no owner`,
    'This takes the role Owner from the last user or group that has it. Only Admins could then change the project and who is in it. Unless the project is to go too, make somebody else Owner.',
    attribute,
  );
