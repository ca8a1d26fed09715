locals {
  security = aws_organizations_account.members["security"].id
}

# The security account watches the others; the management account only says so.
resource "aws_guardduty_organization_admin_account" "security" {
  admin_account_id = local.security

  depends_on = [aws_organizations_organization.this]
}

resource "aws_securityhub_organization_admin_account" "security" {
  admin_account_id = local.security

  depends_on = [aws_organizations_organization.this]
}

resource "aws_organizations_delegated_administrator" "security" {
  for_each = toset(["access-analyzer.amazonaws.com", "config.amazonaws.com", "config-multiaccountsetup.amazonaws.com"])

  account_id        = local.security
  service_principal = each.key
}

resource "aws_cloudtrail" "organization" {
  count = var.trail == null ? 0 : 1

  name                          = "${var.account_name_prefix}-organization"
  s3_bucket_name                = var.trail.bucket_name
  kms_key_id                    = var.trail.kms_key_arn
  is_organization_trail         = true
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true

  depends_on = [aws_organizations_organization.this]
}
