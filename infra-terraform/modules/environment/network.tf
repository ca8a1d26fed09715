locals {
  name = "${var.project}-${var.environment}"
  # The group's label by which controllers find their nodes.
  controller_nodes = { "eks.amazonaws.com/nodegroup" = module.nodes.controllers_group_name }
}

module "network" {
  source = "../network"

  name                = local.name
  cidr                = var.network.cidr
  availability_zones  = var.network.availability_zones
  worker_zones        = var.network.worker_zones
  nodes_per_zone      = var.network.nodes_per_zone
  pods_per_node       = var.network.pods_per_node
  nat                 = var.network.nat
  interface_endpoints = var.network.interface_endpoints
  flow_log_traffic    = var.network.flow_log_traffic
  flow_log_days       = var.network.flow_log_days
  deletable           = !var.deletion_protection
}
