mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  cluster_name              = "codementor-test"
  cluster_version           = "1.35"
  cluster_security_group_id = "sg-0cccccccccccccccc"
  worker_subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

run "controllers_outlive_spot" {
  command = apply

  assert {
    condition     = keys(aws_eks_node_group.this) == ["controllers"] && aws_eks_node_group.this["controllers"].capacity_type == "ON_DEMAND"
    error_message = "controllers must be on-demand, and no other group must exist unless asked for"
  }

  assert {
    condition     = aws_eks_node_group.this["controllers"].scaling_config[0].min_size == 2
    error_message = "there must be two controllers' nodes, so that losing one loses nothing"
  }

  assert {
    condition     = aws_eks_node_group.this["controllers"].ami_type == "AL2023_ARM_64_STANDARD" && alltrue([for type in aws_eks_node_group.this["controllers"].instance_types : can(regex("^[a-z]+[0-9]g[a-z]*\\.", type))])
    error_message = "the image's architecture must be that of the instance types"
  }

  assert {
    condition     = length(aws_eks_node_group.this["controllers"].taint) == 0
    error_message = "controllers' nodes must take whatever has no place elsewhere"
  }

  assert {
    condition     = aws_launch_template.node["controllers"].metadata_options[0].http_put_response_hop_limit == 1
    error_message = "pods must not reach the node's credentials"
  }

  assert {
    condition     = strcontains(base64decode(aws_launch_template.node["controllers"].user_data), "\"maxPods\": 30")
    error_message = "the kubelet must take as many pods as subnets are sized for"
  }

  assert {
    condition     = !anytrue([for attachment in aws_iam_role_policy_attachment.node : strcontains(attachment.policy_arn, "CNI")])
    error_message = "nodes must not have the CNI's rights"
  }

  assert {
    condition     = aws_eks_access_entry.karpenter_nodes.type == "EC2_LINUX"
    error_message = "Karpenter's nodes must be let into the cluster as nodes"
  }

  assert {
    condition     = toset(keys(aws_eks_addon.after_nodes)) == toset(["coredns", "metrics-server", "aws-ebs-csi-driver"])
    error_message = "DNS, metrics and disks must come with the nodes"
  }
}

