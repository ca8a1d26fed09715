output "queue_names" {
  description = "Names of the queues by what travels in them: interactive, grading, outcomes."
  value       = { for key, queue in aws_sqs_queue.main : key => queue.name }
}

output "queue_arns" {
  description = "ARNs of the queues by what travels in them."
  value       = { for key, queue in aws_sqs_queue.main : key => queue.arn }
}

output "queue_urls" {
  description = "URLs of the queues by what travels in them; KEDA wants them."
  value       = { for key, queue in aws_sqs_queue.main : key => queue.url }
}

output "dead_letter_names" {
  description = "Names of the dead-letter queues by what travels in their queue."
  value       = { for key, queue in aws_sqs_queue.dead_letters : key => queue.name }
}

output "dead_letter_arns" {
  description = "ARNs of the dead-letter queues by what travels in their queue."
  value       = { for key, queue in aws_sqs_queue.dead_letters : key => queue.arn }
}

output "kms_key_arn" {
  description = "The key of the messages; null when SQS's own keys encrypt them."
  value       = one(aws_kms_key.queues[*].arn)
}

output "alarm_arns" {
  description = "ARNs of all alarms, by name, for a dashboard or a composite alarm."
  value = {
    for alarm in concat(
      values(aws_cloudwatch_metric_alarm.oldest_age),
      values(aws_cloudwatch_metric_alarm.depth),
      values(aws_cloudwatch_metric_alarm.dead_letters),
    ) : alarm.alarm_name => alarm.arn
  }
}

output "service_settings" {
  description = "Environment variables of the services that belong to the queues and to the times that they were made for."
  value = {
    CODEMENTOR_QUEUE_INTERACTIVE    = aws_sqs_queue.main["interactive"].name
    CODEMENTOR_QUEUE_GRADING        = aws_sqs_queue.main["grading"].name
    CODEMENTOR_QUEUE_OUTCOMES       = aws_sqs_queue.main["outcomes"].name
    CODEMENTOR_QUEUE_PROVISION      = "fail"
    CODEMENTOR_JOBS_TIME_TO_LIVE    = "${var.job_times.time_to_live}s"
    CODEMENTOR_WORKER_ATTEMPT_LEASE = "${var.job_times.lease}s"
    CODEMENTOR_WORKER_ATTEMPT_MOST  = tostring(var.job_times.most_attempts)
    CODEMENTOR_WORKER_DRAIN         = "${var.job_times.drain}s"
    CODEMENTOR_WORKER_MODEL_TOTAL   = "${var.job_times.longest_total}s"
  }
}

output "worker_termination_grace_seconds" {
  description = "terminationGracePeriodSeconds of the workers: what stops a worker must wait 10 s longer than its drain. Never above the 120 s that a spot node has."
  value       = var.job_times.drain + 10
}
