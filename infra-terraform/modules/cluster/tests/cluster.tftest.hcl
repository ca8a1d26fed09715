mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name               = "codementor-test"
  cluster_subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  administrators     = ["arn:aws:iam::111122223333:role/operators"]
}

run "is_closed_and_encrypted_by_default" {
  command = apply

  assert {
    condition     = aws_eks_cluster.this.version == "1.35"
    error_message = "the default version must be the newest but one"
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "the API server must be reached from inside the VPC alone unless ranges are named"
  }

  assert {
    condition     = aws_eks_cluster.this.encryption_config[0].provider[0].key_arn == aws_kms_key.this.arn && contains(aws_eks_cluster.this.encryption_config[0].resources, "secrets")
    error_message = "secrets must be encrypted with the cluster's own key"
  }

  assert {
    condition     = length(setsubtract(["api", "audit", "authenticator"], aws_eks_cluster.this.enabled_cluster_log_types)) == 0
    error_message = "the control plane must log audit, API and authenticator"
  }

  assert {
    condition     = aws_cloudwatch_log_group.control_plane.name == "/aws/eks/codementor-test/cluster" && aws_cloudwatch_log_group.control_plane.retention_in_days == 90 && aws_cloudwatch_log_group.control_plane.kms_key_id == aws_kms_key.this.arn
    error_message = "control plane logs must be encrypted and expire, in the group that EKS writes to"
  }

  assert {
    condition     = aws_eks_cluster.this.deletion_protection
    error_message = "the cluster must be protected from deletion by default"
  }

  assert {
    condition     = aws_eks_cluster.this.access_config[0].authentication_mode == "API" && !aws_eks_cluster.this.access_config[0].bootstrap_cluster_creator_admin_permissions
    error_message = "access must be by entries alone, and not by having made the cluster"
  }

  assert {
    condition     = aws_eks_cluster.this.upgrade_policy[0].support_type == "STANDARD"
    error_message = "the cluster must not slip into extended support, which costs six times as much"
  }

  assert {
    condition     = !aws_eks_cluster.this.bootstrap_self_managed_addons
    error_message = "EKS must not start add-ons of its own beside ours"
  }

  assert {
    condition     = toset(keys(aws_eks_addon.before_nodes)) == toset(["vpc-cni", "kube-proxy", "eks-pod-identity-agent"])
    error_message = "network and Pod Identity must come before nodes"
  }

  assert {
    condition     = jsondecode(aws_eks_addon.before_nodes["vpc-cni"].configuration_values).env.ENABLE_PREFIX_DELEGATION == "true"
    error_message = "pods must get addresses in blocks, as subnets are sized for that"
  }

  assert {
    condition     = jsondecode(aws_eks_addon.before_nodes["vpc-cni"].configuration_values).env.WARM_PREFIX_TARGET == "1"
    error_message = "a node must hold one spare block, as subnets are sized for that"
  }

  assert {
    condition     = jsondecode(aws_eks_addon.before_nodes["vpc-cni"].configuration_values).enableNetworkPolicy == "true"
    error_message = "NetworkPolicies must be enforced"
  }

  assert {
    condition     = one(aws_eks_addon.before_nodes["vpc-cni"].pod_identity_association).service_account == "aws-node"
    error_message = "the CNI must have a role of its own"
  }

  assert {
    condition     = jsondecode(aws_iam_role.cni.assume_role_policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == aws_eks_cluster.this.arn
    error_message = "only pods of this cluster may take the CNI's role"
  }
}

run "lets_in_whom_it_is_told" {
  command = apply

  variables {
    viewers             = ["arn:aws:iam::111122223333:role/staff"]
    public_access_cidrs = ["198.51.100.0/24"]
    deletion_protection = false
    addon_versions      = { vpc-cni = "v1.21.1-eksbuild.1" }
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_public_access && aws_eks_cluster.this.vpc_config[0].public_access_cidrs == toset(["198.51.100.0/24"])
    error_message = "the API server must be reached from the named ranges"
  }

  assert {
    condition     = aws_eks_access_policy_association.people["arn:aws:iam::111122223333:role/operators"].policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    error_message = "administrators must administer"
  }

  assert {
    condition     = aws_eks_access_policy_association.people["arn:aws:iam::111122223333:role/staff"].policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"
    error_message = "viewers must only look, and not at secrets"
  }

  assert {
    condition     = !aws_eks_cluster.this.deletion_protection
    error_message = "a cluster that is meant to be torn down must not be protected"
  }

  assert {
    condition     = aws_eks_addon.before_nodes["vpc-cni"].addon_version == "v1.21.1-eksbuild.1"
    error_message = "a pinned version of an add-on must be taken"
  }
}
