// An access review of a company that does not exist, of any size and always the same: for the page, its tests and its bench.
import type { Finding, Review, ReviewedGrant, ReviewedRole, Subject } from '../src/access/index.ts';

interface Size {
  readonly people: number;
  readonly projects: number;
  /** What each person has, beside the root role. */
  readonly grantsEach: number;
  /** Put into every text that comes from Unleash. */
  readonly spice?: string;
}

const at = '2027-01-31T09:30:00.000Z';
const day = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.parse(at) - days * day).toISOString();

const firstNames = ['Ada', 'Björn', 'Chloé', 'Dilek', 'Edsger', 'Fatima', 'Grace', 'Hedy', 'Ivo', 'Jun', 'Katalin'];
const lastNames = ['Okafor', 'Lindqvist', 'Moreau', 'Yılmaz', 'Haddad', 'Nowak', 'Silva', 'Tanaka', 'Weber'];
const teams = ['Checkout', 'Search', 'Payments', 'Mobile', 'Platform', 'Growth', 'Support'];

const roles: readonly ReviewedRole[] = [
  { id: 1, name: 'Admin', type: 'root', permissions: [{ name: 'ADMIN', scope: 'root', environment: null }] },
  {
    id: 2,
    name: 'Editor',
    type: 'root',
    permissions: [{ name: 'CREATE_FEATURE', scope: 'project', environment: null }],
  },
  { id: 3, name: 'Viewer', type: 'root', permissions: [] },
  {
    id: 4,
    name: 'Owner',
    type: 'project',
    permissions: [{ name: 'UPDATE_PROJECT', scope: 'project', environment: null }],
  },
  {
    ...{ id: 7, name: 'Flag operator', type: 'custom' },
    permissions: [{ name: 'UPDATE_FEATURE_ENVIRONMENT', scope: 'environment', environment: 'production' }],
  },
];

export function madeUpReview({ people, projects, grantsEach, spice = '' }: Size): Review {
  const subjects = Array.from({ length: people }, (_, index) => personOf(index, spice));
  const grants = subjects.flatMap((subject, index) => [
    rootGrantOf(subject, index),
    ...Array.from({ length: grantsEach }, (_, number) => projectGrantOf(subject, index, number, projects, spice)),
  ]);
  return {
    instance: { url: 'https://unleash.example.com', version: '7.5.0', edition: 'enterprise' },
    ...{ at, activitySince: daysAgo(90), subjects, grants, roles, groups: [] },
    findings: subjects.flatMap((subject, index) => findingsOf(subject, index)),
    hidden: [],
  };
}

function personOf(index: number, spice: string): Subject {
  const [first, last] = [firstNames[index % firstNames.length]!, lastNames[(index * 7) % lastNames.length]!];
  const email = `${first.normalize('NFKD').replace(/[^a-z]/gi, '')}.${index + 1}@example.com`.toLowerCase();
  return {
    ...{ key: `user:${index + 1}`, type: 'user', id: index + 1, name: email + spice, email: email + spice },
    displayName: `${first} ${last}${spice}`,
    isAdmin: isAdmin(index),
    createdAt: daysAgo(700 - (index % 600)),
    lastSeen: index % 9 === 8 ? null : daysAgo((index * 13) % 130),
    ...{ managedBy: null, groups: [], owner: null, credentials: [] },
  };
}

const isAdmin = (index: number) => index % 20 === 0;

function rootGrantOf({ key }: Subject, index: number): ReviewedGrant {
  const role = roles[isAdmin(index) ? 0 : 2]!;
  return {
    ...bare,
    ...{ fingerprint: `root-${index}`, subject: key, role: { id: role.id, name: role.name }, isAdmin: isAdmin(index) },
    ...{ reachesProduction: isAdmin(index), environments: isAdmin(index) ? null : [] },
  };
}

function projectGrantOf(
  { key }: Subject,
  index: number,
  number: number,
  projects: number,
  spice: string,
): ReviewedGrant {
  const role = roles[(index + number) % 3 === 0 ? 3 : 4]!;
  const project = (index * 3 + number) % projects;
  const team = teams[project % teams.length]!;
  return {
    ...bare,
    fingerprint: `project-${index}-${number}`,
    subject: key,
    role: { id: role.id, name: role.name + spice },
    through: (index + number) % 2 === 0 ? { id: project + 1, name: `${team} team${spice}` } : null,
    projects: [`${team.toLowerCase()}-${Math.floor(project / teams.length) + 1}`],
    environments: role.id === 7 ? ['production'] : [],
    reachesProduction: role.id === 7,
    since: daysAgo((index * 11 + number) % 400),
  };
}

const bare = {
  ...{ through: null, token: null, projects: null, environments: [], isAdmin: false, reachesProduction: false },
  ...{ since: daysAgo(365), grantedBy: null, used: null },
} as const;

function findingsOf({ key, displayName, lastSeen }: Subject, index: number): Finding[] {
  const about = { subject: key, grant: null };
  if (lastSeen === null)
    return [
      {
        ...{ id: 'review/never-signed-in', key: `review/never-signed-in ${key}`, severity: 'warning', ...about },
        message: `${displayName} has never signed in.`,
        fix: 'Delete the account, or ask whether the invitation arrived.',
      },
    ];
  if (lastSeen > daysAgo(90)) return [];
  return [
    {
      ...{ id: 'review/inactive-90-days', key: `review/inactive-90-days ${key}`, ...about },
      severity: isAdmin(index) ? 'error' : 'warning',
      message: `${displayName} last signed in on ${lastSeen.slice(0, 10)}.`,
      fix: 'Delete the account, or take its roles away.',
    },
  ];
}
