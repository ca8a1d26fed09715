// Nothing is public that should not be.

import { bucketsWithout } from './encryption.mjs';

const everyone = ['0.0.0.0/0', '::/0'];

const exposed = {
  aws_db_instance: ({ publicly_accessible: open }) => open !== false && 'can be reached from the internet',
  aws_rds_cluster_instance: ({ publicly_accessible: open }) => open !== false && 'can be reached from the internet',
  aws_subnet: ({ map_public_ip_on_launch: open }) => open === true && 'gives every instance a public address',
  aws_eks_cluster: ({ vpc_config: [vpc] }) => vpc.endpoint_public_access !== false
    && (!vpc.public_access_cidrs?.length || vpc.public_access_cidrs.some((cidr) => everyone.includes(cidr)))
    && 'lets the whole internet at its endpoint',
  aws_s3_bucket_public_access_block: (values) => ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets']
    .some((setting) => values[setting] !== true) && 'does not block all public access',
  aws_s3_bucket_acl: ({ acl }) => /public/.test(acl ?? '') && 'makes a bucket public',
  aws_vpc_security_group_ingress_rule: ({ cidr_ipv4: v4, cidr_ipv6: v6, from_port: from, to_port: to }) =>
    (everyone.includes(v4) || everyone.includes(v6)) && !(from === to && [80, 443].includes(from)) && 'lets the whole internet in',
  aws_security_group: ({ ingress }) => ingress?.some(({ cidr_blocks: cidrs }) => cidrs?.some((cidr) => everyone.includes(cidr)))
    && 'lets the whole internet in',
  aws_launch_template: ({ metadata_options: [metadata] = [] }) => metadata?.http_tokens !== 'required' && 'hands out credentials without a token (IMDSv1)',
};

export default [
  {
    name: 'nothing is public',
    * violations(resources) {
      for (const { address, type, values } of resources) {
        const violation = exposed[type]?.(values);
        if (violation) yield `${address} ${violation}`;
      }
      yield* bucketsWithout('aws_s3_bucket_public_access_block', 'does not block public access', resources);
    },
  },
];
