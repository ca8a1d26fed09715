locals {
  units = {
    security        = aws_organizations_organizational_unit.top["Security"].id
    shared-services = aws_organizations_organizational_unit.top["Infrastructure"].id
    dev             = aws_organizations_organizational_unit.workloads["NonProd"].id
    uat             = aws_organizations_organizational_unit.workloads["NonProd"].id
    prod            = aws_organizations_organizational_unit.workloads["Prod"].id
    sandbox         = aws_organizations_organizational_unit.top["Sandbox"].id
  }
}

resource "aws_organizations_account" "members" {
  for_each = local.units

  name      = "${var.account_name_prefix}-${each.key}"
  email     = var.account_emails[each.key]
  parent_id = each.value
  role_name = "OrganizationAccountAccessRole"

  # An account that is closed is gone after 90 days, with all that is in it: a person does that, and not a destroy.
  close_on_deletion = false
}
