// Evidence as assessment results of OSCAL 1.2: https://pages.nist.gov/OSCAL/resources/concepts/layer/assessment/assessment-results/
import { type Control, frameworks } from '../controls/index.ts';
import { type Evidence, hiddenIn, judgementsIn } from '../evidence.ts';
import { isJudged, type Judgement, judgementsOf } from '../judgement.ts';
import type { Piece } from '../piece.ts';
import { uuidOf } from './uuid.ts';

const oscalVersion = '1.2.1';

const [nist80053] = frameworks.filter(({ id }) => id === 'nist80053');

/**
 * The same evidence gives the same document, identifiers and all.
 * @param hashes SHA-256 of each file, by its path
 */
export function assessmentResults(evidence: Evidence, hashes: ReadonlyMap<string, string>): object {
  const { instance, period, at, tool } = evidence;
  const id = (...parts: readonly string[]) => uuidOf(instance.url, period.from, period.to, at, ...parts);
  const title = `Evidence about ${instance.url}, ${period.from} to ${period.to}`;
  const pieces = evidence.pieces.filter(({ paths }) => paths.length > 0);
  const judgements = judgementsIn(evidence);
  const hidden = hiddenIn(evidence);
  return {
    'assessment-results': {
      uuid: id('assessment results'),
      metadata: {
        ...{ title, 'last-modified': at, version: `${period.from}/${period.to}`, 'oscal-version': oscalVersion },
        remarks: `Written by ${tool.name} ${tool.version}, from what the admin API shows.`,
      },
      'import-ap': { href: `#${id('plan')}` },
      results: [
        {
          uuid: id('result'),
          title,
          description: `What the admin API of ${instance.url} shows of the controls below. It is evidence for an auditor, and no opinion on a control as a whole.`,
          start: `${period.from}T00:00:00Z`,
          end: `${period.to}T23:59:59Z`,
          'local-definitions': { components: [componentOf(evidence, id('component'))] },
          'reviewed-controls': {
            'control-selections': [
              {
                'include-controls': controlsWithEvidence(pieces).map((control) => ({
                  'control-id': oscalIdOf(control),
                })),
              },
            ],
          },
          observations: [
            ...pieces.map((piece) => observationOf(piece, evidence, id)),
            ...judgements.map((judgement) => testOf(judgement, evidence, id)),
          ],
          ...findingsOf(judgements, id),
          ...(hidden.length > 0 && {
            remarks: `What could not be seen:\n\n${hidden.map((one) => `- ${one}`).join('\n')}`,
          }),
        },
      ],
      'back-matter': {
        resources: [
          {
            uuid: id('plan'),
            title: 'What is examined',
            description: `Each piece of evidence that ${tool.name} collects, and the controls that it bears on.`,
            rlinks: [{ href: 'index.md', 'media-type': 'text/markdown' }],
          },
          ...pieces.flatMap(({ title: of, paths }) =>
            paths.map((path) => ({
              ...{ uuid: id('file', path), title: `${of}: ${path}` },
              rlinks: [
                {
                  href: path,
                  'media-type': mediaTypeOf(path),
                  hashes: [{ algorithm: 'SHA-256', value: hashes.get(path) }],
                },
              ],
            })),
          ),
        ],
      },
    },
  };
}

type IdOf = (...parts: readonly string[]) => string;

/** As catalogs of OSCAL call it: `AC-2` is `ac-2`. */
const oscalIdOf = ({ id }: Pick<Control, 'id'>) => id.toLowerCase();

const controlsWithEvidence = (pieces: readonly Piece[]) =>
  nist80053!.controls.filter((control) => pieces.some(({ id }) => control.pieces.includes(id)));

const componentOf = ({ instance: { url, version, edition } }: Evidence, uuid: string) => ({
  ...{ uuid, type: 'software', title: 'Unleash' },
  description: `The instance at ${url}, of the ${edition} edition.`,
  ...(version !== '' && { props: [{ name: 'version', value: version }] }),
  status: { state: 'operational' },
});

/** Somebody has to look at it. */
const observationOf = ({ id: piece, title, summary, attention, paths }: Piece, { at }: Evidence, id: IdOf) => ({
  uuid: id('piece', piece),
  title,
  description: [...summary, `${attention.length} points to look at.`].join(' '),
  methods: ['EXAMINE'],
  subjects: [{ 'subject-uuid': id('component'), type: 'component' }],
  'relevant-evidence': paths.map((path) => ({ href: `#${id('file', path)}`, description: path })),
  collected: at,
});

/** Held against a rule. */
const testOf = ({ rule, title, outcome, found }: Judgement, { at }: Evidence, id: IdOf) => ({
  uuid: id('rule', rule),
  title,
  description: [`Rule ${rule}: ${outcome}.`, ...found].join(' '),
  methods: ['TEST'],
  subjects: [{ 'subject-uuid': id('component'), type: 'component' }],
  collected: at,
});

/** One for each control that a rule was held against: it stands for those rules, and for no more of the control. */
function findingsOf(judgements: readonly Judgement[], id: IdOf) {
  const findings = nist80053!.controls.flatMap((control) => {
    const judged = judgementsOf(judgements, nist80053!, control.id).filter(isJudged);
    if (judged.length === 0) return [];
    const failed = judged.filter(({ outcome }) => outcome !== 'passed');
    const isFound = judged.some(({ outcome }) => outcome === 'found');
    return [
      {
        uuid: id('control', control.id),
        title: `${control.id} ${control.title}`,
        description: `${judged.length - failed.length} of the ${judged.length} rules that bear on it are kept. It says nothing about what no rule looks at.`,
        target: {
          ...{ type: 'objective-id', 'target-id': `${oscalIdOf(control)}_obj` },
          status: { state: isFound ? 'not-satisfied' : 'satisfied', reason: isFound ? 'fail' : 'pass' },
        },
        'related-observations': judged.map(({ rule }) => ({ 'observation-uuid': id('rule', rule) })),
      },
    ];
  });
  return findings.length === 0 ? {} : { findings };
}

const mediaTypes: { readonly [ending: string]: string } = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
};
const mediaTypeOf = (path: string) => mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
