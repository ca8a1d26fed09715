locals {
  applications = {
    aws-load-balancer-controller = {
      namespace  = "kube-system"
      wave       = -10
      repository = "https://aws.github.io/eks-charts"
      chart      = "aws-load-balancer-controller"
      version    = var.controller_chart_version
      values     = yamlencode(local.controller_values)
    }
  }

  controller_values = {
    clusterName    = var.cluster_name
    region         = var.region
    vpcId          = var.vpc_id
    replicaCount   = var.controller_replicas
    nodeSelector   = var.controller_node_selector
    serviceAccount = { create = true, name = local.controller_account }
    resources      = { requests = { cpu = "20m", memory = "64Mi" }, limits = { memory = "256Mi" } }

    # It binds pods to target groups, and makes nothing: no load balancers for ingresses or services, no security groups.
    createIngressClassResource  = false
    enableServiceMutatorWebhook = false
    enableBackendSecurityGroup  = false
    enableShield                = false
    enableWaf                   = false
    enableWafv2                 = false
  }

  controller_account = "aws-load-balancer-controller"

  controller_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "BindPods"
        Effect   = "Allow"
        Action   = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"]
        Resource = values(aws_lb_target_group.pods)[*].arn
      },
      # AWS knows no narrower resource for what only describes.
      {
        Sid    = "Look"
        Effect = "Allow"
        Action = [
          "ec2:DescribeAvailabilityZones",
          "ec2:DescribeInstances",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcs",
          "elasticloadbalancing:DescribeTargetGroupAttributes",
          "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetHealth",
        ]
        Resource = "*"
      },
    ]
  }
}
