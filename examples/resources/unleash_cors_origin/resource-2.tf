# Another origin is another object: this replaces it.
resource "unleash_cors_origin" "shop" {
  origin = "https://store.example.com"
}
