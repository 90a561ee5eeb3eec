// Findings that somebody decided to live with, and waivers that are of no use any more.
import { type Exception, fits, fitting, isOver, problemsOf } from '../exceptions/index.ts';
import type { About, Finding, RuleOutcome, Waived } from './result.ts';

/** What a waiver is found as when it has expired, or fits nothing. */
const waiverRule = 'waivers';

export class Waivers {
  readonly #all: readonly Exception[];
  readonly #valid: readonly Exception[];
  readonly #used = new Set<Exception>();
  readonly #today: string;

  /** @param today day in UTC */
  constructor(all: readonly Exception[], today: string) {
    this.#all = all;
    this.#valid = all.filter((waiver) => !isOver(waiver, today));
    this.#today = today;
  }

  sort(findings: readonly Finding[]): { readonly left: readonly Finding[]; readonly waived: readonly Waived[] } {
    const waived: Waived[] = [];
    const left = findings.filter((finding) => {
      const waivers = fitting(this.#valid, textsOf(finding));
      for (const one of waivers) this.#used.add(one);
      if (!waivers[0]) return true;
      const { number, reason, owner, expires } = waivers[0];
      waived.push({ ...finding, waiver: number, reason, owner, expires });
      return false;
    });
    return { left, waived };
  }

  /**
   * Whether it fits nothing is known only where all of an instance was judged by what it names.
   * @param outcomes of the rules that judged @param others ids of rules that did not
   */
  useless(outcomes: readonly RuleOutcome[], others: readonly string[], isWhole: boolean): readonly Finding[] {
    const isTold = (waiver: Exception) => {
      const pattern = waiver.patterns.get('rule') ?? '*';
      const judging = outcomes.filter(({ rule }) => fits(pattern, rule));
      if (others.some((rule) => fits(pattern, rule))) return false;
      return judging.length === 0 || (isWhole && judging.every(({ outcome }) => !untold.includes(outcome)));
    };
    return problemsOf(this.#all, this.#used, this.#today)
      .filter(({ exception, problem }) => problem === 'expired' || isTold(exception))
      .map(({ exception, problem }) => findingOf(exception, problem));
  }
}

const untold: readonly string[] = ['not known', 'not applicable'];

const textsOf = ({ rule, type, name, address }: About) => ({
  rule: [rule],
  ...{ type: type === null ? [] : [type], name: name === null ? [] : [name] },
  address: address === null ? [] : [address],
});

function findingOf({ number, reason, expires, owner }: Exception, problem: 'expired' | 'unused'): Finding {
  const why = problem === 'expired' ? `expired on ${expires}` : 'fits nothing';
  return {
    ...{ rule: waiverRule, type: null, name: `waiver ${number}`, address: null, severity: 'medium' },
    message: `Waiver ${number} of ${owner} ${why}: ${reason}`,
    fix: 'Take it out of the file, or have it decided anew.',
    controls: { soc2: ['CC3.2'], iso27001: ['A.5.36'], nist80053: ['CA-5'] },
  };
}