run "karpenter_hears_of_interruptions" {
  command = apply

  assert {
    condition = alltrue([for event in ["EC2 Spot Instance Interruption Warning", "EC2 Instance Rebalance Recommendation", "EC2 Instance State-change Notification", "AWS Health Event"] :
      anytrue([for rule in aws_cloudwatch_event_rule.interruptions : jsondecode(rule.event_pattern)["detail-type"] == [event]])
    ])
    error_message = "Karpenter must hear of every kind of interruption"
  }

  assert {
    condition     = alltrue([for target in aws_cloudwatch_event_target.interruptions : target.arn == aws_sqs_queue.interruptions.arn]) && keys(aws_cloudwatch_event_target.interruptions) == keys(aws_cloudwatch_event_rule.interruptions)
    error_message = "each rule must send to the interruption queue"
  }

  assert {
    condition     = aws_sqs_queue.interruptions.message_retention_seconds == 300
    error_message = "news of nodes that have gone must not be kept"
  }

  assert {
    condition     = length(jsondecode(aws_sqs_queue_policy.interruptions.policy).Statement[0].Condition.ArnEquals["aws:SourceArn"]) == length(aws_cloudwatch_event_rule.interruptions)
    error_message = "only our rules may send to the interruption queue"
  }

  assert {
    condition     = anytrue([for statement in jsondecode(aws_sqs_queue_policy.interruptions.policy).Statement : statement.Effect == "Deny" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false"])
    error_message = "the interruption queue must refuse unencrypted connections"
  }

  assert {
    condition     = output.interruption_queue_name == "codementor-test-interruptions"
    error_message = "the interruption queue must be called after the cluster"
  }
}

run "karpenter_touches_only_what_is_the_clusters" {
  command = apply

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.karpenter.policy).Statement :
      try(statement.Condition.StringEquals["aws:ResourceTag/kubernetes.io/cluster/codementor-test"], "") == "owned"
      if contains(flatten([statement.Action]), "ec2:TerminateInstances")
    ])
    error_message = "Karpenter must end only the cluster's own instances"
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.karpenter.policy).Statement :
      length(setsubtract(flatten([statement.Resource]), [
        "arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-0aaaaaaaaaaaaaaaa",
        "arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-0bbbbbbbbbbbbbbbb",
        "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0cccccccccccccccc",
      ])) == 0
      if statement.Sid == "StartInOurSubnetsWithOurGroup"
    ])
    error_message = "Karpenter must start instances only in the cluster's subnets and group"
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.karpenter.policy).Statement :
      statement.Resource == aws_iam_role.node["karpenter"].arn && statement.Condition.StringEquals["iam:PassedToService"] == ["ec2.amazonaws.com"]
      if contains(flatten([statement.Action]), "iam:PassRole")
    ])
    error_message = "Karpenter must pass on the nodes' role alone, and to EC2 alone"
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.karpenter.policy).Statement :
      statement.Resource == aws_sqs_queue.interruptions.arn
      if anytrue([for action in flatten([statement.Action]) : startswith(action, "sqs:")])
    ])
    error_message = "Karpenter must read the interruption queue alone"
  }

  assert {
    condition     = jsondecode(aws_iam_role.karpenter.assume_role_policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == "arn:aws:eks:eu-central-1:111122223333:cluster/codementor-test"
    error_message = "only pods of this cluster may be Karpenter"
  }

  assert {
    condition     = aws_eks_pod_identity_association.karpenter.namespace == "kube-system" && aws_eks_pod_identity_association.karpenter.service_account == "karpenter"
    error_message = "Karpenter's role must go to its service account"
  }
}

