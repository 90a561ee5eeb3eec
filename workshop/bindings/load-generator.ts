// Loads the code generator of a framework, and nothing around it: no jsii, no terraform, no telemetry.
import Module, { createRequire } from 'node:module';
import type { Framework } from './framework.ts';
import type { ProvidersSchema } from './schema-json.ts';

interface Constraint {
  readonly name: string;
  readonly source: string;
  readonly version: string;
}

/** Writes `providers/<name>/` into `folder`: TypeScript, one folder for each member of the schema. */
type Generate = (schema: ProvidersSchema, constraint: Constraint, folder: string) => Promise<void>;

// The main module of either generator loads jsii, which TypeScript does not need and one of them does not declare.
const generatorModule = {
  cdktf: '@cdktf/provider-generator/lib/get/generator/provider-generator',
  cdktn: '@cdktn/provider-generator/build/get/generator/provider-generator',
};
const terraformModule = { cdktf: '@cdktf/commons/src/terraform.js', cdktn: '@cdktn/commons/build/terraform.js' };

interface Generator {
  generate(target: object): void;
  save(folder: string): Promise<void>;
}
interface GeneratorModule {
  readonly TerraformProviderGenerator: new (code: object, schema: ProvidersSchema) => Generator;
}
interface Commons {
  readonly ConstructsMakerProviderTarget: new (constraint: object, language: string) => object;
  readonly TerraformProviderConstraint: new (constraint: Constraint) => object;
  readonly Language: { readonly TYPESCRIPT: string };
}
interface CodeMakerModule {
  readonly CodeMaker: new () => object;
}

export function loadGenerator(framework: Framework): Generate {
  process.env.CHECKPOINT_DISABLE = '1';
  const require = createRequire(import.meta.url);
  provideModule(require, terraformModule[framework], { terraformBinaryName: 'terraform', terraformVersion: undefined });
  const { TerraformProviderGenerator } = require(generatorModule[framework]) as GeneratorModule;
  const commons = require(`@${framework}/commons`) as Commons;
  // Each generator has a version of its own.
  const beside = createRequire(require.resolve(generatorModule[framework]));
  const { CodeMaker } = beside('codemaker') as CodeMakerModule;

  return async (schema, constraint, folder) => {
    const generator = new TerraformProviderGenerator(new CodeMaker(), schema);
    const target = new commons.ConstructsMakerProviderTarget(
      new commons.TerraformProviderConstraint(constraint),
      commons.Language.TYPESCRIPT,
    );
    generator.generate(target);
    await generator.save(folder);
  };
}

/** Stands in for a module that would start `terraform version` as soon as it is loaded. */
function provideModule(require: NodeJS.Require, id: string, exports: object): void {
  const path = require.resolve(id);
  require.cache[path] = Object.assign(new Module(path), { exports, loaded: true });
}
