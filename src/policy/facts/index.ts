// What rules look at, from a living instance or from a plan.
export { Facts } from './facts.ts';
export { factsOfInstance } from './of-instance.ts';
export { factsOfPlan } from './of-plan.ts';
export { NotApplicable, NotKnown, Thing } from './thing.ts';
