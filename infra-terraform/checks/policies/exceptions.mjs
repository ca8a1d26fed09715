// What AWS does not let a policy narrow, each with its reason (AWS Service Authorization Reference, "Actions, resources, and condition
// keys"). Nothing else may stand beside `"Resource": "*"`.

const unscoped = [
  {
    because: 'EC2 does not scope describing by resource',
    actions: [
      'ec2:DescribeAccountAttributes', 'ec2:DescribeAddresses', 'ec2:DescribeAvailabilityZones', 'ec2:DescribeCapacityReservations',
      'ec2:DescribeCoipPools', 'ec2:DescribeImages', 'ec2:DescribeInstanceStatus', 'ec2:DescribeInstanceTypeOfferings', 'ec2:DescribeInstanceTypes',
      'ec2:DescribeInstances', 'ec2:DescribeInternetGateways', 'ec2:DescribeIpamPools', 'ec2:DescribeLaunchTemplates', 'ec2:DescribeNetworkInterfaces',
      'ec2:DescribePlacementGroups', 'ec2:DescribeRouteTables', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSnapshots', 'ec2:DescribeSpotPriceHistory',
      'ec2:DescribeSubnets', 'ec2:DescribeTags', 'ec2:DescribeVolumes', 'ec2:DescribeVolumesModifications', 'ec2:DescribeVpcPeeringConnections',
      'ec2:DescribeVpcs',
    ],
  },
  {
    because: 'load balancing does not scope describing by resource',
    actions: [
      'elasticloadbalancing:DescribeCapacityReservation', 'elasticloadbalancing:DescribeListenerAttributes',
      'elasticloadbalancing:DescribeListenerCertificates', 'elasticloadbalancing:DescribeListeners', 'elasticloadbalancing:DescribeLoadBalancerAttributes',
      'elasticloadbalancing:DescribeLoadBalancers', 'elasticloadbalancing:DescribeRules', 'elasticloadbalancing:DescribeSSLPolicies',
      'elasticloadbalancing:DescribeTags', 'elasticloadbalancing:DescribeTargetGroupAttributes', 'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeTargetHealth', 'elasticloadbalancing:DescribeTrustStores',
    ],
  },
  { because: 'certificates and zones are listed, not looked up', actions: ['acm:ListCertificates', 'route53:ListHostedZones'] },
  { because: 'a token is for the whole registry', actions: ['ecr:GetAuthorizationToken'] },
  { because: 'the price list is one', actions: ['pricing:GetProducts'] },
];

// What AWS narrows by one condition and by no resource. Only an exact value narrows it.
const byCondition = [
  { because: 'metrics are put into a namespace, which is no resource', action: 'cloudwatch:PutMetricData', operator: 'StringEquals', key: 'cloudwatch:namespace' },
];

// Whole kinds of things that may be named without a condition.
const wholeKinds = [
  { because: "Amazon's own images are in Amazon's accounts, and their ids change with each release", resource: /:(image|snapshot)\/\*$/ },
];

// Conditions that narrow what an action touches. A region or a time does not.
const narrowing = [
  'aws:ResourceTag/', 'aws:RequestTag/', 'ec2:ResourceTag/', 'aws:SourceArn', 'aws:SourceAccount', 'aws:PrincipalOrgID',
  'iam:AWSServiceName', 'kms:EncryptionContext:', 'kms:GrantIsForAWSResource', 'kms:ViaService', 'kms:CallerAccount',
];

const scopeless = new Set(unscoped.flatMap(({ actions }) => actions));

export const isScopeless = (action, condition = {}) =>
  scopeless.has(action) || byCondition.some((one) => one.action === action && condition[one.operator]?.[one.key] !== undefined);

export const isWholeKind = (resource) => wholeKinds.some((kind) => kind.resource.test(resource));

export const isNarrowed = (condition = {}) =>
  Object.values(condition).some((tests) => Object.keys(tests).some((key) => narrowing.some((start) => key.startsWith(start))));
