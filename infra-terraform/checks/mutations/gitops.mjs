const gitops = (file, fails, find, replace) => ({ fails, file: `modules/gitops/${file}`, find, replace });

export default [
  gitops('outputs.tf', 'projects must come before the Application that uses them', 'concat(local.project_manifests, [local.root_application])', 'concat([local.root_application], local.project_manifests)'),
  gitops('root.tf', "the root Application must be the platform's chart in Git", 'targetRevision = var.revision', 'targetRevision = "HEAD"'),
  gitops('root.tf', 'the chart must get applications as its schema wants them', 'key => value if value != null', 'key => value'),
  gitops('root.tf', 'where commits go by themselves, what a person changes must be changed back', 'selfHeal = true', 'selfHeal = false'),
  gitops('root.tf', 'deleting the root Application must delete what it made', 'finalizers = ["resources-finalizer.argocd.argoproj.io"]', 'finalizers = []'),
  gitops('projects.tf', 'the product must not leave its namespace', 'cluster_wide = [{ group = "", kind = "Namespace" }]', 'cluster_wide = [{ group = "*", kind = "*" }]'),
  gitops('projects.tf', 'projects must name the repositories that they take from', 'sourceRepos              = project.repositories', 'sourceRepos              = ["*"]'),
  gitops('root.tf', 'in prod a person must sync', '"automated" => automated if var.automated', '"automated" => automated'),
  gitops('argocd.tf', 'Argo CD must survive the loss of a node where that is wanted', '"redis-ha" = { enabled = var.high_availability }', '"redis-ha" = { enabled = false }'),
  gitops('argocd.tf', 'with sign-in there must be no shared administrator, and no secret in values', 'tostring(var.sso == null)', '"true"'),
  gitops('access.tf', 'operators must administrate, others look, and nobody else get anything', '"policy.default" = ""', '"policy.default" = "role:readonly"'),
  gitops('argocd.tf', 'Argo CD must speak TLS to the load balancer', '"server.insecure" = "false"', '"server.insecure" = "true"'),
  gitops('notifications.tf', 'people must hear of everything that there is a trigger for', 'triggers   = [for name in keys(local.occasions) : "on-${name}"]', 'triggers   = ["on-deployed"]'),
  gitops('root.tf', "Argo CD's page must be bound to its target group", 'targetGroupArn = arn\n', 'targetGroupArn = "arn:aws:other"\n'),
  gitops('argocd.tf', "Argo CD must start without Prometheus' kinds", 'serviceMonitor = { enabled = false }', 'serviceMonitor = { enabled = true }'),
  gitops('argocd.tf', 'Applications must have a health, or waves do not wait', 'health.argoproj.io_Application', 'health.argoproj.io_AppProject'),
  gitops('variables.tf', 'The checkable object, var.applications, was expected', 'application.chart == null || can(regex("^[0-9]+\\\\.[0-9]+\\\\.[0-9]+$", application.version))', 'length(application.version) > 0'),
  gitops('variables.tf', 'The checkable object, var.sso, was expected', '!var.high_availability || var.sso != null', 'true || var.sso != null'),
  gitops('root.tf', 'the chart must get manifests as they are', 'manifests = var.manifests', 'manifests = {}'),
  gitops('variables.tf', 'The checkable object, var.manifests, was expected', 'can(yamldecode(document).metadata.name)', 'can(yamldecode(document))'),
];
