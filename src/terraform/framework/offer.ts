// What is said of a member of a catalog beside its shape, in the provider's own words.

export interface Offer {
  /** What the service must have or be for it; undefined when every one has it. See `ProviderDefinition.describeRequirement`. */
  readonly requires?: string;
  /** Part of the service that it belongs to: registries list its page there. */
  readonly area?: string;
  /** Page about it in the service's own documentation. */
  readonly documentation?: string;
}
