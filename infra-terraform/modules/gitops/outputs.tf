output "argocd_namespace" {
  description = "Namespace of Argo CD."
  value       = local.namespace
}

output "argocd_chart" {
  description = "Chart of Argo CD, for the one helm upgrade --install that starts it."
  value = {
    repository = "https://argoproj.github.io/argo-helm"
    name       = "argo-cd"
    version    = var.chart_version
  }
}

output "argocd_values" {
  description = "Values of Argo CD's chart, as YAML. They hold no secret: those are named and made elsewhere."
  value       = yamlencode(local.argocd_values)
}

output "root_application" {
  description = "The projects and the Application that everything else comes from, as YAML documents for kubectl apply."
  value       = join("---\n", [for manifest in concat(local.project_manifests, [local.root_application]) : yamlencode(manifest)])
}
