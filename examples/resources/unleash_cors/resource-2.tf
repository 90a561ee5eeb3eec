# One origin fewer, another one more.
resource "unleash_cors" "this" {
  origins = ["https://app.example.com", "https://admin.example.com"]
}
