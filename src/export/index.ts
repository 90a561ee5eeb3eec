// From what an instance holds to a configuration that declares it.
export { adoptObjects, writeAdoption } from './adopt-objects.ts';
export { type Export, type Exported, exportInstance } from './export-instance.ts';
export { FolderRefused } from './folder.ts';
export { NoSuchObject } from './project.ts';
export { type ReadExport, readExport, rewriteExport } from './rewrite.ts';
export { resourceBlock } from './resource-block.ts';
export { formats } from './syntaxes.ts';
