const environment = (file, fails, find, replace) => ({ fails, file: `modules/environment/${file}`, find, replace });

export default [
  environment('gitops.tf', 'scripts, cluster and root Application must have one name', 'name              = local.name', 'name              = "codementor-root"'),
  environment('outputs.tf', 'services must be told where the alarms look for their figures', '    module.observability.service_settings,\n', ''),
  environment('outputs.tf', 'services must learn queues, bucket, ledger and address from one map', '    module.archive.service_settings,', '    { CODEMENTOR_BUCKET = "codementor" },'),
  environment('outputs.tf', 'no password may pass through Terraform', '{ AWS_REGION = var.region }', '{ AWS_REGION = var.region, CODEMENTOR_DATABASE_PASSWORD = "x" }'),
  environment('gitops.tf', 'Karpenter must come before its node pools', 'wave = -25', 'wave = -35'),
  environment('gitops.tf', "Karpenter must hear of its own cluster's interruptions", 'interruptionQueue = module.nodes.interruption_queue_name', 'interruptionQueue = module.cluster.cluster_name'),
  environment('gitops.tf', 'volumes must be encrypted, and their class there before the first of them', 'encrypted          = "true"', 'encrypted          = "false"'),
  environment('gitops.tf', 'a teardown must find volumes by their tags', 'tagSpecification_2 = "Environment=${var.environment}"', 'tagSpecification_2 = "Environment=any"'),
  environment('edge.tf', "Argo CD must not be served where no operators' networks are named", 'length(var.edge.operator_cidrs) > 0\n  operator_cidrs            = var.edge.operator_cidrs', 'true\n  operator_cidrs            = ["10.0.0.0/8"]'),
  environment('cluster.tf', 'worker_cpu_limit must be the ceiling of every pool of workers', '  inference_cpu_limit       = var.worker_cpu_limit\n', ''),
];
