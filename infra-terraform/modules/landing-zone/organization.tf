resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]

  aws_service_access_principals = [
    "access-analyzer.amazonaws.com",
    "cloudtrail.amazonaws.com",
    "config.amazonaws.com",
    "config-multiaccountsetup.amazonaws.com",
    "guardduty.amazonaws.com",
    "iam.amazonaws.com",
    "malware-protection.guardduty.amazonaws.com",
    "securityhub.amazonaws.com",
    "sso.amazonaws.com",
  ]
}

# Member accounts then have no root password that could be lost or stolen.
resource "aws_iam_organizations_features" "root" {
  enabled_features = ["RootCredentialsManagement", "RootSessions"]

  depends_on = [aws_organizations_organization.this]
}

resource "aws_organizations_organizational_unit" "top" {
  for_each = toset(["Security", "Infrastructure", "Workloads", "Sandbox"])

  name      = each.key
  parent_id = aws_organizations_organization.this.roots[0].id
}

# What holds for prod alone is said for its unit alone.
resource "aws_organizations_organizational_unit" "workloads" {
  for_each = toset(["NonProd", "Prod"])

  name      = each.key
  parent_id = aws_organizations_organizational_unit.top["Workloads"].id
}
