terraform {
  required_providers {
    unleash = {
      source = "unleash-admin/unleash"
    }
  }
}

# Address and token can also come from UNLEASH_URL and UNLEASH_AUTH_TOKEN.
provider "unleash" {
  base_url      = "https://unleash.example.com"
  authorization = var.unleash_token
}

variable "unleash_token" {
  type      = string
  sensitive = true
}
