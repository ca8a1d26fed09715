const prod = (fails, find, replace) => ({ fails, file: 'environments/prod/main.tf', find, replace });

export default [
  prod('the scripts find cluster and root Application by this name', 'environment         = "prod"', 'environment         = "dev"'),
  prod('the services must be told the names of this environment', 'account_id          = var.account_id', 'account_id          = "444455556666"'),
  prod(['prod must refuse a teardown', 'policy prod refuses to be destroyed'], 'coalesce(var.deletion_protection, true)', 'coalesce(var.deletion_protection, false)'),
  prod('in prod a person must sync', 'automated      = false', 'automated      = true'),
  prod('a person must be able to turn the protection of prod off before a teardown', 'coalesce(var.deletion_protection, true)', 'true'),
  prod('policy prod outlives the loss of a zone', 'multi_az              = true', 'multi_az              = false'),
  prod('policy prod outlives the loss of a zone', 'nat                = "per-zone"', 'nat                = "single"'),
  prod('policy prod is backed up for a month', 'backup_retention_days = 30', 'backup_retention_days = 7'),
];
