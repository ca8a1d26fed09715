mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  cluster_name              = "codementor-test"
  cluster_security_group_id = "sg-0cccccccccccccccc"
  vpc_id                    = "vpc-0dddddddddddddddd"
  queue_arns = {
    interactive = "arn:aws:sqs:eu-central-1:111122223333:codementor-interactive"
    grading     = "arn:aws:sqs:eu-central-1:111122223333:codementor-grading"
    outcomes    = "arn:aws:sqs:eu-central-1:111122223333:codementor-outcomes"
  }
  bucket_arn = "arn:aws:s3:::codementor-test"
}

run "services_are_allowed_what_is_declared" {
  command = apply

  variables {
    figures_namespace = "CodeMentor/test"
  }

  assert {
    condition = alltrue([for service, asked in jsondecode(file("./permissions.json")) :
      toset(flatten([for statement in jsondecode(aws_iam_role_policy.this[service].policy).Statement : [
        for action in flatten([statement.Action]) : [for resource in flatten([statement.Resource]) :
          join(" ", compact([action, resource, try(statement.Condition.StringLike["s3:prefix"], ""), try(statement.Condition.StringEquals["cloudwatch:namespace"], "")]))
        ]
        ]])) == toset(concat(
        flatten([for queue, actions in asked.queues : [for action in actions : "${action} arn:aws:sqs:eu-central-1:111122223333:codementor-${queue}"]]),
        flatten([for prefix, actions in asked.files : [for action in actions :
          action == "s3:ListBucket" ? "${action} arn:aws:s3:::codementor-test ${prefix}*" : "${action} arn:aws:s3:::codementor-test/${prefix}*"
        ]]),
        [for action in asked.figures : "${action} * CodeMentor/test"],
      ))
    ])
    error_message = "services must be allowed what permissions.json says, and no more"
  }

  assert {
    condition = alltrue([for service in ["worker", "result-notifier"] : length([
      for statement in jsondecode(aws_iam_role_policy.this[service].policy).Statement : statement
      if anytrue([for resource in flatten([statement.Resource]) : endswith(resource, "/receipts/*")])
    ]) == 0])
    error_message = "the api alone must write and read receipts"
  }

  assert {
    condition = toset(flatten([for statement in jsondecode(aws_iam_role_policy.this["keda"].policy).Statement : [
      for action in flatten([statement.Action]) : [for resource in flatten([statement.Resource]) : "${action} ${trimprefix(trimprefix(resource, "arn:aws:sqs:eu-central-1:111122223333:codementor-"), "arn:aws:s3:::codementor-test")}"]
      ]])) == toset([
      "sqs:GetQueueAttributes grading",
      "sqs:GetQueueAttributes interactive",
      "sqs:GetQueueAttributes outcomes",
    ])
    error_message = "KEDA must count messages and read none"
  }

  assert {
    condition = toset(flatten([for statement in jsondecode(aws_iam_role_policy.this["fluent-bit"].policy).Statement : [
      for action in flatten([statement.Action]) : [for resource in flatten([statement.Resource]) : "${action} ${trimprefix(trimprefix(resource, "arn:aws:sqs:eu-central-1:111122223333:codementor-"), "arn:aws:s3:::codementor-test")}"]
      ]])) == toset([
      "s3:PutObject /logs/*",
    ])
    error_message = "Fluent Bit must write logs and read none"
  }

  assert {
    condition = alltrue([for role in aws_iam_role.this :
      jsondecode(role.assume_role_policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == "arn:aws:eks:eu-central-1:111122223333:cluster/codementor-test" &&
      jsondecode(role.assume_role_policy).Statement[0].Principal.Service == "pods.eks.amazonaws.com"
    ])
    error_message = "roles must be for pods of this cluster alone"
  }

  assert {
    condition = { for name, association in aws_eks_pod_identity_association.this : name => "${association.namespace}/${association.service_account}" } == {
      api                      = "codementor/api"
      worker                   = "codementor/worker"
      result-notifier          = "codementor/result-notifier"
      keda                     = "keda/keda-operator"
      fluent-bit               = "logging/fluent-bit"
      ebs-csi                  = "kube-system/ebs-csi-controller-sa"
      load-balancer-controller = "kube-system/aws-load-balancer-controller"
    }
    error_message = "each role must go to its own service account, and none must exist that is not wanted"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.ebs_csi.role == "codementor-test-ebs-csi" && endswith(aws_iam_role_policy_attachment.ebs_csi.policy_arn, ":policy/service-role/AmazonEBSCSIDriverPolicy")
    error_message = "AWS's policy for disks must go to the CSI driver alone"
  }
}

run "load_balancers_are_changed_only_where_marked" {
  command = apply

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.this["load-balancer-controller"].policy).Statement :
      statement.Resource == "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0cccccccccccccccc" || try(statement.Condition.StringEquals["aws:ResourceTag/elbv2.k8s.aws/cluster"], "") == "codementor-test"
      if contains(flatten([statement.Action]), "ec2:AuthorizeSecurityGroupIngress")
    ])
    error_message = "the controller must open its own groups and the cluster's alone"
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.this["load-balancer-controller"].policy).Statement :
      try(statement.Condition.StringEquals["aws:ResourceTag/elbv2.k8s.aws/cluster"], "") == "codementor-test"
      if length(setintersection(flatten([statement.Action]), ["elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:SetSecurityGroups", "elasticloadbalancing:RegisterTargets"])) > 0
    ])
    error_message = "the controller must change only load balancers of this cluster"
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.this["load-balancer-controller"].policy).Statement :
      try(statement.Condition.StringEquals["aws:RequestTag/elbv2.k8s.aws/cluster"], "") == "codementor-test"
      if contains(flatten([statement.Action]), "elasticloadbalancing:CreateLoadBalancer")
    ])
    error_message = "the controller must mark what it makes"
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.this["load-balancer-controller"].policy).Statement :
      statement.Condition.StringEquals["iam:AWSServiceName"] == "elasticloadbalancing.amazonaws.com"
      if contains(flatten([statement.Action]), "iam:CreateServiceLinkedRole")
    ])
    error_message = "the controller must make load balancing's own role alone"
  }
}

