// An import block: brings something that Unleash has already under management.
import { TerraformElement, type TerraformProvider, type TerraformResource } from 'cdktf';

/** Unlike `importFrom` of the frameworks it does not start terraform during synthesis to ask for its version. */
export class Adoption extends TerraformElement {
  readonly #resource: TerraformResource;
  readonly #importId: string;
  readonly #provider: TerraformProvider | undefined;

  /** @param importId the id by which the documentation of the resource says that it is imported */
  constructor(resource: TerraformResource, importId: string, provider: TerraformProvider | undefined) {
    super(resource, 'Adoption');
    this.#resource = resource;
    this.#importId = importId;
    this.#provider = provider;
  }

  override toTerraform(): object {
    const { terraformResourceType: type, friendlyUniqueId: name } = this.#resource;
    return { import: [{ to: `${type}.${name}`, id: this.#importId, provider: this.#provider?.fqn }] };
  }
}
