const registry = (file, fails, find, replace) => ({ fails, file: `modules/registry/${file}`, find, replace });

export default [
  registry('repositories.tf', 'each service and the models must have a repository', '"${var.name}/${each.key}"', '"${var.name}-${each.key}"'),
  registry('repositories.tf', 'a tag must stay what was tested', '"IMMUTABLE"', '"MUTABLE"'),
  registry('repositories.tf', 'every image must be scanned when it is pushed', 'scan_on_push = true', 'scan_on_push = false'),
  registry('repositories.tf', '30 releases must be kept, and what has no tag for a week', 'countNumber    = var.releases_kept', 'countNumber    = 1'),
  registry('repositories.tf', 'a protected repository must refuse to be destroyed with its images', 'force_delete = !var.deletion_protection', 'force_delete = true'),
  registry('repositories.tf', 'no other account may pull unless it is named', 'length(var.pull_account_ids) == 0 ? [] : var.repositories', 'var.repositories'),
  registry('repositories.tf', 'named accounts must be able to pull and not to push', '"ecr:BatchGetImage", ', '"ecr:BatchGetImage", "ecr:PutImage", '),
  registry('repositories.tf', 'policy principals are named', 'Principal = { AWS = [for id in var.pull_account_ids : "arn:${data.aws_partition.current.partition}:iam::${id}:root"] }', 'Principal = "*"'),
  registry('outputs.tf', 'public registries must have a place here', '"${local.registry_host}/${prefix}"', '"${prefix}"'),
  registry('caches.tf', 'nodes must fill caches and nothing else', 'repository/${prefix}/*"', 'repository/*"'),
  registry('variables.tf', 'The checkable object, var.caches, was expected', 'contains(["public.ecr.aws", "registry.k8s.io", "quay.io"], host)', 'length(host) > 0'),
];
