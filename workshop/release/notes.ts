// What the changelog says of a version.

/** @throws Error where it says nothing of it */
export function notesOf(changelog: string, version: string): string {
  const sections = new Map(
    changelog.split(/^## /m).map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [heading.split(' ')[0], lines.join('\n').trim()];
    }),
  );
  const text = sections.get(version) ?? sections.get('Unreleased');
  if (text) return `${text}\n`;
  throw new Error(`CHANGELOG.md has no section ${version} and none Unreleased`);
}
