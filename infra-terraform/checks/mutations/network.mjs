const addresses = 'modules/network/addresses.tf';
const endpoints = 'modules/network/endpoints.tf';
const flowLogs = 'modules/network/flow-logs.tf';
const routes = 'modules/network/routes.tf';
const subnets = 'modules/network/subnets.tf';

export default [
  // Where things are.
  {
    fails: 'with worker_zones = 1 nodes must be in the first zone alone',
    file: addresses,
    find: '    if index < var.worker_zones\n',
    replace: '',
  },
  {
    fails: 'with worker_zones = 3 nodes must be in three zones',
    file: addresses,
    find: '    if index < var.worker_zones\n',
    replace: '    if index < 1\n',
  },
  {
    fails: 'control plane, load balancer and ledger must have two zones even where nodes use one',
    file: 'modules/network/outputs.tf',
    find: '[for zone in var.availability_zones : aws_subnet.database[zone].id]',
    replace: '[for zone in slice(var.availability_zones, 0, var.worker_zones) : aws_subnet.database[zone].id]',
  },
  {
    fails: 'a single NAT gateway must serve all zones',
    file: 'modules/network/nat.tf',
    find: 'single     = [var.availability_zones[0]]',
    replace: 'single     = var.availability_zones',
  },
  {
    fails: 'with nat = per-zone each zone must use its own gateway',
    file: routes,
    find: 'try(aws_nat_gateway.this[each.key].id, aws_nat_gateway.this[var.availability_zones[0]].id)',
    replace: 'aws_nat_gateway.this[var.availability_zones[0]].id',
  },
  {
    fails: 'with nat = none there must be no gateway and no route to one',
    file: 'modules/network/nat.tf',
    find: 'none       = []',
    replace: 'none       = [var.availability_zones[0]]',
  },
  {
    fails: "the ledger's subnets must use the table without a way out",
    file: routes,
    find: 'route_table_id = aws_route_table.database.id',
    replace: 'route_table_id = aws_route_table.private[each.key].id',
  },
  {
    fails: 'the default security group must allow nothing',
    file: 'modules/network/vpc.tf',
    find: '  tags = { Name = "${var.name}-default-unused" }',
    replace: '  egress {\n    from_port   = 0\n    to_port     = 0\n    protocol    = "-1"\n    cidr_blocks = ["0.0.0.0/0"]\n  }',
  },
  {
    fails: 'policy nothing is public: aws_subnet.public["eu-central-1a"] gives every instance a public address',
    file: subnets,
    find: 'cidr_block              = each.value\n  map_public_ip_on_launch = false\n\n  tags = {\n    Name                     = "${var.name}-public-${each.key}"',
    replace: 'cidr_block              = each.value\n  map_public_ip_on_launch = true\n\n  tags = {\n    Name                     = "${var.name}-public-${each.key}"',
  },

  // Endpoints.
  {
    fails: 'S3 must be reached by a gateway endpoint from every private subnet',
    file: endpoints,
    find: '[for table in aws_route_table.private : table.id]',
    replace: '[aws_route_table.private[var.availability_zones[0]].id]',
  },
  {
    fails: 'the gateway endpoint must be that of S3 in this region',
    file: endpoints,
    find: 'com.amazonaws.${data.aws_region.current.region}.s3"',
    replace: 'com.amazonaws.us-east-1.s3"',
  },
  {
    fails: 'interface endpoints cost, so there must be none unless asked for',
    file: 'modules/network/variables.tf',
    find: 'default     = []',
    replace: 'default     = ["sqs"]',
  },
  {
    fails: 'services must be found at their endpoints under their usual names',
    file: endpoints,
    find: 'private_dns_enabled = true',
    replace: 'private_dns_enabled = false',
  },
  {
    fails: 'endpoints are paid by the zone, so they must be only where nodes are',
    file: endpoints,
    find: 'slice(var.availability_zones, 0, var.worker_zones)',
    replace: 'var.availability_zones',
  },
  {
    fails: ['endpoints must take HTTPS from the VPC alone'],
    file: endpoints,
    find: 'cidr_ipv4         = var.cidr',
    replace: 'cidr_ipv4         = "0.0.0.0/0"',
  },
  {
    fails: 'policy nothing is public: aws_vpc_security_group_ingress_rule.endpoints[0] lets the whole internet in',
    file: endpoints,
    find: 'cidr_ipv4         = var.cidr\n  ip_protocol       = "tcp"\n  from_port         = 443',
    replace: 'cidr_ipv4         = "0.0.0.0/0"\n  ip_protocol       = "tcp"\n  from_port         = 22',
  },
  {
    fails: 'private names of endpoints must resolve',
    file: 'modules/network/vpc.tf',
    find: 'enable_dns_hostnames = true',
    replace: 'enable_dns_hostnames = false',
  },

  // Flow logs.
  {
    fails: 'flow logs of all traffic must go to the bucket',
    file: 'modules/network/variables.tf',
    find: 'default     = "ALL"',
    replace: 'default     = "REJECT"',
  },
  {
    fails: 'flow logs must expire',
    file: flowLogs,
    find: 'status = "Enabled"',
    replace: 'status = "Disabled"',
  },
  {
    fails: 'flow logs must outlive a destroy unless the network is deletable',
    file: 'modules/network/variables.tf',
    find: 'default     = false',
    replace: 'default     = true',
  },
  {
    fails: 'the bucket of flow logs must refuse unencrypted connections',
    file: flowLogs,
    find: '{ "aws:SecureTransport" = "false" }',
    replace: '{ "aws:SecureTransport" = "true" }',
  },
  {
    fails: ["only this account's logs may be delivered to the bucket"],
    file: flowLogs,
    find: '        Resource  = local.flow_logs_arn\n        Condition = {\n          StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }\n        }\n',
    replace: '        Resource  = local.flow_logs_arn\n',
  },
  {
    fails: 'policy data is encrypted: aws_s3_bucket.flow_logs has no encryption of its own',
    file: flowLogs,
    find: 'resource "aws_s3_bucket_server_side_encryption_configuration" "flow_logs" {\n  bucket = aws_s3_bucket.flow_logs.bucket',
    replace: 'resource "aws_s3_bucket_server_side_encryption_configuration" "flow_logs" {\n  bucket = "another-bucket"',
  },
  {
    fails: 'policy nothing is public: aws_s3_bucket_public_access_block.flow_logs does not block all public access',
    file: flowLogs,
    find: 'restrict_public_buckets = true',
    replace: 'restrict_public_buckets = false',
  },
  {
    fails: 'policy nothing is public: aws_s3_bucket.flow_logs does not block public access',
    file: flowLogs,
    find: 'resource "aws_s3_bucket_public_access_block" "flow_logs" {\n  bucket = aws_s3_bucket.flow_logs.bucket',
    replace: 'resource "aws_s3_bucket_public_access_block" "flow_logs" {\n  bucket = "another-bucket"',
  },
  {
    fails: 'policy principals are named: aws_s3_bucket_policy.flow_logs allows anyone',
    file: flowLogs,
    find: '        Principal = { Service = "delivery.logs.amazonaws.com" }\n        Action    = "s3:GetBucketAcl"\n        Resource  = local.flow_logs_arn\n        Condition = {\n          StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }\n        }\n',
    replace: '        Principal = "*"\n        Action    = "s3:GetBucketAcl"\n        Resource  = local.flow_logs_arn\n',
  },

  // Arithmetic.
  {
    fails: 'a /26 has 59 addresses, not 62',
    file: addresses,
    find: 'reserved_by_aws = 5',
    replace: 'reserved_by_aws = 2',
  },
  {
    fails: 'EKS recommends 16 free addresses for the control plane',
    file: addresses,
    find: 'cidrsubnet(local.fixed, 4, 8 + index)',
    replace: 'cidrsubnet(local.fixed, 5, 16 + index)',
  },
  {
    fails: ['330 pods on 11 nodes take 33 blocks, whose half of a subnet is 1,024 addresses'],
    file: addresses,
    find: 'ceil(var.pods_per_node / local.block) + 1',
    replace: 'ceil(var.pods_per_node / local.block)',
  },
  {
    fails: 'the upper half of a worker subnet must be reserved for blocks',
    file: subnets,
    find: 'cidrsubnet(each.value.cidr_block, 1, 1)',
    replace: 'cidrsubnet(each.value.cidr_block, 1, 0)',
  },
  {
    fails: 'the reservation must be for prefixes, not for single addresses',
    file: subnets,
    find: 'reservation_type = "prefix"',
    replace: 'reservation_type = "explicit"',
  },
  {
    fails: 'the last block of a subnet must not be counted, as AWS keeps its last address',
    file: addresses,
    find: 'local.block * (local.blocks + 1)',
    replace: 'local.block * local.blocks',
  },
  {
    fails: 'a worker subnet must be no larger than is needed',
    file: addresses,
    find: 'local.block * (local.blocks + 1)',
    replace: 'local.block * (local.blocks + 3)',
  },
  {
    fails: 'worker subnets smaller than the fixed part must start right behind it',
    file: addresses,
    find: 'max(1, pow(2, local.worker_size - 23))',
    replace: 'max(1, pow(2, local.worker_size - 22))',
  },
  {
    fails: ['worker subnets must lie behind the first /23', 'no two subnets may have the same addresses'],
    file: addresses,
    find: 'local.worker_first + index)',
    replace: '0)',
  },
  {
    fails: 'what never grows must lie in the first /23',
    file: addresses,
    find: 'fixed = cidrsubnet(var.cidr, 23 - local.vpc_size, 0)',
    replace: 'fixed = cidrsubnet(var.cidr, 23 - local.vpc_size, 1)',
  },
  {
    fails: 'all nodes and pods that were asked for must fit',
    file: addresses,
    find: 'pow(2, bits) >= local.half]',
    replace: 'pow(2, bits) * 2 >= local.half]',
  },
];
