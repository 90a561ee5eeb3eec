// Checks another specification against our contract: which differences there are, which of them are known, how bad the rest is.
import { address, compareSpecifications } from './compare.ts';
import type { Difference } from './difference.ts';
import { listOperations, type OpenApiDocument } from './document.ts';
import { explainDifference, type KnownDifference } from './explain.ts';
import type { Patch } from './patch.ts';

/** A difference, how often it shows, and why it is not a surprise, where it is known. */
export interface Finding extends Difference {
  /** Further operations that show it, because they share the schema. */
  alsoIn: string[];
  reason?: string;
}

export interface Check {
  /** Title and version of the other specification. */
  subject: string;
  /** How many operations were compared. */
  compared: number;
  /** The enterprise operations that were left out, when the other is an open-source server. */
  leftOut: string[];
  findings: Finding[];
  /** Whether nothing is breaking but what is known. */
  passed: boolean;
}

interface Expectations {
  contract: OpenApiDocument;
  enterprise: readonly string[];
  patches: readonly Patch[];
  knownDifferences: readonly KnownDifference[];
}

export function checkSpecification(theirs: OpenApiDocument, expected: Expectations): Check {
  const leftOut = isOpenSource(theirs, expected) ? new Set(expected.enterprise) : new Set<string>();
  const differences = compareSpecifications(expected.contract, theirs).filter(
    ({ operation }) => !leftOut.has(operation),
  );
  const findings = combine(differences).map((finding) => {
    const reason = explainDifference(finding, expected.patches, expected.knownDifferences);
    return reason === undefined ? finding : { ...finding, reason };
  });
  return {
    subject: `${theirs.info?.title ?? 'Untitled'} ${theirs.info?.version ?? ''}`.trim(),
    compared: listOperations(expected.contract).length - leftOut.size,
    leftOut: [...leftOut],
    findings,
    passed: !findings.some(({ severity, reason }) => severity === 'breaking' && reason === undefined),
  };
}

/** An open-source server has none of the enterprise operations, rather than lacking a few. */
function isOpenSource(theirs: OpenApiDocument, { contract, enterprise }: Expectations): boolean {
  const present = new Set(listOperations(theirs).map(address));
  const wanted = listOperations(contract).filter(({ id }) => enterprise.includes(id));
  return !wanted.some((operation) => present.has(address(operation)));
}

/** A difference inside a shared schema is told once, at the first operation that shows it. */
function combine(differences: Difference[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const difference of differences) {
    const { place, severity, message, operation } = difference;
    const key = JSON.stringify([place, severity, message]);
    const known = findings.get(key);
    if (!known) findings.set(key, { ...difference, alsoIn: [] });
    else if (known.operation !== operation && !known.alsoIn.includes(operation)) known.alsoIn.push(operation);
  }
  return [...findings.values()];
}