run "buys_spot_of_many_types_for_both_architectures" {
  command = apply

  assert {
    condition = alltrue([for architecture in ["amd64", "arm64"] : anytrue([for document in split("---\n", output.node_pools_manifest) :
      anytrue([for requirement in try(yamldecode(document).spec.template.spec.requirements, []) : requirement.key == "kubernetes.io/arch" && requirement.values == [architecture]])
      if strcontains(document, "\"codementor.dev/pool\": \"inference\"")
    ])])
    error_message = "there must be inference pools for amd64 and arm64"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      alltrue([for requirement in yamldecode(document).spec.template.spec.requirements : length(distinct(requirement.values)) >= 15 if requirement.key == "node.kubernetes.io/instance-type"]) &&
      anytrue([for requirement in yamldecode(document).spec.template.spec.requirements : requirement.key == "node.kubernetes.io/instance-type"])
      if strcontains(document, "\"codementor.dev/pool\": \"inference\"")
    ])
    error_message = "an inference pool must choose among at least 15 instance types"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      anytrue([for requirement in yamldecode(document).spec.template.spec.requirements : requirement.values == ["spot"] if requirement.key == "karpenter.sh/capacity-type"])
      if strcontains(document, "\"codementor.dev/pool\": \"inference\"")
    ])
    error_message = "inference nodes must be spot unless said otherwise"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      alltrue([for architecture, pattern in { arm64 = "^[a-z]+[0-9]g[a-z]*\\.", amd64 = "^[a-z]+[0-9][ia][a-z]*\\." } :
        alltrue([for requirement in yamldecode(document).spec.template.spec.requirements : alltrue([for type in requirement.values : can(regex(pattern, type))]) if requirement.key == "node.kubernetes.io/instance-type"])
        if yamldecode(document).spec.template.spec.requirements[0].values == [architecture]
      ])
      if strcontains(document, "\"codementor.dev/pool\": \"inference\"")
    ])
    error_message = "a pool's instance types must have its architecture"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      yamldecode(document).spec.template.spec.taints == [{ key = "codementor.dev/inference", value = "true", effect = "NoSchedule" }]
      if strcontains(document, "\"codementor.dev/pool\": \"inference\"")
    ])
    error_message = "only workers may get onto inference nodes"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      contains([for budget in yamldecode(document).spec.disruption.budgets : budget.nodes], "1") &&
      anytrue([for budget in yamldecode(document).spec.disruption.budgets : budget.nodes == "0" && budget.schedule == "0 6 * * mon-fri" && budget.duration == "14h" && toset(budget.reasons) == toset(["Underutilized", "Drifted"]) if can(budget.schedule)])
      if strcontains(document, "kind\": \"NodePool\"")
    ])
    error_message = "nodes must be replaced one at a time, and none that works in busy hours"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      tonumber(trimsuffix(yamldecode(document).spec.template.spec.terminationGracePeriod, "m")) * 60 > 630
      if strcontains(document, "kind\": \"NodePool\"")
    ])
    error_message = "a node's grace must be longer than that of a pod that drains for ten minutes"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      tonumber(yamldecode(document).spec.limits.cpu) <= 128
      if strcontains(document, "kind\": \"NodePool\"")
    ])
    error_message = "each pool must have a ceiling of its cost"
  }

  assert {
    condition     = !strcontains(output.node_pools_manifest, "do-not-disrupt")
    error_message = "nothing may be marked do-not-disrupt: on spot it would die without SIGTERM"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      alltrue([for disk in yamldecode(document).spec.blockDeviceMappings : disk.ebs.encrypted && disk.ebs.volumeType == "gp3"])
      if strcontains(document, "apiVersion\": \"karpenter.k8s.aws/v1\"")
    ])
    error_message = "disks of Karpenter's nodes must be encrypted"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      yamldecode(document).spec.metadataOptions.httpTokens == "required" && yamldecode(document).spec.metadataOptions.httpPutResponseHopLimit == 1
      if strcontains(document, "apiVersion\": \"karpenter.k8s.aws/v1\"")
    ])
    error_message = "pods must not reach the credentials of Karpenter's nodes"
  }

  assert {
    condition = alltrue([for document in split("---\n", output.node_pools_manifest) :
      yamldecode(document).spec.kubelet.maxPods == 30
      if strcontains(document, "apiVersion\": \"karpenter.k8s.aws/v1\"")
    ])
    error_message = "Karpenter's nodes must take as many pods as subnets are sized for"
  }

  assert {
    condition     = length([for document in split("---\n", output.node_pools_manifest) : document if try(length(yamldecode(document).spec.subnetSelectorTerms), 0) == 2]) == 2
    error_message = "Karpenter's nodes must run in the given subnets"
  }
}

run "managed_groups_replace_pools" {
  command = apply

  variables {
    inference_pools = {}
    general_pool    = null
    busy_hours      = null
    managed_groups = {
      inference = {
        architecture   = "amd64"
        instance_types = ["c7i.2xlarge", "c7a.2xlarge", "c6i.2xlarge"]
        max            = 4
      }
    }
  }

  assert {
    condition     = aws_eks_node_group.this["inference"].capacity_type == "SPOT" && aws_eks_node_group.this["inference"].ami_type == "AL2023_x86_64_STANDARD"
    error_message = "a managed group must be spot by default, with its architecture's image"
  }

  assert {
    condition     = one(aws_eks_node_group.this["inference"].taint).key == "codementor.dev/inference"
    error_message = "only workers may get onto managed inference nodes"
  }

  assert {
    condition     = aws_eks_node_group.this["inference"].scaling_config[0].min_size == 0 && aws_eks_node_group.this["inference"].scaling_config[0].max_size == 4
    error_message = "a managed group must be able to cost nothing"
  }

  assert {
    condition     = !strcontains(output.node_pools_manifest, "NodePool")
    error_message = "pools must be gone when they are not wanted"
  }
}
