resource "aws_ecr_registry_scanning_configuration" "account" {
  scan_type = upper(var.scanning)

  rule {
    scan_frequency = var.scanning == "enhanced" ? "CONTINUOUS_SCAN" : "SCAN_ON_PUSH"

    repository_filter {
      filter      = "${var.name}/*"
      filter_type = "WILDCARD"
    }
  }
}
