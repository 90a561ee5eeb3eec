// Names that attributes cannot have, because the classes generated for CDKTF and CDK Terrain have members of that name.

/** Members of the base classes of resources, data sources and providers, and what Terraform keeps for itself. */
export const reservedInResources: readonly string[] = [
  'add_override',
  'cdktf_stack',
  'connection',
  'construct_node_metadata',
  'constructor',
  'depends_on',
  'element_type',
  'friendly_unique_id',
  'has_moved',
  'has_own_property',
  'has_resource_move',
  'interpolation_for_attribute',
  'move_from_id',
  'move_to_id',
  'override_logical_id',
  'provisioners',
  'raw_overrides',
  'synthesize_attributes',
  'synthesize_hcl_attributes',
  'terraform_generator_metadata',
  'terraform_meta_arguments',
  'terraform_resource_type',
  'to_hcl_terraform',
  'to_metadata',
  'to_string',
  'to_terraform',
  'value_of',
  'with',
];

/** Members of the classes of nested objects. */
export const reservedInObjects: readonly string[] = [
  'complex_object_index',
  'compute_fqn',
  'constructor',
  'creation_stack',
  'fqn',
  'internal_value',
  'is_empty_object',
  'resolvable_value',
  'resolve',
  'terraform_attribute',
  'terraform_resource',
  'to_string',
];
