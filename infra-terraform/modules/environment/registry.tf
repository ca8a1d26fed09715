module "registry" {
  source = "../registry"
  count  = var.registry == null ? 0 : 1

  name                   = var.project
  scanning               = var.registry.scanning
  pull_account_ids       = var.registry.pull_account_ids
  pull_through_role_arns = [module.nodes.node_role_arn]
  deletion_protection    = var.deletion_protection
}
