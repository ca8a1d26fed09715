# AWS's load balancer controller. It marks what it makes with the cluster's name, and may change only what is marked so.

locals {
  ec2  = "arn:${local.partition}:ec2:${local.region}:${local.account}"
  elb  = "arn:${local.partition}:elasticloadbalancing:${local.region}:${local.account}"
  mark = "elbv2.k8s.aws/cluster"

  balancers = "${local.elb}:loadbalancer/app/*/*"
  listeners = "${local.elb}:listener/app/*/*/*"
  rules     = "${local.elb}:listener-rule/app/*/*/*/*"
  targets   = "${local.elb}:targetgroup/*/*"

  load_balancer_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # Neither service scopes describing by resource.
        Sid    = "SeeWhatThereIs"
        Effect = "Allow"
        Action = [
          "ec2:DescribeAccountAttributes", "ec2:DescribeAddresses", "ec2:DescribeAvailabilityZones", "ec2:DescribeInstances", "ec2:DescribeInternetGateways",
          "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeTags", "ec2:DescribeVpcs",
          "ec2:DescribeVpcPeeringConnections", "elasticloadbalancing:DescribeCapacityReservation", "elasticloadbalancing:DescribeListenerAttributes",
          "elasticloadbalancing:DescribeListenerCertificates", "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeSSLPolicies",
          "elasticloadbalancing:DescribeTags", "elasticloadbalancing:DescribeTargetGroupAttributes", "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetHealth", "elasticloadbalancing:DescribeTrustStores",
        ]
        Resource = "*"
      },
      {
        Sid      = "SeeGroupsOfTheVpc"
        Effect   = "Allow"
        Action   = "ec2:GetSecurityGroupsForVpc"
        Resource = "${local.ec2}:vpc/${var.vpc_id}"
      },
      {
        Sid       = "FirstBalancerOfTheAccount"
        Effect    = "Allow"
        Action    = "iam:CreateServiceLinkedRole"
        Resource  = "arn:${local.partition}:iam::${local.account}:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing"
        Condition = { StringEquals = { "iam:AWSServiceName" = "elasticloadbalancing.amazonaws.com" } }
      },
      {
        Sid      = "MakeGroupsInTheVpc"
        Effect   = "Allow"
        Action   = "ec2:CreateSecurityGroup"
        Resource = "${local.ec2}:vpc/${var.vpc_id}"
      },
      {
        Sid       = "GroupsAreMarked"
        Effect    = "Allow"
        Action    = "ec2:CreateSecurityGroup"
        Resource  = "${local.ec2}:security-group/*"
        Condition = { StringEquals = { "aws:RequestTag/${local.mark}" = var.cluster_name } }
      },
      {
        Sid      = "GroupsAreMarkedWhenMade"
        Effect   = "Allow"
        Action   = "ec2:CreateTags"
        Resource = "${local.ec2}:security-group/*"
        Condition = {
          StringEquals = { "ec2:CreateAction" = "CreateSecurityGroup", "aws:RequestTag/${local.mark}" = var.cluster_name }
        }
      },
      {
        Sid       = "ChangeMarkedGroups"
        Effect    = "Allow"
        Action    = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "ec2:CreateTags", "ec2:DeleteTags"]
        Resource  = "${local.ec2}:security-group/*"
        Condition = { StringEquals = { "aws:ResourceTag/${local.mark}" = var.cluster_name } }
      },
      {
        Sid      = "LetBalancersAtPods"
        Effect   = "Allow"
        Action   = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"]
        Resource = "${local.ec2}:security-group/${var.cluster_security_group_id}"
      },
      {
        Sid       = "MakeMarkedBalancers"
        Effect    = "Allow"
        Action    = ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"]
        Resource  = [local.balancers, local.targets]
        Condition = { StringEquals = { "aws:RequestTag/${local.mark}" = var.cluster_name } }
      },
      {
        Sid      = "MarkBalancersWhenMade"
        Effect   = "Allow"
        Action   = "elasticloadbalancing:AddTags"
        Resource = [local.balancers, local.targets]
        Condition = {
          StringEquals = { "elasticloadbalancing:CreateAction" = ["CreateLoadBalancer", "CreateTargetGroup"], "aws:RequestTag/${local.mark}" = var.cluster_name }
        }
      },
      {
        Sid    = "ChangeMarkedBalancers"
        Effect = "Allow"
        Action = [
          "elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags", "elasticloadbalancing:ModifyLoadBalancerAttributes",
          "elasticloadbalancing:ModifyCapacityReservation", "elasticloadbalancing:SetIpAddressType", "elasticloadbalancing:SetSecurityGroups",
          "elasticloadbalancing:SetSubnets", "elasticloadbalancing:SetWebAcl", "elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:ModifyTargetGroup",
          "elasticloadbalancing:ModifyTargetGroupAttributes", "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:RegisterTargets",
          "elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:CreateListener",
        ]
        Resource  = [local.balancers, local.targets]
        Condition = { StringEquals = { "aws:ResourceTag/${local.mark}" = var.cluster_name } }
      },
      {
        # Listeners and rules of application load balancers: they are marked too, but not in every call that changes them.
        Sid    = "ChangeListeners"
        Effect = "Allow"
        Action = [
          "elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags", "elasticloadbalancing:CreateRule", "elasticloadbalancing:ModifyRule",
          "elasticloadbalancing:DeleteRule", "elasticloadbalancing:SetRulePriorities", "elasticloadbalancing:ModifyListener",
          "elasticloadbalancing:ModifyListenerAttributes", "elasticloadbalancing:DeleteListener", "elasticloadbalancing:AddListenerCertificates",
          "elasticloadbalancing:RemoveListenerCertificates", "elasticloadbalancing:CreateListener",
        ]
        Resource = [local.listeners, local.rules]
      },
      {
        Sid      = "PutFirewallInFront"
        Effect   = "Allow"
        Action   = ["wafv2:GetWebACL", "wafv2:GetWebACLForResource", "wafv2:AssociateWebACL", "wafv2:DisassociateWebACL"]
        Resource = ["arn:${local.partition}:wafv2:${local.region}:${local.account}:regional/webacl/*/*", local.balancers]
      },
    ]
  })
}
