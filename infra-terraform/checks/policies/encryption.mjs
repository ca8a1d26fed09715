// Everything that keeps data keeps it encrypted.

const unencrypted = {
  aws_sqs_queue: ({ kms_master_key_id: key, sqs_managed_sse_enabled: own }) => !key && own !== true,
  aws_sns_topic: ({ kms_master_key_id: key }) => !key,
  aws_db_instance: ({ storage_encrypted: on }) => on !== true,
  aws_rds_cluster: ({ storage_encrypted: on }) => on !== true,
  aws_dynamodb_table: ({ server_side_encryption: sse }) => !sse?.some(({ enabled }) => enabled === true),
  aws_ebs_volume: ({ encrypted: on }) => on !== true,
  aws_eks_cluster: ({ encryption_config: config }) => !config?.some(({ resources }) => resources.includes('secrets')),
  aws_ecr_repository: ({ encryption_configuration: config }) => !config?.length,
  aws_launch_template: ({ block_device_mappings: disks }) => !disks?.length || disks.some(({ ebs }) => ebs?.some(({ encrypted }) => encrypted !== 'true')),
  aws_kms_key: ({ enable_key_rotation: rotated }) => rotated !== true,
};

export default [
  {
    name: 'data is encrypted',
    * violations(resources) {
      for (const { address, type, values } of resources) {
        if (unencrypted[type]?.(values)) yield `${address} ${type === 'aws_kms_key' ? 'is not rotated' : 'keeps data unencrypted'}`;
      }
      yield* bucketsWithout('aws_s3_bucket_server_side_encryption_configuration', 'has no encryption of its own', resources);
    },
  },
];

/** Buckets that no resource of a type belongs to. */
export function* bucketsWithout(type, lack, resources) {
  const named = new Set(resources.filter((resource) => resource.type === type).map(({ values }) => values.bucket));
  for (const { address, values } of resources.filter((resource) => resource.type === 'aws_s3_bucket')) {
    if (!named.has(values.bucket) && !named.has(values.id)) yield `${address} ${lack}`;
  }
}
