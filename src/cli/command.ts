// A command is one literal: what it takes, what it needs, what it does, and how its result reads.
import type { AdminApi } from '../admin-api/index.ts';
import type { Connected } from '../terraform/framework/index.ts';
import type { Arguments, Options, Values } from './parameters.ts';
import type { Terminal } from './terminal.ts';

/**
 * `api`: a client for the instance that the environment or the options of the connection name. `connected`, which goes with
 * it: the same client with the catalog of the provider. `reach`: what makes both for those that may do without any instance.
 */
export type Need = 'api' | 'connected' | 'reach';

/** Whether it may ask an instance, and so has the options of a connection. */
export const mayConnect = ({ needs }: { readonly needs: readonly Need[] }): boolean => needs.length > 0;

interface Given<A extends Arguments, O extends Options> {
  readonly arguments: Values<A>;
  readonly options: Values<O>;
  readonly terminal: Terminal;
}
type Needed<N extends readonly Need[]> = Pick<Reach, N[number]>;

/** What a command reaches an instance with. */
export interface Reach {
  readonly api: AdminApi;
  readonly connected: Connected;
  /** Connects, and does the work. */
  reach<T>(work: (instance: Pick<Reach, 'api' | 'connected'>) => Promise<T>): Promise<T>;
}

/** A cell of a table; null and undefined are empty. */
export type Cell = string | number | boolean | null | undefined;

/** What a pipeline is to be told of. */
export interface Alarm {
  /** Stays the same from run to run, such as `drift/changed`. */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  /** What it is about. */
  readonly subject: string;
  /** A sentence. */
  readonly message: string;
  /** Where it was written; absent where that is not in a file. */
  readonly place?: { readonly file: string; readonly line: number } | undefined;
  /** What it is the same alarm by from run to run, wherever it stands by then; the rule and the subject where it is absent. */
  readonly same?: readonly (string | null)[];
  /** What there is to know of the rule. */
  readonly about?: { readonly title: string; readonly help: string; readonly tags: readonly string[] } | undefined;
}

export type Columns<Row> = { readonly [heading: string]: (row: Row) => Cell };

/** How a result reads; as JSON it is the data itself. */
export interface Output<Data, Row> {
  /** What is a line of the table, in its order. */
  rows(data: Data): readonly Row[];
  /** By heading; where they depend on what the caller asked for, of the data. */
  readonly columns: Columns<Row> | ((data: Data) => Columns<Row>);
  /** Whoever has it can also be printed for pipelines: as SARIF, JUnit and workflow commands of GitHub. */
  alarm?(row: Row): Alarm;
  /** Sentences for the person who looks on. */
  notes?(data: Data): readonly string[];
}

interface Declaration<A extends Arguments, O extends Options, N extends readonly Need[]> {
  /** One sentence, for the list of commands. */
  readonly summary: string;
  /** What the help adds to it, in lines of at most 80 characters. */
  readonly description?: string;
  readonly arguments: A;
  /** By their names in camel case: `userLimit` is `--user-limit`. */
  readonly options: O;
  readonly needs: N;
  /** What follows `unleash-admin` on the command line. */
  readonly examples: readonly string[];
}

/** Answers with data, which is printed in the format that the caller chose. */
interface Query<A extends Arguments, O extends Options, N extends readonly Need[], Data, Row>
  extends Declaration<A, O, N> {
  run(context: Given<A, O> & Needed<N>): Promise<Data>;
  readonly output: Output<Data, Row>;
  /** Whether the data holds what the caller asked to be told of by the exit code. */
  hasFindings?(data: Data): boolean;
}

/** Serves until it is told to end, and prints what it has to say itself. */
interface Service<A extends Arguments, O extends Options, N extends readonly Need[]> extends Declaration<A, O, N> {
  run(context: Given<A, O> & Needed<N>): Promise<void>;
  readonly output?: undefined;
}

/** A command as the program sees it: whatever was declared, it is given what it declared. */
export interface Command extends Declaration<Arguments, Options, readonly Need[]> {
  run(context: Given<Arguments, Options> & Partial<Reach>): Promise<unknown>;
  readonly output?: Output<unknown, unknown> | undefined;
  hasFindings?(data: unknown): boolean;
}

export function defineCommand<
  const A extends Arguments,
  const O extends Options,
  const N extends readonly Need[],
  Data,
  Row,
>(command: Query<A, O, N, Data, Row> | Service<A, O, N>): Command {
  return command as unknown as Command;
}
