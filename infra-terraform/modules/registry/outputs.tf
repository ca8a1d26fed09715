output "repository_urls" {
  description = "Where images are pushed to and pulled from, by repository."
  value       = { for name, repository in aws_ecr_repository.images : name => repository.repository_url }
}

output "repository_arns" {
  description = "ARNs of the repositories, for the role that pushes."
  value       = { for name, repository in aws_ecr_repository.images : name => repository.arn }
}

output "cache_urls" {
  description = "What to put in place of a public registry's host in an image's name, by that host."
  value       = { for prefix, cache in local.caches : cache.host => "${local.registry_host}/${prefix}" }
}

output "kms_key_arn" {
  description = "The key of the images."
  value       = aws_kms_key.registry.arn
}
