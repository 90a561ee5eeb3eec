// The configuration as a TypeScript program for CDKTF or CDK Terrain, whose stack is what the other formats say.
import type { Arguments } from './block.ts';
import { camelCase, inert, propertyOf, propsOf, variableProperty } from './construct-props.ts';
import type { Declared } from './declare.ts';
import { needed } from './files.ts';
import { inOrderOfUse } from './order-of-use.ts';
import { variableBlock } from './secrets.ts';
import { type Files, note } from './text.ts';
import { formatLiteral, formatText } from './typescript.ts';

/** Also the name of the npm package. */
export type Framework = 'cdktf' | 'cdktn';
const versions = { cdktf: '^0.21.0', cdktn: '^0.24.0' } as const;

export const toCdk =
  (framework: Framework) =>
  (declared: Declared): Files => {
    const { name } = declared.provider;
    return new Map([
      ['cdktf.json', json({ language: 'typescript', app: 'npx tsx main.ts' })],
      ['package.json', json(packageOf(declared, framework))],
      ['tsconfig.json', json({ compilerOptions })],
      ['main.ts', mainOf(declared, framework)],
      [`${name}.ts`, stackOf(declared, framework)],
      ['imports.ts', importsOf(declared)],
    ]);
  };

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

const compilerOptions = { target: 'es2022', module: 'node16', strict: true, skipLibCheck: true, noEmit: true };

const packageOf = ({ provider: { name, version } }: Declared, framework: Framework) => ({
  name: `${name}-instance`,
  private: true,
  scripts: { synth: 'tsc && tsx main.ts' },
  dependencies: { [framework]: versions[framework], constructs: '~10.7.2', 'unleash-admin': `^${version}` },
  devDependencies: { '@types/node': '^20.19.0', tsx: '^4.20.0', typescript: '~5.9.3' },
});

const mainOf = ({ provider: { name } }: Declared, framework: Framework) => `// ${note}
import { App } from "${framework}";
import { importAll } from "./imports";
import { ${pascalCase(name)} } from "./${name}";

const app = new App();
importAll(new ${pascalCase(name)}(app, "${name}"));
app.synth();
`;

function importsOf({ provider, declarations }: Declared): string {
  const { name } = provider;
  const lines = declarations.map(
    ({ address, held }) =>
      `  ${name}.${propertyOf(provider, address)}.importFrom(${formatText(inert(held.importId))});\n`,
  );
  return `// ${note}
import type { ${pascalCase(name)} } from "./${name}";

/** For what Terraform manages already, an import is nothing to do. */
export function importAll(${name}: ${pascalCase(name)}): void {
${lines.join('')}}
`;
}

function stackOf({ provider, declarations }: Declared, framework: Framework): string {
  const { name, service } = provider;
  const resources = [...new Set(declarations.map(({ held: { resource } }) => resource.name))].sort();
  const imports = [
    `import { TerraformElement, TerraformStack, TerraformVariable, Token } from "${framework}";`,
    'import type { Construct, Node } from "constructs";',
    ...[...resources, 'provider'].sort().map((one) => {
      const className = one === 'provider' ? `${pascalCase(name)}Provider` : pascalCase(one);
      return `import { ${className} } from "unleash-admin/${framework}/${one.replaceAll('_', '-')}";`;
    }),
  ];
  const property = (key: string, className: string, id: string, props?: Arguments) =>
    `  readonly ${key} = new ${className}(this, "${id}"${props ? `, ${formatLiteral(props, 1)}` : ''});`;
  const secrets = declarations.flatMap((declaration) => declaration.secrets);
  const properties = [
    property('provider', `${pascalCase(name)}Provider`, name),
    ...secrets.map((secret) =>
      property(
        variableProperty(secret.variable),
        'TerraformVariable',
        secret.variable,
        variableBlock(secret, service).body,
      ),
    ),
    ...inOrderOfUse(declarations).map((declaration) => {
      const { address, held } = declaration;
      const id = `${held.resource.name}.${address.label}`;
      return property(
        propertyOf(provider, address),
        pascalCase(held.resource.name),
        id,
        propsOf(provider, declaration),
      );
    }),
  ];
  return `// ${note}
${imports.join('\n')}

export class ${pascalCase(name)} extends TerraformStack {
${properties.join('\n\n')}

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.addOverride("terraform.required_version", "${needed.byId}");
  }

  /** What has the id "role.developer" here has the address ${name}_role.developer. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    return node.scope === this ? node.id.slice(node.id.indexOf(".") + 1) : super.allocateLogicalId(element);
  }
}
`;
}

const pascalCase = (name: string) => camelCase(`_${name}`);
