// What AWS does not let a policy narrow, each with its reason (AWS Service Authorization Reference, "Actions, resources, and condition
// keys"). Nothing else may stand beside `"Resource": "*"`.

export const exceptions = {
  unscoped: new Map([
    ['ec2:DescribeAvailabilityZones', 'describing is not scoped by resource'],
    ['ec2:DescribeImages', 'describing is not scoped by resource'],
    ['ec2:DescribeInstances', 'describing is not scoped by resource'],
    ['ec2:DescribeInstanceTypeOfferings', 'describing is not scoped by resource'],
    ['ec2:DescribeInstanceTypes', 'describing is not scoped by resource'],
    ['ec2:DescribeLaunchTemplates', 'describing is not scoped by resource'],
    ['ec2:DescribeSecurityGroups', 'describing is not scoped by resource'],
    ['ec2:DescribeSpotPriceHistory', 'describing is not scoped by resource'],
    ['ec2:DescribeSubnets', 'describing is not scoped by resource'],
    ['ec2:DescribeVolumes', 'describing is not scoped by resource'],
    ['ec2:DescribeVolumesModifications', 'describing is not scoped by resource'],
    ['ec2:DescribeSnapshots', 'describing is not scoped by resource'],
    ['ec2:DescribeTags', 'describing is not scoped by resource'],
    ['ec2:DescribeVpcs', 'describing is not scoped by resource'],
    ['ecr:GetAuthorizationToken', 'a token is for the whole registry'],
    ['pricing:GetProducts', 'the price list is one'],
  ]),

  /** Actions that a condition narrows where the resource's name cannot be known before. */
  conditioned(action, condition) {
    return condition !== undefined && Object.keys(condition).some((test) => test.startsWith('StringEquals') || test.startsWith('StringLike') || test.startsWith('ArnLike') || test.startsWith('ArnEquals'))
      && !action.startsWith('iam:') ;
  },
};
