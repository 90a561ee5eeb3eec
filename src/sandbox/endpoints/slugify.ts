// The id that a project gets when only its name is given.

/** Lower case letters, digits and dashes; a name with none of them becomes the base64 of itself. */
export function slugify(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9\s_-]/g, '')
    .trim()
    .replace(/[\s_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? Buffer.from(name).toString('base64url').toLowerCase() : slug;
}
