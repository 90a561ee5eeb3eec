// The table of docs/resources-by-area.md.
import { areas } from '../../provider/areas.ts';
import { resources } from '../../provider/generated/catalog.ts';
import { partOfPage } from './part-of-page.ts';

export function renderResourcesByArea(): Map<string, string> {
  const rows = areas.flatMap((area) => {
    const names = resources.filter((resource) => resource.area === area).map(({ name }) => `\`unleash_${name}\``);
    return names.length > 0 ? [`| ${area} | ${names.join(', ')} |`] : [];
  });
  return partOfPage(
    'docs/resources-by-area.md',
    'resources by area',
    ['| area | resources |', '|---|---|', ...rows].join('\n'),
  );
}
