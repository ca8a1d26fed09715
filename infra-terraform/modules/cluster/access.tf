locals {
  policies = "arn:${data.aws_partition.current.partition}:eks::aws:cluster-access-policy"
  access = merge(
    { for arn in var.administrators : arn => "${local.policies}/AmazonEKSClusterAdminPolicy" },
    { for arn in var.viewers : arn => "${local.policies}/AmazonEKSViewPolicy" },
  )
}

resource "aws_eks_access_entry" "people" {
  for_each = local.access

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = each.key
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "people" {
  for_each = local.access

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = aws_eks_access_entry.people[each.key].principal_arn
  policy_arn    = each.value

  access_scope {
    type = "cluster"
  }
}
