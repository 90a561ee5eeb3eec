// What is meant to be so: exceptions with a reason, which end some day, and are found themselves when they have or are of no use.
export { type Exception, fitting, isOver, problemsOf } from './exception.ts';
export { type ExceptionShape, parseExceptions, WrongExceptions } from './parse-exceptions.ts';
export { fits } from './pattern.ts';
