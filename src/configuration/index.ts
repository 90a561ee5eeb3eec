// Files of a Terraform configuration, changed line by line: whatever service they are about.
export { addMember, align, at, removeArgument, removeMember, setValue, argumentOf } from './edit.ts';
export { type Block, NotHcl, scan, type Value } from './scan.ts';
export { changed, isBlock, type Sheet, textOf, toSheet, without } from './sheet.ts';
