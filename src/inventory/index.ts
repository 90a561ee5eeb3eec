// Everything that an instance holds, as the state that Terraform would have of it.
export { type Hidden, type Held, type Inventory, takeInventory } from './take-inventory.ts';
