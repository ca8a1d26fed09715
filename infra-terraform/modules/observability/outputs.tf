output "alarm_topic_arn" {
  description = "The topic that alarms go to."
  value       = aws_sns_topic.alarms.arn

  # Alarms and subscriptions that use it want to be allowed to speak.
  depends_on = [aws_sns_topic_policy.alarms]
}

output "kms_key_arn" {
  description = "The key of the topic."
  value       = aws_kms_key.alarms.arn
}

output "log_bucket_name" {
  description = "Bucket of the logs: pods/, load-balancer/ and those of buckets."
  value       = aws_s3_bucket.logs.bucket

  depends_on = [aws_s3_bucket_policy.logs]
}

output "log_bucket_arn" {
  description = "ARN of the bucket of the logs; Fluent Bit's role writes below pods/."
  value       = aws_s3_bucket.logs.arn
}

output "dashboard_name" {
  description = "Name of the dashboard in CloudWatch."
  value       = aws_cloudwatch_dashboard.overview.dashboard_name
}

output "budget_name" {
  description = "Name of the budget."
  value       = aws_budgets_budget.month.name
}

output "applications" {
  description = "Charts with their values for the module gitops, by name."
  value       = local.applications
}

output "alarm_arns" {
  description = "ARNs of the alarms on the services' own figures, by name."
  value = {
    for alarm in concat(
      values(aws_cloudwatch_metric_alarm.waits),
      aws_cloudwatch_metric_alarm.nobody_works,
      aws_cloudwatch_metric_alarm.jobs_die,
      values(aws_cloudwatch_metric_alarm.figures),
    ) : alarm.alarm_name => alarm.arn
  }
}

output "service_settings" {
  description = "Environment variables of the services that belong to the alarms."
  value       = local.figures ? { CODEMENTOR_CLOUDWATCH_NAMESPACE = var.figures_namespace } : {}
}
