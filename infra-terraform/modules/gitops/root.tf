locals {
  root_application = {
    apiVersion = "argoproj.io/v1alpha1"
    kind       = "Application"
    metadata = {
      name      = var.name
      namespace = local.namespace
      # Deleting it deletes all that it made, so that a teardown leaves nothing.
      finalizers = ["resources-finalizer.argocd.argoproj.io"]
    }
    spec = {
      project              = "platform"
      destination          = { server = local.in_cluster, namespace = local.namespace }
      revisionHistoryLimit = 10
      source = {
        repoURL        = var.repository_url
        targetRevision = var.revision
        path           = var.platform_path
        helm           = { valuesObject = local.platform_values }
      }
      syncPolicy = merge(
        { syncOptions = ["ServerSideApply=true"] },
        { for automated in [{ prune = true, selfHeal = true }] : "automated" => automated if var.automated },
      )
    }
  }

  # Values of the chart at platform_path, whose schema says the same.
  platform_values = {
    automated = var.automated
    applications = { for name, application in var.applications : name => {
      for key, value in application : key => value if value != null
    } }
    manifests = var.manifests
    targetGroupBindings = { for arn in [var.target_group_arn] : "argocd-server" => {
      namespace      = local.namespace
      service        = "argocd-server"
      port           = "https"
      targetGroupArn = arn
    } if arn != null }
  }
}
