output "name" {
  description = "What everything is called after; the cluster and Argo CD's root Application have exactly this name."
  value       = local.name
}

output "deletion_protection" {
  description = "Whether a teardown would be refused."
  value       = var.deletion_protection
}

output "url" {
  description = "Where students find the mentor."
  value       = module.edge.url
}

output "zone_name_servers" {
  description = "What the university's DNS has to name for the domain; empty where the zone was there before."
  value       = module.edge.zone_name_servers
}

output "bucket_name" {
  description = "The bucket of transcripts, uploads and receipts."
  value       = module.archive.bucket_name
}

output "repository_urls" {
  description = "Where images are pushed to and pulled from; null where another environment has the repositories."
  value       = one(module.registry[*].repository_urls)
}

output "ledger" {
  description = "The serving ledger: identifier, endpoint, the secret of its administrator, and its key."
  value = {
    identifier        = module.ledger[var.serving_ledger].identifier
    endpoint          = module.ledger[var.serving_ledger].endpoint
    master_secret_arn = module.ledger[var.serving_ledger].master_secret_arn
    kms_key_arn       = module.ledger[var.serving_ledger].kms_key_arn
  }
}

output "service_settings" {
  description = "Environment variables of the services, for the charts. Passwords are not among them."
  value = merge(
    { AWS_REGION = var.region },
    module.queues.service_settings,
    module.archive.service_settings,
    module.ledger[var.serving_ledger].service_settings,
    module.edge.service_settings,
    module.observability.service_settings,
  )
}

output "worker_termination_grace_seconds" {
  description = "terminationGracePeriodSeconds of the workers."
  value       = module.queues.worker_termination_grace_seconds
}

output "inference_taint" {
  description = "The taint of workers' nodes, which workers tolerate."
  value       = module.nodes.inference_taint
}

output "target_group_arns" {
  description = "Target groups of the load balancer by what they serve, for the TargetGroupBindings of the charts."
  value       = module.edge.target_group_arns
}

output "argocd_chart" {
  description = "Argo CD's chart: repository, name and version."
  value       = module.gitops.argocd_chart
}

output "argocd_values" {
  description = "Values of Argo CD's chart."
  value       = module.gitops.argocd_values
}

output "root_application" {
  description = "What hands everything else to Argo CD."
  value       = module.gitops.root_application
}

output "automated" {
  description = "Whether a commit reaches the cluster by itself."
  value       = var.delivery.automated
}
