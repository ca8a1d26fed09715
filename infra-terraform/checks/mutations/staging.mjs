const staging = (fails, find, replace) => ({ fails, file: 'environments/staging/main.tf', find, replace });

export default [
  staging('the scripts find cluster and root Application by this name', 'environment         = "staging"', 'environment         = "dev"'),
  staging('the services must be told the names of this environment', 'account_id          = var.account_id', 'account_id          = "444455556666"'),
  staging('a teardown must be able to take staging', 'coalesce(var.deletion_protection, false)', 'coalesce(var.deletion_protection, true)'),
  staging('a commit must reach staging by itself', 'automated      = true', 'automated      = false'),
];
