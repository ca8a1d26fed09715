output "url" {
  description = "Where students find the mentor."
  value       = "https://${var.domain}"
}

output "argocd_host" {
  description = "Where operators find Argo CD; null where it is not served."
  value       = var.argocd_enabled ? "argocd.${var.domain}" : null
}

output "zone_name_servers" {
  description = "What the university's DNS has to name for domain; empty where the zone was there before."
  value       = flatten(aws_route53_zone.domain[*].name_servers)
}

output "certificate_arn" {
  description = "The certificate, once it is valid."
  value       = aws_acm_certificate_validation.edge.certificate_arn
}

output "target_group_arns" {
  description = "Target groups by what they serve (api, result-notifier, argocd), for the TargetGroupBindings of the charts."
  value       = { for name, group in aws_lb_target_group.pods : name => group.arn }
}

output "load_balancer_arn_suffix" {
  description = "The load balancer as CloudWatch names it."
  value       = aws_lb.edge.arn_suffix
}

output "security_group_id" {
  description = "The load balancer's security group, for network policies."
  value       = aws_security_group.edge.id
}

output "controller_service_account" {
  description = "Namespace and name of the controller's service account."
  value       = { namespace = "kube-system", name = local.controller_account }
}

output "controller_policy" {
  description = "What the controller's role may do, as a policy of IAM: bind pods to these target groups, and look."
  value       = jsonencode(local.controller_policy)
}

output "applications" {
  description = "The controller's chart with its values for the module gitops."
  value       = local.applications
}

output "alarm_arns" {
  description = "ARNs of all alarms, by name."
  value = {
    for alarm in concat([aws_cloudwatch_metric_alarm.failing], values(aws_cloudwatch_metric_alarm.nobody_there)) : alarm.alarm_name => alarm.arn
  }
}

output "service_settings" {
  description = "Environment variables of the services that belong to the edge: live events have the same host, below /ws/."
  value = {
    CODEMENTOR_EVENTS_URL      = "wss://${var.domain}/ws/v1/events"
    CODEMENTOR_ALLOWED_ORIGINS = "https://${var.domain}"
  }
}
