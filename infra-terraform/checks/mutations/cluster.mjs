const cluster = 'modules/cluster/cluster.tf';
const addons = 'modules/cluster/addons.tf';
const variables = 'modules/cluster/variables.tf';
const access = 'modules/cluster/access.tf';

export default [
  { fails: 'the default version must be the newest but one', file: variables, find: 'default     = "1.35"', replace: 'default     = "1.33"' },
  {
    fails: 'the API server must be reached from inside the VPC alone unless ranges are named',
    file: cluster,
    find: 'endpoint_public_access  = length(var.public_access_cidrs) > 0',
    replace: 'endpoint_public_access  = true',
  },
  {
    fails: 'policy nothing is public: aws_eks_cluster.this lets the whole internet at its endpoint',
    file: cluster,
    find: 'endpoint_public_access  = length(var.public_access_cidrs) > 0',
    replace: 'endpoint_public_access  = true',
  },
  {
    fails: 'the API server must be reached from the named ranges',
    file: cluster,
    find: 'public_access_cidrs     = length(var.public_access_cidrs) > 0 ? var.public_access_cidrs : null',
    replace: 'public_access_cidrs     = ["0.0.0.0/0"]',
  },
  {
    fails: 'secrets must be encrypted with the cluster\'s own key',
    file: cluster,
    find: 'key_arn = aws_kms_key.this.arn',
    replace: 'key_arn = "arn:aws:kms:eu-central-1:111122223333:alias/aws/eks"',
  },
  {
    fails: 'policy data is encrypted: aws_eks_cluster.this keeps data unencrypted',
    file: cluster,
    find: '  encryption_config {\n    resources = ["secrets"]\n\n    provider {\n      key_arn = aws_kms_key.this.arn\n    }\n  }\n',
    replace: '',
  },
  {
    fails: 'policy data is encrypted: aws_kms_key.this is not rotated',
    file: 'modules/cluster/key.tf',
    find: 'enable_key_rotation     = true',
    replace: 'enable_key_rotation     = false',
  },
  {
    fails: 'the control plane must log audit, API and authenticator',
    file: cluster,
    find: '["api", "audit", "authenticator"]',
    replace: '["api", "authenticator"]',
  },
  {
    fails: 'control plane logs must be encrypted and expire, in the group that EKS writes to',
    file: cluster,
    find: '"/aws/eks/${var.name}/cluster"',
    replace: '"/aws/eks/${var.name}"',
  },
  {
    fails: 'the cluster must be protected from deletion by default',
    file: variables,
    find: 'type        = bool\n  default     = true',
    replace: 'type        = bool\n  default     = false',
  },
  {
    fails: 'a cluster that is meant to be torn down must not be protected',
    file: cluster,
    find: 'deletion_protection           = var.deletion_protection',
    replace: 'deletion_protection           = true',
  },
  {
    fails: 'access must be by entries alone, and not by having made the cluster',
    file: cluster,
    find: 'bootstrap_cluster_creator_admin_permissions = false',
    replace: 'bootstrap_cluster_creator_admin_permissions = true',
  },
  {
    fails: 'the cluster must not slip into extended support, which costs six times as much',
    file: cluster,
    find: 'support_type = "STANDARD"',
    replace: 'support_type = "EXTENDED"',
  },
  {
    fails: 'EKS must not start add-ons of its own beside ours',
    file: cluster,
    find: 'bootstrap_self_managed_addons = false',
    replace: 'bootstrap_self_managed_addons = true',
  },
  { fails: 'network and Pod Identity must come before nodes', file: addons, find: '    eks-pod-identity-agent = null\n', replace: '' },
  {
    fails: 'pods must get addresses in blocks, as subnets are sized for that',
    file: addons,
    find: 'ENABLE_PREFIX_DELEGATION = "true"',
    replace: 'ENABLE_PREFIX_DELEGATION = "false"',
  },
  { fails: 'a node must hold one spare block, as subnets are sized for that', file: addons, find: '= "1"', replace: '= "2"' },
  { fails: 'NetworkPolicies must be enforced', file: addons, find: 'enableNetworkPolicy = "true"', replace: 'enableNetworkPolicy = "false"' },
  { fails: 'the CNI must have a role of its own', file: addons, find: 'service_account = "aws-node"', replace: 'service_account = "default"' },
  {
    fails: "only pods of this cluster may take the CNI's role",
    file: addons,
    find: '"aws:SourceArn" = aws_eks_cluster.this.arn',
    replace: '"aws:SourceArn" = "arn:aws:eks:eu-central-1:111122223333:cluster/another"',
  },
  { fails: 'administrators must administer', file: access, find: 'AmazonEKSClusterAdminPolicy', replace: 'AmazonEKSEditPolicy' },
  { fails: 'viewers must only look, and not at secrets', file: access, find: 'AmazonEKSViewPolicy', replace: 'AmazonEKSAdminViewPolicy' },
  {
    fails: 'a pinned version of an add-on must be taken',
    file: addons,
    find: 'lookup(var.addon_versions, each.key, data.aws_eks_addon_version.default[each.key].version)',
    replace: 'data.aws_eks_addon_version.default[each.key].version',
  },
  {
    fails: 'policy actions are named: aws_iam_role_policy.secrets allows kms:*',
    file: 'modules/cluster/role.tf',
    find: '["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"]',
    replace: '"kms:*"',
  },
  {
    fails: 'policy resources are named: aws_iam_role_policy.secrets allows kms:Decrypt on *',
    file: 'modules/cluster/role.tf',
    find: 'Resource = aws_kms_key.this.arn',
    replace: 'Resource = "*"',
  },
];
