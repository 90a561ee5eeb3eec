variable "flags" {
  type    = set(string)
  default = ["shop.new-basket", "shop.search"]

  validation {
    condition     = alltrue([for flag in var.flags : provider::unleash::naming_pattern_matches("shop\\.[a-z-]+", flag)])
    error_message = "Flags of the shop begin with shop. and are written in lower case."
  }
}

output "flags" {
  value = var.flags
}
