data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition   = data.aws_partition.current.partition
  region      = data.aws_region.current.region
  account     = data.aws_caller_identity.current.account_id
  cluster_arn = "arn:${local.partition}:eks:${local.region}:${local.account}:cluster/${var.cluster_name}"

  # Where each chart has its service account, unless told otherwise.
  usual_service_accounts = {
    api                      = { namespace = var.namespace, name = "api" }
    worker                   = { namespace = var.namespace, name = "worker" }
    result-notifier          = { namespace = var.namespace, name = "result-notifier" }
    keda                     = { namespace = "keda", name = "keda-operator" }
    fluent-bit               = { namespace = "logging", name = "fluent-bit" }
    ebs-csi                  = { namespace = "kube-system", name = "ebs-csi-controller-sa" }
    load-balancer-controller = { namespace = "kube-system", name = "aws-load-balancer-controller" }
    external-secrets         = { namespace = "external-secrets", name = "external-secrets" }
    external-dns             = { namespace = "external-dns", name = "external-dns" }
  }

  # What each may do, as policies. The CSI driver has AWS's own policy instead.
  policies = merge(local.service_policies, local.platform_policies, {
    load-balancer-controller = var.load_balancer_controller_policy == null ? local.load_balancer_policy : var.load_balancer_controller_policy
  })

  service_accounts = {
    for name in concat(keys(local.policies), ["ebs-csi"]) : name => lookup(var.service_accounts, name, local.usual_service_accounts[name])
  }
}

resource "aws_iam_role" "this" {
  for_each = local.service_accounts

  name = "${var.cluster_name}-${each.key}"

  # Pod Identity alone, for this cluster's pods alone. Which pods is said by the association.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "pods.eks.amazonaws.com" }
      Action    = ["sts:AssumeRole", "sts:TagSession"]
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals    = { "aws:SourceArn" = local.cluster_arn }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  for_each = local.policies

  name   = each.key
  role   = aws_iam_role.this[each.key].name
  policy = each.value
}

resource "aws_iam_role_policy_attachment" "ebs_csi" {
  role       = aws_iam_role.this["ebs-csi"].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy"
}

resource "aws_eks_pod_identity_association" "this" {
  for_each = local.service_accounts

  cluster_name    = var.cluster_name
  namespace       = each.value.namespace
  service_account = each.value.name
  role_arn        = aws_iam_role.this[each.key].arn
}
