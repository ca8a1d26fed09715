# Cluster and nodes together, to see in which order things come.

module "cluster" {
  source = "../../../cluster"

  name               = "codementor-test"
  cluster_subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  administrators     = ["arn:aws:iam::111122223333:role/operators"]
}

module "nodes" {
  source = "../.."

  cluster_name              = module.cluster.cluster_name
  cluster_version           = module.cluster.cluster_version
  cluster_security_group_id = module.cluster.cluster_security_group_id
  worker_subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa"]
}
