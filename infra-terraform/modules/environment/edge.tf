module "edge" {
  source = "../edge"

  name                      = coalesce(var.edge.load_balancer_name, local.name)
  region                    = var.region
  vpc_id                    = module.network.vpc_id
  subnet_ids                = var.edge.internal ? module.network.cluster_subnet_ids : module.network.public_subnet_ids
  cluster_name              = module.cluster.cluster_name
  cluster_security_group_id = module.cluster.cluster_security_group_id
  domain                    = var.edge.domain
  zone_id                   = var.edge.zone_id
  internal                  = var.edge.internal
  allowed_cidrs             = var.edge.allowed_cidrs
  argocd_enabled            = length(var.edge.operator_cidrs) > 0
  operator_cidrs            = var.edge.operator_cidrs
  access_log_bucket         = module.observability.log_bucket_name
  waf_enabled               = var.edge.waf_enabled
  deletion_protection       = var.deletion_protection
  alarm_topic_arns          = [module.observability.alarm_topic_arn]
  controller_replicas       = var.high_availability ? 2 : 1
  controller_node_selector  = local.controller_nodes
}
