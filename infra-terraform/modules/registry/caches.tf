locals {
  caches = merge(
    { for prefix, host in var.caches : prefix => { host = host, secret_arn = null } },
    var.signed_in_caches,
  )

  registry_host = "${data.aws_caller_identity.current.account_id}.dkr.ecr.${data.aws_region.current.region}.amazonaws.com"
}

resource "aws_ecr_pull_through_cache_rule" "public" {
  for_each = local.caches

  ecr_repository_prefix = each.key
  upstream_registry_url = each.value.host
  credential_arn        = each.value.secret_arn
}

# Repositories of caches appear by themselves at the first pull; this says how.
resource "aws_ecr_repository_creation_template" "caches" {
  for_each = local.caches

  prefix      = each.key
  description = "Images of ${each.value.host}"
  applied_for = ["PULL_THROUGH_CACHE"]

  # Public tags move, and a cache follows them.
  image_tag_mutability = "MUTABLE"

  # ECR makes these repositories itself and would need a role of its own for a key of ours; the images are public.
  encryption_configuration {
    encryption_type = "AES256"
  }

  lifecycle_policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "What is older than ${var.cached_days} days goes"
      selection = {
        tagStatus   = "any"
        countType   = "sinceImagePushed"
        countUnit   = "days"
        countNumber = var.cached_days
      }
      action = { type = "expire" }
    }]
  })
}

resource "aws_ecr_registry_policy" "caches" {
  count = length(var.pull_through_role_arns) > 0 && length(local.caches) > 0 ? 1 : 0

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "NodesFillTheCaches"
      Effect    = "Allow"
      Principal = { AWS = var.pull_through_role_arns }
      Action    = ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"]
      Resource  = [for prefix in keys(local.caches) : "arn:${data.aws_partition.current.partition}:ecr:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:repository/${prefix}/*"]
    }]
  })
}
