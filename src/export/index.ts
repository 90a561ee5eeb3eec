// From what an instance holds to HCL.
export { resourceBlock } from './resource-block.ts';
