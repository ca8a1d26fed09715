const dev = (file, fails, find, replace) => ({ fails, file: `environments/dev/${file}`, find, replace });

export default [
  dev('main.tf', 'the scripts find cluster and root Application by this name', 'project             = var.name', 'project             = "mentor"'),
  dev('main.tf', 'the services must be told the names of this environment', 'account_id          = var.account_id', 'account_id          = "444455556666"'),
  dev('main.tf', 'a teardown must be able to take dev', 'coalesce(var.deletion_protection, false)', 'coalesce(var.deletion_protection, true)'),
  dev('main.tf', 'a commit must reach dev by itself', 'automated      = true', 'automated      = false'),
  dev('main.tf', 'dev must be protected where somebody says so', 'coalesce(var.deletion_protection, false)', 'false'),
  dev('main.tf', 'a restored ledger must not serve before somebody says so', 'serving_ledger = var.serving_ledger', 'serving_ledger = reverse(keys(var.ledgers))[0]'),
  dev('main.tf', 'serving_ledger must be the one that the services use', 'serving_ledger = var.serving_ledger', 'serving_ledger = "a"'),
  dev('main.tf', 'the second environment of an account must make no repositories', 'var.registry_enabled ? {', 'true ? {'),
];
