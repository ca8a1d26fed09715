const roles = 'modules/nodes/roles.tf';
const groups = 'modules/nodes/groups.tf';
const addons = 'modules/nodes/addons.tf';
const interruptions = 'modules/nodes/interruptions.tf';
const karpenter = 'modules/nodes/karpenter.tf';
const pools = 'modules/nodes/pools.tf';
const variables = 'modules/nodes/variables.tf';

export default [
  // Groups.
  {
    fails: 'controllers must be on-demand, and no other group must exist unless asked for',
    file: groups,
    find: 'capacity       = "on-demand"',
    replace: 'capacity       = "spot"',
  },
  {
    fails: "there must be two controllers' nodes, so that losing one loses nothing",
    file: groups,
    find: 'min            = var.controllers.min',
    replace: 'min            = 1',
  },
  {
    fails: "the image's architecture must be that of the instance types",
    file: variables,
    find: '["t4g.large", "m7g.large", "m6g.large"]',
    replace: '["t3.large", "m7i.large", "m6i.large"]',
  },
  {
    fails: "controllers' nodes must take whatever has no place elsewhere",
    file: groups,
    find: 'each.key == "controllers" ? [] : [local.inference_taint]',
    replace: '[local.inference_taint]',
  },
  {
    fails: "pods must not reach the node's credentials",
    file: groups,
    find: 'http_put_response_hop_limit = 1',
    replace: 'http_put_response_hop_limit = 2',
  },
  {
    fails: 'policy nothing is public: aws_launch_template.node["controllers"] hands out credentials without a token (IMDSv1)',
    file: groups,
    find: 'http_tokens                 = "required"',
    replace: 'http_tokens                 = "optional"',
  },
  {
    fails: 'policy data is encrypted: aws_launch_template.node["controllers"] keeps data unencrypted',
    file: groups,
    find: 'encrypted             = "true"',
    replace: 'encrypted             = "false"',
  },
  {
    fails: 'the kubelet must take as many pods as subnets are sized for',
    file: groups,
    find: 'maxPods = var.pods_per_node',
    replace: 'maxPods = 110',
  },
  {
    fails: 'nodes must not have the CNI\'s rights',
    file: roles,
    find: '"AmazonSSMManagedInstanceCore"]',
    replace: '"AmazonSSMManagedInstanceCore", "AmazonEKS_CNI_Policy"]',
  },
  { fails: "Karpenter's nodes must be let into the cluster as nodes", file: roles, find: 'type          = "EC2_LINUX"', replace: 'type          = "STANDARD"' },
  {
    fails: "a managed group must be spot by default, with its architecture's image",
    file: variables,
    find: 'optional(string, "spot")',
    replace: 'optional(string, "on-demand")',
  },
  {
    fails: 'only workers may get onto managed inference nodes',
    file: groups,
    find: 'key    = taint.value.key',
    replace: 'key    = "codementor.dev/other"',
  },
  {
    fails: 'a managed group must be able to cost nothing',
    file: variables,
    find: 'min            = optional(number, 0)',
    replace: 'min            = optional(number, 1)',
  },

  // Order.
  {
    fails: 'DNS, metrics and disks must come with the nodes',
    file: addons,
    find: '    metrics-server = jsonencode({ replicas = 2 })\n',
    replace: '',
  },
  {
    fails: 'policy deployments come after nodes: module.nodes.aws_eks_addon.after_nodes["coredns"] does not wait for nodes',
    file: addons,
    find: '  depends_on = [aws_eks_node_group.this]\n',
    replace: '',
  },
  {
    fails: [
      'policy nodes come after the network: module.nodes.aws_eks_node_group.this["controllers"] does not wait for module.cluster.aws_eks_addon.before_nodes["vpc-cni"]',
      'policy nodes come after the network: module.nodes.aws_eks_node_group.this["controllers"] does not wait for module.cluster.aws_eks_addon.before_nodes["eks-pod-identity-agent"]',
    ],
    file: 'modules/cluster/outputs.tf',
    find: '  depends_on = [aws_eks_addon.before_nodes, aws_iam_role_policy_attachment.cni]\n',
    replace: '',
  },

  // Interruptions.
  {
    fails: 'Karpenter must hear of every kind of interruption',
    file: interruptions,
    find: '    spot-interruption  = { source = "aws.ec2", detail_type = "EC2 Spot Instance Interruption Warning" }\n',
    replace: '',
  },
  {
    fails: 'each rule must send to the interruption queue',
    file: interruptions,
    find: 'resource "aws_cloudwatch_event_target" "interruptions" {\n  for_each = local.interruptions',
    replace: 'resource "aws_cloudwatch_event_target" "interruptions" {\n  for_each = { for name, event in local.interruptions : name => event if name != "spot-rebalance" }',
  },
  {
    fails: 'news of nodes that have gone must not be kept',
    file: interruptions,
    find: 'message_retention_seconds = 300',
    replace: 'message_retention_seconds = 345600',
  },
  {
    fails: 'only our rules may send to the interruption queue',
    file: interruptions,
    find: '[for rule in aws_cloudwatch_event_rule.interruptions : rule.arn]',
    replace: '["arn:aws:events:eu-central-1:111122223333:rule/*"]',
  },
  {
    fails: 'the interruption queue must refuse unencrypted connections',
    file: interruptions,
    find: '{ "aws:SecureTransport" = "false" }',
    replace: '{ "aws:SecureTransport" = "true" }',
  },
  {
    fails: 'policy data is encrypted: aws_sqs_queue.interruptions keeps data unencrypted',
    file: interruptions,
    find: 'sqs_managed_sse_enabled   = true',
    replace: 'sqs_managed_sse_enabled   = false',
  },
  {
    fails: 'the interruption queue must be called after the cluster',
    file: interruptions,
    find: 'name = "${var.cluster_name}-interruptions"',
    replace: 'name = "interruptions"',
  },

  // Karpenter's rights.
  {
    fails: "Karpenter must end only the cluster's own instances",
    file: karpenter,
    find: 'Resource = ["${local.ec2}:instance/*", "${local.ec2}:launch-template/*"]\n        Condition = {\n          StringEquals = { "aws:ResourceTag/${local.owned}" = "owned" }',
    replace: 'Resource = ["${local.ec2}:instance/*", "${local.ec2}:launch-template/*"]\n        Condition = {\n          StringEquals = { "aws:ResourceTag/team" = "owned" }',
  },
  {
    fails: 'policy resources are named: aws_iam_role_policy.karpenter allows ec2:TerminateInstances on arn:aws:ec2:eu-central-1:111122223333:instance/*',
    file: karpenter,
    find: 'Resource = ["${local.ec2}:instance/*", "${local.ec2}:launch-template/*"]\n        Condition = {\n          StringEquals = { "aws:ResourceTag/${local.owned}" = "owned" }\n          StringLike   = { "aws:ResourceTag/karpenter.sh/nodepool" = "*" }\n        }',
    replace: 'Resource = ["${local.ec2}:instance/*", "${local.ec2}:launch-template/*"]\n        Condition = {\n          StringEquals = { "aws:RequestedRegion" = local.region }\n        }',
  },
  {
    fails: "Karpenter must start instances only in the cluster's subnets and group",
    file: karpenter,
    find: '[for subnet in var.worker_subnet_ids : "${local.ec2}:subnet/${subnet}"]',
    replace: '["${local.ec2}:subnet/*"]',
  },
  {
    fails: "Karpenter must pass on the nodes' role alone, and to EC2 alone",
    file: karpenter,
    find: 'Resource  = aws_iam_role.node["karpenter"].arn',
    replace: 'Resource  = "arn:aws:iam::111122223333:role/${var.cluster_name}-*"',
  },
  {
    fails: 'Karpenter must read the interruption queue alone',
    file: karpenter,
    find: 'Resource = aws_sqs_queue.interruptions.arn',
    replace: 'Resource = "arn:aws:sqs:eu-central-1:111122223333:codementor-*"',
  },
  {
    fails: 'only pods of this cluster may be Karpenter',
    file: karpenter,
    find: '"aws:SourceArn" = local.cluster_arn',
    replace: '"aws:SourceArn" = "arn:aws:eks:eu-central-1:111122223333:cluster/another"',
  },
  {
    fails: "Karpenter's role must go to its service account",
    file: variables,
    find: 'optional(string, "kube-system")',
    replace: 'optional(string, "default")',
  },

  // Pools.
  {
    fails: 'there must be inference pools for amd64 and arm64',
    file: variables,
    find: 'architecture = "amd64"\n      instance_types',
    replace: 'architecture = "arm64"\n      instance_types',
  },
  {
    fails: 'an inference pool must choose among at least 15 instance types',
    file: pools,
    find: 'values = pool.instance_types',
    replace: 'values = slice(pool.instance_types, 0, 14)',
  },
  {
    fails: 'inference nodes must be spot unless said otherwise',
    file: variables,
    find: 'default     = ["spot"]',
    replace: 'default     = ["on-demand"]',
  },
  { fails: "a pool's instance types must have its architecture", file: variables, find: '"c7g.2xlarge", "c7g.4xlarge"', replace: '"c7i.2xlarge", "c7g.4xlarge"' },
  { fails: 'only workers may get onto inference nodes', file: pools, find: 'effect = "NoSchedule"', replace: 'effect = "PreferNoSchedule"' },
  {
    fails: 'nodes must be replaced one at a time, and none that works in busy hours',
    file: pools,
    find: 'concat([{ nodes = "1" }], local.busy_budget)',
    replace: '[{ nodes = "1" }]',
  },
  {
    fails: "a node's grace must be longer than that of a pod that drains for ten minutes",
    file: pools,
    find: 'expireAfter            = "336h"\n            terminationGracePeriod = "${var.node_grace_minutes}m"',
    replace: 'expireAfter            = "336h"\n            terminationGracePeriod = "10m"',
  },
  { fails: 'each pool must have a ceiling of its cost', file: pools, find: 'cpu = tostring(coalesce(var.inference_cpu_limit, pool.cpu_limit))', replace: 'cpu = "100000"' },
  {
    fails: 'nothing may be marked do-not-disrupt: on spot it would die without SIGTERM',
    file: pools,
    find: 'labels = { "codementor.dev/pool" = "inference" }',
    replace: 'labels = { "codementor.dev/pool" = "inference" }, annotations = { "karpenter.sh/do-not-disrupt" = "true" }',
  },
  { fails: "disks of Karpenter's nodes must be encrypted", file: pools, find: 'encrypted = true', replace: 'encrypted = false' },
  {
    fails: "pods must not reach the credentials of Karpenter's nodes",
    file: pools,
    find: 'httpPutResponseHopLimit = 1',
    replace: 'httpPutResponseHopLimit = 2',
  },
  { fails: "Karpenter's nodes must take as many pods as subnets are sized for", file: pools, find: 'maxPods = var.pods_per_node', replace: 'maxPods = 110' },
  {
    fails: "Karpenter's nodes must run in the given subnets",
    file: pools,
    find: 'for subnet in var.worker_subnet_ids : { id = subnet }',
    replace: 'for subnet in slice(var.worker_subnet_ids, 0, 1) : { id = subnet }',
  },
  {
    fails: 'pools must be gone when they are not wanted',
    file: pools,
    find: 'for name, pool in var.inference_pools : {',
    replace: 'for name, pool in merge({ always = { architecture = "arm64", instance_types = ["c7g.large"], cpu_limit = 8, weight = 1 } }, var.inference_pools) : {',
  },
  {
    fails: 'manifest node_pools_manifest: NodePool inference-arm64 has the unknown field spec.template.spec.expiresAfter',
    file: pools,
    find: 'expireAfter            = "336h"\n            terminationGracePeriod',
    replace: 'expiresAfter           = "336h"\n            terminationGracePeriod',
  },
  {
    fails: 'manifest node_pools_manifest: NodePool inference-arm64',
    file: pools,
    find: 'weight     = pool.weight',
    replace: 'weight     = tostring(pool.weight)',
  },
  {
    fails: 'manifest node_pools_manifest: NodePool general has the unknown type karpenter.sh/v1beta1',
    file: pools,
    find: 'general_pool = var.general_pool == null ? [] : [{\n    apiVersion = "karpenter.sh/v1"',
    replace: 'general_pool = var.general_pool == null ? [] : [{\n    apiVersion = "karpenter.sh/v1beta1"',
  },
];
