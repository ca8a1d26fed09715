module "cluster" {
  source = "../cluster"

  name                = local.name
  kubernetes_version  = var.cluster.kubernetes_version
  cluster_subnet_ids  = module.network.cluster_subnet_ids
  administrators      = var.cluster.administrators
  viewers             = var.cluster.viewers
  public_access_cidrs = var.cluster.public_access_cidrs
  log_days            = var.cluster.log_days
  deletion_protection = var.deletion_protection
}

module "nodes" {
  source = "../nodes"

  cluster_name              = module.cluster.cluster_name
  cluster_version           = module.cluster.cluster_version
  cluster_security_group_id = module.cluster.cluster_security_group_id
  worker_subnet_ids         = module.network.worker_subnet_ids
  pods_per_node             = var.network.pods_per_node
  controllers               = var.controllers
  inference_capacity        = var.inference_capacity
  inference_cpu_limit       = var.worker_cpu_limit
  pod_grace_seconds         = module.queues.worker_termination_grace_seconds
}