run "keys_ledger_secrets_and_zones_by_switch" {
  command = apply

  variables {
    queue_key_arn        = "arn:aws:kms:eu-central-1:111122223333:key/queues"
    bucket_key_arn       = "arn:aws:kms:eu-central-1:111122223333:key/bucket"
    database_resource_id = "db-ABCDEFGHIJKL01234"
    database_user        = "codementor_app"
    hosted_zone_ids      = ["Z0123456789ABCDEFGHIJ"]
    secrets = [
      { arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:codementor/oidc-a1b2c3", key_arn = "arn:aws:kms:eu-central-1:111122223333:key/secrets" },
    ]
    service_accounts = { keda = { namespace = "scaling", name = "operator" } }
  }

  assert {
    condition = alltrue([for name in ["api", "worker", "result-notifier"] : anytrue([for statement in jsondecode(aws_iam_role_policy.this[name].policy).Statement :
      statement.Action == "rds-db:connect" && statement.Resource == "arn:aws:rds-db:eu-central-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/codementor_app"
    ])])
    error_message = "services must be able to sign in to the ledger as its one user"
  }

  assert {
    condition = alltrue([for name in ["api", "worker", "result-notifier"] : alltrue([for statement in jsondecode(aws_iam_role_policy.this[name].policy).Statement :
      !anytrue([for action in flatten([statement.Action]) : startswith(action, "cloudwatch:")])
    ])])
    error_message = "services must put no figures where no namespace is given"
  }

  assert {
    condition = alltrue([for name in ["api", "worker", "result-notifier"] : anytrue([for statement in jsondecode(aws_iam_role_policy.this[name].policy).Statement :
      statement.Resource == "arn:aws:kms:eu-central-1:111122223333:key/queues" && contains(flatten([statement.Action]), "kms:Decrypt") && statement.Condition.StringEquals["kms:ViaService"] == "sqs.eu-central-1.amazonaws.com"
      if statement.Sid == "EncryptedQueues"
    ])])
    error_message = "services must use the queues' key, through SQS alone"
  }

  assert {
    condition = alltrue([for name in ["api", "worker"] : anytrue([for statement in jsondecode(aws_iam_role_policy.this[name].policy).Statement :
      contains(flatten([statement.Action]), "kms:GenerateDataKey") if statement.Sid == "EncryptedQueues"
    ])])
    error_message = "who sends to an encrypted queue must be able to encrypt"
  }

  assert {
    condition = alltrue([for name in ["api", "result-notifier", "fluent-bit"] : anytrue([for statement in jsondecode(aws_iam_role_policy.this[name].policy).Statement :
      contains(flatten([statement.Action]), "kms:GenerateDataKey") && statement.Resource == "arn:aws:kms:eu-central-1:111122223333:key/bucket" && statement.Condition.StringEquals["kms:ViaService"] == "s3.eu-central-1.amazonaws.com"
      if statement.Sid == "EncryptedFiles"
    ])])
    error_message = "who writes files must be able to encrypt them, through S3 alone"
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_iam_role_policy.this["worker"].policy).Statement :
      statement.Action == ["kms:Decrypt"] if statement.Sid == "EncryptedFiles"
    ])
    error_message = "who only reads files must be able to decrypt them, and no more"
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_iam_role_policy.this["external-secrets"].policy).Statement :
      statement.Resource == ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:codementor/oidc-a1b2c3"] && contains(statement.Action, "secretsmanager:GetSecretValue")
      if statement.Sid == "ReadSecrets"
    ])
    error_message = "External Secrets must read the named secrets alone"
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_iam_role_policy.this["external-secrets"].policy).Statement :
      statement.Resource == ["arn:aws:kms:eu-central-1:111122223333:key/secrets"] && statement.Condition.StringEquals["kms:ViaService"] == "secretsmanager.eu-central-1.amazonaws.com"
      if statement.Sid == "EncryptedSecrets"
    ])
    error_message = "External Secrets must decrypt the named secrets alone"
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_iam_role_policy.this["external-dns"].policy).Statement :
      statement.Resource == ["arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ"] if contains(flatten([statement.Action]), "route53:ChangeResourceRecordSets")
    ])
    error_message = "ExternalDNS must write the named zones alone"
  }

  assert {
    condition     = aws_eks_pod_identity_association.this["keda"].namespace == "scaling" && aws_eks_pod_identity_association.this["keda"].service_account == "operator"
    error_message = "a service account in another place must be found there"
  }
}
