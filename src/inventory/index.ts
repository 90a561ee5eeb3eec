// Everything that an instance holds, as the state that Terraform would have of it, and what Terraform holds of it.
export { type Changed, type Comparison, compare } from './compare.ts';
export { type Planned, type PlannedValue, readPlan } from './planned-entries.ts';
export { type Managed, readState, type StateDocument, type Unread } from './read-state.ts';
export { WrongState } from './state-entries.ts';
export { type Held, type Hidden, type Inventory, takeInventory } from './take-inventory.ts';
export { type Json, toJson } from './to-json.ts';
