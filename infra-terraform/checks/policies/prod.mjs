// What is true of prod, which is known by its cluster's name.

const protectedIn = {
  aws_eks_cluster: ({ deletion_protection: on }) => on === true,
  aws_db_instance: ({ deletion_protection: on, skip_final_snapshot: skipped, delete_automated_backups: gone }) => on === true && skipped === false && gone === false,
  aws_rds_cluster: ({ deletion_protection: on, skip_final_snapshot: skipped, delete_automated_backups: gone }) => on === true && skipped === false && gone === false,
  aws_lb: ({ enable_deletion_protection: on }) => on === true,
  aws_s3_bucket: ({ force_destroy: forced }) => !forced,
  aws_ecr_repository: ({ force_delete: forced }) => !forced,
};

const manyZones = {
  aws_db_instance: ({ multi_az: on }) => on === true,
};

const isProd = (resources) => resources.some(({ type, values }) => type === 'aws_eks_cluster' && values.name?.endsWith('-prod'));

export default [
  {
    name: 'prod refuses to be destroyed',
    * violations(resources) {
      if (!isProd(resources)) return;
      for (const { address, type, values } of resources) {
        if (protectedIn[type]?.(values) === false) yield `${address} can be destroyed, or its backups with it`;
      }
    },
  },
  {
    name: 'prod outlives the loss of a zone',
    * violations(resources) {
      if (!isProd(resources)) return;
      for (const { address, type, values } of resources) {
        if (manyZones[type]?.(values) === false) yield `${address} is in one zone`;
      }
      const gateways = resources.filter(({ type }) => type === 'aws_nat_gateway').length;
      if (gateways < 3) yield `${gateways} NAT gateways serve three zones`;
    },
  },
  {
    name: 'prod is backed up for a month',
    * violations(resources) {
      if (!isProd(resources)) return;
      for (const { address, type, values } of resources) {
        if (['aws_db_instance', 'aws_rds_cluster'].includes(type) && !(values.backup_retention_period >= 30)) yield `${address} keeps backups for ${values.backup_retention_period} days`;
      }
    },
  },
];
