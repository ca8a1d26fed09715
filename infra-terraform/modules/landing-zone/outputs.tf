output "organization_id" {
  description = "Id of the organization."
  value       = aws_organizations_organization.this.id
}

output "management_account_id" {
  description = "Id of the account that this is applied in."
  value       = aws_organizations_organization.this.master_account_id
}

output "account_ids" {
  description = "Ids of the accounts by what they are for; management among them."
  value       = local.account_ids
}

output "trail_name" {
  description = "Name that the organization's trail has, or will have, for the module landing-zone-security."
  value       = "${var.account_name_prefix}-organization"
}

output "permission_set_arns" {
  description = "ARNs of the permission sets by name."
  value       = { for name, set in aws_ssoadmin_permission_set.this : name => set.arn }
}

output "guardrail_ids" {
  description = "Ids of the service control policies by what they are for."
  value       = { for name, policy in aws_organizations_policy.guardrails : name => policy.id }
}
