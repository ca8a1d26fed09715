const roles = 'modules/identity/roles.tf';
const services = 'modules/identity/services.tf';
const permissions = 'modules/identity/permissions.json';
const platform = 'modules/identity/platform.tf';
const balancer = 'modules/identity/load-balancer.tf';

export default [
  // Services.
  {
    fails: [
      'services must be allowed what permissions.json says, and no more',
      'policy resources are named: aws_iam_role_policy.this["api"] allows s3:DeleteObject on arn:aws:s3:::codementor-test/*',
    ],
    file: services,
    find: 'Resource = "${var.bucket_arn}/${prefix}*"',
    replace: 'Resource = "${var.bucket_arn}/*"',
  },
  {
    fails: 'services must be allowed what permissions.json says, and no more',
    file: services,
    find: 'Resource = var.queue_arns[queue]',
    replace: 'Resource = values(var.queue_arns)',
  },
  {
    fails: 'services must be allowed what permissions.json says, and no more',
    file: services,
    find: '{ "s3:prefix" = "${prefix}*" }',
    replace: '{ "s3:prefix" = "*" }',
  },
  {
    fails: 'the api alone must write and read receipts',
    file: permissions,
    find: '"uploads/": ["s3:GetObject", "s3:ListBucket"]\n',
    replace: '"receipts/": ["s3:PutObject"],\n      "uploads/": ["s3:GetObject", "s3:ListBucket"]\n',
  },
  {
    fails: 'policy actions are named: aws_iam_role_policy.this["result-notifier"] allows sqs:*',
    file: services,
    find: 'Action   = actions\n        Resource = var.queue_arns[queue]',
    replace: 'Action   = "sqs:*"\n        Resource = var.queue_arns[queue]',
  },
  {
    fails: 'services must be able to sign in to the ledger as its one user',
    file: services,
    find: '${var.database_resource_id}/${var.database_user}',
    replace: '${var.database_resource_id}/*',
  },
  {
    fails: "services must use the queues' key, through SQS alone",
    file: services,
    find: '"kms:ViaService" = "sqs.${local.region}.amazonaws.com"',
    replace: '"kms:CallerAccount" = local.account, "kms:ViaService" = "ec2.${local.region}.amazonaws.com"',
  },
  {
    fails: 'who sends to an encrypted queue must be able to encrypt',
    file: services,
    find: '{ send = ["kms:GenerateDataKey", "kms:Decrypt"]',
    replace: '{ send = ["kms:Decrypt"]',
  },
  {
    fails: 'who writes files must be able to encrypt them, through S3 alone',
    file: services,
    find: 'write = ["kms:GenerateDataKey", "kms:Decrypt"]',
    replace: 'write = ["kms:Decrypt"]',
  },
  {
    fails: 'who only reads files must be able to decrypt them, and no more',
    file: services,
    find: 'local.bucket_key.write : local.bucket_key.read',
    replace: 'local.bucket_key.write : local.bucket_key.write',
  },

  // Platform.
  { fails: 'KEDA must count messages and read none', file: platform, find: '"sqs:GetQueueAttributes"', replace: '["sqs:GetQueueAttributes", "sqs:ReceiveMessage"]' },
  { fails: 'Fluent Bit must write logs and read none', file: platform, find: '"s3:PutObject"', replace: '["s3:PutObject", "s3:GetObject"]' },
  {
    fails: 'External Secrets must read the named secrets alone',
    file: platform,
    find: 'Resource = var.secrets[*].arn',
    replace: 'Resource = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:codementor/*"',
  },
  {
    fails: 'External Secrets must decrypt the named secrets alone',
    file: platform,
    find: 'secretsmanager.${local.region}.amazonaws.com',
    replace: 's3.${local.region}.amazonaws.com',
  },
  {
    fails: 'ExternalDNS must write the named zones alone',
    file: platform,
    find: '[for zone in var.hosted_zone_ids : "arn:${local.partition}:route53:::hostedzone/${zone}"]',
    replace: '["arn:${local.partition}:route53:::hostedzone/*"]',
  },
  {
    fails: 'policy resources are named: aws_iam_role_policy.this["external-dns"] allows route53:ChangeResourceRecordSets on arn:aws:route53:::hostedzone/*',
    file: platform,
    find: '[for zone in var.hosted_zone_ids : "arn:${local.partition}:route53:::hostedzone/${zone}"]',
    replace: '["arn:${local.partition}:route53:::hostedzone/*"]',
  },
  {
    fails: 'policy resources are named: aws_iam_role_policy.this["keda"] allows sqs:GetQueueAttributes on *',
    file: platform,
    find: 'Resource = [var.queue_arns.interactive, var.queue_arns.grading, var.queue_arns.outcomes]',
    replace: 'Resource = "*"',
  },

  // Who gets them.
  {
    fails: 'roles must be for pods of this cluster alone',
    file: roles,
    find: 'ArnEquals    = { "aws:SourceArn" = local.cluster_arn }',
    replace: 'ArnLike      = { "aws:SourceArn" = "arn:aws:eks:*:*:cluster/*" }, ArnEquals = { "aws:SourceArn" = "" }',
  },
  {
    fails: 'each role must go to its own service account, and none must exist that is not wanted',
    file: roles,
    find: 'worker                   = { namespace = var.namespace, name = "worker" }',
    replace: 'worker                   = { namespace = var.namespace, name = "default" }',
  },
  {
    fails: 'each role must go to its own service account, and none must exist that is not wanted',
    file: platform,
    find: 'length(var.hosted_zone_ids) == 0 ? {} : {',
    replace: 'length(var.hosted_zone_ids) == 1 ? {} : {',
  },
  {
    fails: 'a service account in another place must be found there',
    file: roles,
    find: 'lookup(var.service_accounts, name, local.usual_service_accounts[name])',
    replace: 'local.usual_service_accounts[name]',
  },
  {
    fails: "AWS's policy for disks must go to the CSI driver alone",
    file: roles,
    find: 'role       = aws_iam_role.this["ebs-csi"].name',
    replace: 'role       = aws_iam_role.this["worker"].name',
  },
  {
    fails: 'policy principals are named: aws_iam_role.this["api"] allows anyone',
    file: roles,
    find: `      Principal = { Service = "pods.eks.amazonaws.com" }
      Action    = ["sts:AssumeRole", "sts:TagSession"]
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals    = { "aws:SourceArn" = local.cluster_arn }
      }`,
    replace: '      Principal = { AWS = "*" }\n      Action    = ["sts:AssumeRole"]',
  },

  // Load balancers.
  {
    fails: "the controller must open its own groups and the cluster's alone",
    file: balancer,
    find: 'Resource = "${local.ec2}:security-group/${var.cluster_security_group_id}"',
    replace: 'Resource = "${local.ec2}:security-group/*"',
  },
  {
    fails: 'policy resources are named: aws_iam_role_policy.this["load-balancer-controller"] allows ec2:AuthorizeSecurityGroupIngress on arn:aws:ec2:eu-central-1:111122223333:security-group/*',
    file: balancer,
    find: 'Resource = "${local.ec2}:security-group/${var.cluster_security_group_id}"',
    replace: 'Resource = "${local.ec2}:security-group/*"',
  },
  {
    fails: 'the controller must change only load balancers of this cluster',
    file: balancer,
    find: '        Resource  = [local.balancers, local.targets]\n        Condition = { StringEquals = { "aws:ResourceTag/${local.mark}" = var.cluster_name } }',
    replace: '        Resource  = [local.balancers, local.targets]',
  },
  {
    fails: 'the controller must mark what it makes',
    file: balancer,
    find: '        Resource  = [local.balancers, local.targets]\n        Condition = { StringEquals = { "aws:RequestTag/${local.mark}" = var.cluster_name } }',
    replace: '        Resource  = [local.balancers, local.targets]',
  },
  {
    fails: "the controller must make load balancing's own role alone",
    file: balancer,
    find: '{ "iam:AWSServiceName" = "elasticloadbalancing.amazonaws.com" }',
    replace: '{ "iam:AWSServiceName" = "spot.amazonaws.com" }',
  },

  // What other modules say.
  {
    fails: 'Fluent Bit must write to the bucket of logs where there is one',
    file: platform,
    find: '"${var.log_bucket_arn}/pods/*"',
    replace: '"${var.bucket_arn}/pods/*"',
  },
  {
    fails: "the controller must have no more than the edge says where load balancers are Terraform's",
    file: roles,
    find: 'local.load_balancer_policy : var.load_balancer_controller_policy',
    replace: 'local.load_balancer_policy : local.load_balancer_policy',
  },

  // Figures.
  {
    fails: 'services must be allowed what permissions.json says, and no more',
    file: services,
    find: '"cloudwatch:namespace" = var.figures_namespace',
    replace: '"cloudwatch:namespace" = "CodeMentor"',
  },
  {
    fails: 'services must put no figures where no namespace is given',
    file: services,
    find: 'var.figures_namespace == null ? []',
    replace: 'var.figures_namespace == "" ? []',
  },
  {
    fails: 'policy resources are named: aws_iam_role_policy.this["worker"] allows cloudwatch:PutMetricData on *',
    file: services,
    find: '        Condition = { StringEquals = { "cloudwatch:namespace" = var.figures_namespace } }\n',
    replace: '',
  },
  {
    fails: 'policy resources are named: aws_iam_role_policy.this["worker"] allows cloudwatch:PutMetricData on *',
    file: services,
    find: '{ StringEquals = { "cloudwatch:namespace" = var.figures_namespace } }',
    replace: '{ StringLike = { "cloudwatch:namespace" = "*" } }',
  },
  {
    fails: 'policy resources are named: aws_iam_role_policy.this["api"] allows cloudwatch:SetAlarmState on *',
    file: permissions,
    find: '"figures": ["cloudwatch:PutMetricData"]\n  },\n  "result-notifier"',
    replace: '"figures": ["cloudwatch:PutMetricData", "cloudwatch:SetAlarmState"]\n  },\n  "result-notifier"',
  },
  {
    fails: 'The checkable object, var.figures_namespace, was expected',
    file: 'modules/identity/variables.tf',
    find: ' && !startswith(var.figures_namespace, "AWS/")',
    replace: '',
  },
];
