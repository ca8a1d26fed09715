const queues = (file, fails, find, replace) => ({ fails, file: `modules/queues/${file}`, find, replace });

export default [
  queues('queues.tf', 'queues must have the names that the services look for', '"${var.name_prefix}-${each.key}"', '"${var.name_prefix}_${each.key}"'),
  queues('dead-letters.tf', "names that the services' own provisioning gives them", '-${each.key}-dlq"', '-${each.key}-dead"'),
  queues('outputs.tf', 'the queue that gradings travel by', 'CODEMENTOR_QUEUE_GRADING        = aws_sqs_queue.main["grading"]', 'CODEMENTOR_QUEUE_GRADING        = aws_sqs_queue.main["interactive"]'),
  queues('queues.tf', 'queues must be standard ones', 'receive_wait_time_seconds  = 20', 'receive_wait_time_seconds  = 20\n  fifo_queue = true'),
  queues('queues.tf', 'hide a message for as long as a lease lasts', 'grading     = { visibility_timeout = var.visibility_timeout_seconds }', 'grading     = { visibility_timeout = 900 }'),
  queues('queues.tf', 'received 20 times before it is a dead letter', 'maxReceiveCount     = var.max_receive_count', 'maxReceiveCount     = 3'),
  queues('queues.tf', 'receivers must wait for messages', 'receive_wait_time_seconds  = 20', 'receive_wait_time_seconds  = 0'),
  queues('dead-letters.tf', 'dead letters must be kept for 14 days', 'var.dead_letter_retention_days * local.day', 'var.retention_days * local.day'),
  queues('outputs.tf', "10 s more than a worker's drain", 'var.job_times.drain + 10', 'var.job_times.drain'),
  queues('dead-letters.tf', 'from its own queue alone', 'redrivePermission = "byQueue"', 'redrivePermission = "allowAll"'),
  queues('policies.tf', 'queues must refuse messages that come in clear', 'Effect    = "Deny"', 'Effect    = "Allow"'),
  queues('alarms.tf', "the age of each queue's oldest message must be watched", '"ApproximateAgeOfOldestMessage"', '"NumberOfEmptyReceives"'),
  queues('alarms.tf', 'a single dead letter must be heard of', 'threshold           = 0', 'threshold           = 10'),
  queues('outputs.tf', 'every alarm must reach its topic', '      values(aws_cloudwatch_metric_alarm.depth),\n', ''),
  queues('queues.tf', ['all queues must have the key', 'data is encrypted'], 'kms_master_key_id                 = local.own_key ? aws_kms_key.queues[0].arn : null', 'kms_master_key_id                 = null'),
  queues('variables.tf', 'refuses_a_visibility_below_the_lease', 'var.visibility_timeout_seconds >= var.job_times.lease && ', ''),
  queues('variables.tf', 'refuses_fewer_receives_than_attempts', 'var.max_receive_count > var.job_times.most_attempts && ', ''),
  queues('variables.tf', 'refuses_a_drain_that_a_spot_node_does_not_give', 'var.job_times.drain <= 110', 'var.job_times.drain <= 600'),
  queues('variables.tf', 'refuses_dead_letters_that_go_before_messages', 'var.dead_letter_retention_days > var.retention_days', 'var.dead_letter_retention_days >= var.retention_days'),
  queues('variables.tf', 'refuses_an_alarm_after_the_jobs_have_expired', 'var.oldest_age_alarm_seconds.interactive < var.job_times.time_to_live', 'var.oldest_age_alarm_seconds.interactive < 86400'),
];
