data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.region
  account   = data.aws_caller_identity.current.account_id

  # Two roles, because EKS makes the access entry of its groups' role itself, and Karpenter's nodes need one that we make.
  node_roles = {
    managed   = "${var.cluster_name}-managed-node"
    karpenter = "${var.cluster_name}-karpenter-node"
  }

  # What a node itself needs. Addresses of pods are the CNI's business, which has a role of its own.
  node_policies = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore"]
}

resource "aws_iam_role" "node" {
  for_each = local.node_roles

  name = each.value

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "node" {
  for_each = { for pair in setproduct(keys(local.node_roles), local.node_policies) : "${pair[0]}/${pair[1]}" => { role = pair[0], policy = pair[1] } }

  role       = aws_iam_role.node[each.value.role].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/${each.value.policy}"
}

# Made here, so that Karpenter needs no right to make and change instance profiles.
resource "aws_iam_instance_profile" "karpenter" {
  name = local.node_roles.karpenter
  role = aws_iam_role.node["karpenter"].name
}

resource "aws_eks_access_entry" "karpenter_nodes" {
  cluster_name  = var.cluster_name
  principal_arn = aws_iam_role.node["karpenter"].arn
  type          = "EC2_LINUX"
}
