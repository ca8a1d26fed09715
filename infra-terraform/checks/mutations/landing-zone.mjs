const zone = (file, fails, find, replace) => ({ fails, file: `modules/landing-zone/${file}`, find, replace });

export default [
  zone('accounts.tf', 'each purpose must have an account', 'name      = "${var.account_name_prefix}-${each.key}"', 'name      = each.key'),
  zone('accounts.tf', 'a destroy must close no account', 'close_on_deletion = false', 'close_on_deletion = true'),
  zone('accounts.tf', 'prod and sandbox must be under their own guardrails', 'prod            = aws_organizations_organizational_unit.workloads["Prod"].id', 'prod            = aws_organizations_organizational_unit.workloads["NonProd"].id'),
  zone('organization.tf', 'accounts must have no root passwords to lose', '"RootCredentialsManagement", ', ''),
  zone('guardrails.tf', 'guardrails must deny, as what they allow nobody would see', 'Sid       = "NoVolumeUnencrypted"\n          Effect    = "Deny"', 'Sid       = "NoVolumeUnencrypted"\n          Effect    = "Allow"'),
  zone('guardrails.tf', 'guardrails for everybody must hang at the root', 'description = "Nothing is made outside the allowed regions"\n      target      = aws_organizations_organization.this.roots[0].id', 'description = "Nothing is made outside the allowed regions"\n      target      = aws_organizations_organizational_unit.top["Sandbox"].id'),
  zone('guardrails.tf', 'nobody may turn the watching off', '            "cloudtrail:StopLogging",\n', ''),
  zone('guardrails.tf', 'nobody may work as root', 'Action   = "*"', 'Action   = "iam:CreateUser"'),
  zone('guardrails.tf', 'nothing may be made outside the allowed regions', '"access-analyzer:*", "account:*"', '"access-analyzer:*", "ec2:*", "account:*"'),
  zone('guardrails.tf', 'what cannot be made again must be kept in prod', '          "rds:DeleteDBInstance",\n', ''),
  zone('guardrails.tf', 'the sandbox must stay small', '"ec2:InstanceType" = var.sandbox_instance_types', '"ec2:InstanceType" = ["*"]'),
  zone('permissions.tf', 'a group must get its permission set in its account', 'target_id          = local.account_ids[each.value.account]', 'target_id          = local.account_ids["management"]'),
  zone('permissions.tf', 'administrators must sign in for an hour at most', 'hours = 1,', 'hours = 12,'),
  zone('permissions.tf', "operators must touch CodeMentor's queues alone", 'sqs:*:*:codementor-*-dlq"', 'sqs:*:*:*-dlq"'),
  zone('watching.tf', 'the security account must watch the others', 'resource "aws_securityhub_organization_admin_account" "security" {\n  admin_account_id = local.security', 'resource "aws_securityhub_organization_admin_account" "security" {\n  admin_account_id = local.account_ids["dev"]'),
  zone('watching.tf', 'everything in all accounts and regions must be recorded, encrypted, and so that a change shows', 'enable_log_file_validation    = true', 'enable_log_file_validation    = false'),
  zone('variables.tf', 'The checkable object, var.account_emails, was expected', '[for email in values(var.account_emails) : lower(email)]', 'values(var.account_emails)'),
  zone('variables.tf', 'The checkable object, var.assignments, was expected', '!(one.permission_set == "developer" && one.account == "prod")', 'true'),
  zone('variables.tf', 'The checkable object, var.sandbox_instance_types, was expected', 'replace(pair[0], ".", "\\\\.")', 'replace(pair[0], ".", "-")'),
];
