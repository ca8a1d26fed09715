output "role_arns" {
  description = "ARN of each role, by the name of what has it."
  value       = { for name, role in aws_iam_role.this : name => role.arn }
}

output "service_accounts" {
  description = "Namespace and name of the service account that each role goes to; the charts must use these."
  value       = local.service_accounts
}
