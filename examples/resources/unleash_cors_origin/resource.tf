resource "unleash_cors_origin" "shop" {
  origin = "https://shop.example.com"
}
