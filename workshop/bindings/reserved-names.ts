// Names that a schema cannot use, because the classes generated for CDKTF and CDK Terrain have members of that name.

/** Attributes of a resource or a data source: members of the base classes, and Terraform's meta-arguments. */
export const reservedInResources: readonly string[] = [
  'add_move_target',
  'add_override',
  'add_resource_target',
  'build_moved_block',
  'build_moved_block_by_target',
  'cdktf_stack',
  'connection',
  'construct_node_metadata',
  'constructor',
  'count',
  'depends_on',
  'element_type',
  'for_each',
  'fqn',
  'friendly_unique_id',
  'get_resource_target',
  'has_moved',
  'has_own_property',
  'has_resource_move',
  'interpolation_for_attribute',
  'is_prototype_of',
  'lifecycle',
  'mark_write_only_attribute',
  'move_from_id',
  'move_to_id',
  'override_logical_id',
  'property_is_enumerable',
  'provider',
  'provisioners',
  'raw_overrides',
  'register_provider_feature',
  'register_provider_feature_usage',
  'register_resolve_discovered_provider_feature_usage',
  'reset_override_logical_id',
  'reset_resolve_discovered_provider_feature_usage',
  'synthesize_attributes',
  'synthesize_hcl_attributes',
  'terraform_generator_metadata',
  'terraform_meta_arguments',
  'terraform_resource_type',
  'to_hcl_terraform',
  'to_locale_string',
  'to_metadata',
  'to_string',
  'to_terraform',
  'value_of',
  'with',
];

/** Attributes of the provider. */
export const reservedInProvider: readonly string[] = [
  ...reservedInResources,
  'alias',
  'meta_attributes',
  'terraform_provider_source',
];

/** Attributes of a nested object. */
export const reservedInObjects: readonly string[] = [
  'complex_object_index',
  'complex_object_is_from_set',
  'compute_fqn',
  'constructor',
  'creation_stack',
  'fqn',
  'internal_value',
  'interpolation_as_list',
  'interpolation_for_attribute',
  'is_empty_object',
  'resolvable_value',
  'resolve',
  'terraform_attribute',
  'terraform_resource',
  'to_string',
];

/** Parameters of a function: words that no parameter in TypeScript can be called. The generator renames `default`. */
export const reservedInFunctions: readonly string[] = [
  ...['arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'delete', 'do', 'else'],
  ...['enum', 'eval', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in'],
  ...['instanceof', 'interface', 'let', 'new', 'null', 'package', 'private', 'protected', 'public', 'return', 'static'],
  ...['super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield'],
];
