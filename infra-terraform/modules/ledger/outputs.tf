locals {
  endpoint = one(concat(aws_db_instance.ledger[*].address, aws_rds_cluster.ledger[*].endpoint))
}

output "identifier" {
  description = "The instance's or cluster's identifier, which restores and dashboards ask for."
  value       = var.name

  # Who uses the name needs the ledger to be there.
  depends_on = [aws_db_instance.ledger, aws_rds_cluster_instance.ledger]
}

output "endpoint" {
  description = "Host name of the ledger."
  value       = local.endpoint
}

output "port" {
  description = "Port of the ledger."
  value       = local.port
}

output "database_name" {
  description = "Name of the database."
  value       = local.database
}

output "resource_id" {
  description = "The id that rds-db:connect names in IAM policies."
  value       = one(concat(aws_db_instance.ledger[*].resource_id, aws_rds_cluster.ledger[*].cluster_resource_id))
}

output "master_user_name" {
  description = "The administrator's user name, which is not that of the services."
  value       = local.master_user
}

output "master_secret_arn" {
  description = "The secret with the administrator's password, renewed by RDS every week."
  value       = one(flatten([aws_db_instance.ledger[*].master_user_secret, aws_rds_cluster.ledger[*].master_user_secret])[*].secret_arn)
}

output "security_group_id" {
  description = "The ledger's security group."
  value       = aws_security_group.ledger.id
}

output "kms_key_arn" {
  description = "The key of the ledger, its backups, its administrator's password and its log."
  value       = local.kms_key_arn
}

output "connections_max" {
  description = "About how many connections it takes; null for Aurora Serverless, where it follows the capacity."
  value       = local.serverless ? null : local.connections_max
}

output "alarm_arns" {
  description = "ARNs of all alarms, by name."
  value       = { for alarm in values(aws_cloudwatch_metric_alarm.ledger) : alarm.alarm_name => alarm.arn }
}

output "service_settings" {
  description = "Environment variables of the services that belong to the ledger; the password comes from a Kubernetes secret and never from Terraform."
  value = {
    CODEMENTOR_DATABASE_URL  = "jdbc:postgresql://${local.endpoint}:${local.port}/${local.database}?sslmode=${var.ssl_mode}"
    CODEMENTOR_DATABASE_USER = "codementor"
  }
}
