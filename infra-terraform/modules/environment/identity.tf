module "identity" {
  source = "../identity"

  cluster_name                    = module.cluster.cluster_name
  cluster_security_group_id       = module.cluster.cluster_security_group_id
  vpc_id                          = module.network.vpc_id
  queue_arns                      = module.queues.queue_arns
  queue_key_arn                   = module.queues.kms_key_arn
  bucket_arn                      = module.archive.bucket_arn
  bucket_key_arn                  = module.archive.kms_key_arn
  log_bucket_arn                  = module.observability.log_bucket_arn
  database_resource_id            = module.ledger[var.serving_ledger].resource_id
  load_balancer_controller_policy = module.edge.controller_policy
  figures_namespace               = var.watch.figures_namespace
}
