// The guides in the order in which a newcomer may want them: first steps, daily work, reviews and audits, programs, looking things up.
export const guidesInOrder: readonly string[] = [
  ...['first-instance', 'access', 'least-privilege', 'four-eyes', 'sign-in'],
  ...['brownfield', 'moving-from-official', 'moving-from-philips-labs'],
  ...['applying', 'drift', 'policy', 'token-rotation', 'actions', 'testing'],
  ...['access-review', 'access-reviews', 'evidence', 'audit-trail', 'siem'],
  ...['cdktf', 'client', 'admin-api'],
  ...['air-gapped', 'proxies', 'troubleshooting', 'permissions', 'versions', 'other-tools'],
];

/** Where a guide stands among them, by its path or its file name; one that has no place yet comes last. */
export function placeOfGuide(path: string): number {
  const name = path.replace(/^.*\/|\.md$/g, '');
  const place = guidesInOrder.indexOf(name);
  return place < 0 ? guidesInOrder.length : place;
}
