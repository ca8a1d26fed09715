resource "aws_securityhub_account" "this" {
  # Of the standards, the one below is enough: each costs by its checks.
  enable_default_standards = false
}

data "aws_region" "current" {}

resource "aws_securityhub_standards_subscription" "best_practices" {
  standards_arn = "arn:${local.partition}:securityhub:${data.aws_region.current.region}::standards/aws-foundational-security-best-practices/v/1.0.0"

  depends_on = [aws_securityhub_account.this]
}

resource "aws_securityhub_finding_aggregator" "regions" {
  linking_mode = "ALL_REGIONS"

  depends_on = [aws_securityhub_account.this]
}

resource "aws_securityhub_organization_configuration" "this" {
  auto_enable           = true
  auto_enable_standards = "DEFAULT"

  organization_configuration {
    configuration_type = "LOCAL"
  }

  depends_on = [aws_securityhub_finding_aggregator.regions]
}
