# The same in dev, staging and prod. The scripts and runbooks read them.

output "name" {
  description = "What everything is called after, the cluster and Argo CD's root Application exactly so."
  value       = module.environment.name
}

output "deletion_protection" {
  description = "Whether a teardown is refused."
  value       = module.environment.deletion_protection
}

output "url" {
  description = "Where students find the mentor."
  value       = module.environment.url
}

output "zone_name_servers" {
  description = "What the university's DNS has to name for domain; empty where zone_id was given."
  value       = module.environment.zone_name_servers
}

output "bucket_name" {
  description = "The bucket of transcripts, uploads and receipts."
  value       = module.environment.bucket_name
}

output "repository_urls" {
  description = "Where images are pushed to; null where another environment of the account has the repositories."
  value       = module.environment.repository_urls
}

output "ledger_identifier" {
  description = "The serving ledger's identifier."
  value       = module.environment.ledger.identifier
}

output "ledger_endpoint" {
  description = "The serving ledger's host name."
  value       = module.environment.ledger.endpoint
}

output "ledger_master_secret_arn" {
  description = "The secret with the password of ledger_admin."
  value       = module.environment.ledger.master_secret_arn
}

output "ledger_key_arn" {
  description = "The key of the ledgers and their backups."
  value       = module.environment.ledger.kms_key_arn
}

output "service_settings" {
  description = "Environment variables of the three services; passwords are not among them."
  value       = module.environment.service_settings
}

output "target_group_arns" {
  description = "Target groups of the load balancer by what they serve."
  value       = module.environment.target_group_arns
}

output "argocd_chart_repository" {
  description = "Where Argo CD's chart comes from."
  value       = module.environment.argocd_chart.repository
}

output "argocd_chart_version" {
  description = "Version of Argo CD's chart."
  value       = module.environment.argocd_chart.version
}

output "argocd_values" {
  description = "Values of Argo CD's chart."
  value       = module.environment.argocd_values
}

output "argocd_automated" {
  description = "Whether a commit reaches the cluster by itself."
  value       = module.environment.automated
}

output "root_application" {
  description = "What hands everything else to Argo CD."
  value       = module.environment.root_application
}
