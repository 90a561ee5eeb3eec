// What each operation takes and answers, read off the generated contract.
import type { OperationId } from './generated/operations.ts';
import type { operations } from './generated/schema.d.ts';

/** The path and query parameters of an operation in one object, with the request body beside them as `body`. */
export type OperationParameters<Id extends OperationId> = Flat<
  InUrl<ParametersIn<Id, 'path'>> & InUrl<ParametersIn<Id, 'query'>> & BodyOf<operations[Id]>
>;

/** The JSON of an operation's success answer; undefined when it has none. */
export type OperationAnswer<Id extends OperationId> = JsonOf<SuccessOf<operations[Id]['responses']>>;

/** The method of the client that sends an operation. */
export type Method<Id extends OperationId> = (
  ...parameters: Record<never, never> extends OperationParameters<Id>
    ? [parameters?: OperationParameters<Id>]
    : [parameters: OperationParameters<Id>]
) => Promise<OperationAnswer<Id>>;

/** Operations whose success answer is JSON. */
export type OperationWithAnswer = {
  [Id in OperationId]: OperationAnswer<Id> extends undefined ? never : Id;
}[OperationId];

type ParametersIn<Id extends OperationId, Place extends 'path' | 'query'> = NonNullable<
  operations[Id]['parameters'][Place]
>;

/** In a URL a number and its digits are the same, so both are taken wherever the contract does not list the values. */
type InUrl<Parameters> = [Parameters] extends [never]
  ? unknown
  : {
      [Name in keyof Parameters]: string extends Parameters[Name]
        ? UrlText<Parameters[Name]>
        : UrlNumber<Parameters[Name]>;
    };

type UrlText<Value> = Value | number;
type UrlNumber<Value> = number extends Value ? Value | `${number}` : Value;

type BodyOf<Operation> = Operation extends { requestBody: Json<infer Body> }
  ? { body: Body }
  : Operation extends { requestBody?: infer Optional }
    ? [NonNullable<Optional>] extends [never]
      ? unknown
      : NonNullable<Optional> extends Json<infer Body>
        ? { body?: Body }
        : unknown
    : unknown;

type Json<Content> = { content: { 'application/json': Content } };

/** One object type instead of an intersection; where there are no parameters, one that takes none. */
type Flat<Parameters> = [keyof Parameters] extends [never]
  ? Record<string, never>
  : { [Name in keyof Parameters]: Parameters[Name] };

type SuccessOf<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202 | 204 ? Responses[Status] : never;
}[keyof Responses];

type JsonOf<Success> = Success extends Json<infer Answer> ? Answer : undefined;
