resource "unleash_cors" "this" {
  origins = ["https://app.example.com", "https://shop.example.com:8443"]
}
