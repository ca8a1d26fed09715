// What cannot be made again is backed up.

export default [
  {
    name: 'databases are backed up',
    * violations(resources) {
      for (const { address, values } of resources.filter(({ type }) => type === 'aws_db_instance' || type === 'aws_rds_cluster')) {
        if (!(values.backup_retention_period >= 7)) yield `${address} keeps backups for less than a week`;
      }
    },
  },
];
