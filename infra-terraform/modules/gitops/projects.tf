locals {
  in_cluster = "https://kubernetes.default.svc"

  # What holds the platform up may make things of the whole cluster; the product may not leave its namespace.
  projects = [
    {
      name         = "platform"
      description  = "What CodeMentor stands on"
      repositories = distinct(concat([var.repository_url], [for application in values(var.applications) : application.repository if application.project == "platform"]))
      namespaces   = distinct(concat([local.namespace, "kube-system"], [for application in values(var.applications) : application.namespace if application.project == "platform"]))
      cluster_wide = [{ group = "*", kind = "*" }]
    },
    {
      name         = "codementor"
      description  = "CodeMentor itself"
      repositories = distinct(concat([var.repository_url], [for application in values(var.applications) : application.repository if application.project == "codementor"]))
      namespaces   = distinct(concat(["codementor"], [for application in values(var.applications) : application.namespace if application.project == "codementor"]))
      cluster_wide = [{ group = "", kind = "Namespace" }]
    },
  ]

  project_manifests = [for project in local.projects : {
    apiVersion = "argoproj.io/v1alpha1"
    kind       = "AppProject"
    metadata   = { name = project.name, namespace = local.namespace }
    spec = {
      description              = project.description
      sourceRepos              = project.repositories
      destinations             = [for namespace in project.namespaces : { server = local.in_cluster, namespace = namespace }]
      clusterResourceWhitelist = project.cluster_wide
      orphanedResources        = { warn = true }
    }
  }]
}
