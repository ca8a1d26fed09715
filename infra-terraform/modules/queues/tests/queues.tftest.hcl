mock_provider "aws" {
  source = "../../checks/mocks"
}

run "as_the_services_expect_them" {
  command = apply

  assert {
    condition     = toset(values(output.queue_names)) == toset(["codementor-interactive", "codementor-grading", "codementor-outcomes"])
    error_message = "queues must have the names that the services look for"
  }

  assert {
    condition     = alltrue([for kind, queue in aws_sqs_queue.dead_letters : queue.name == "${aws_sqs_queue.main[kind].name}-dlq"])
    error_message = "dead-letter queues must have the names that the services' own provisioning gives them"
  }

  assert {
    condition     = output.service_settings.CODEMENTOR_QUEUE_GRADING == aws_sqs_queue.main["grading"].name
    error_message = "services must be told the queue that gradings travel by"
  }

  assert {
    condition     = alltrue([for queue in aws_sqs_queue.main : coalesce(queue.fifo_queue, false) == false])
    error_message = "queues must be standard ones, which are fair by message group"
  }
}

run "fits_the_times_of_jobs" {
  command = apply

  assert {
    condition     = alltrue([for kind in ["interactive", "grading"] : aws_sqs_queue.main[kind].visibility_timeout_seconds == 10])
    error_message = "workers' queues must hide a message for as long as a lease lasts"
  }

  assert {
    condition     = alltrue([for queue in aws_sqs_queue.main : jsondecode(queue.redrive_policy).maxReceiveCount == 20])
    error_message = "a message must be received 20 times before it is a dead letter"
  }

  assert {
    condition     = alltrue([for queue in aws_sqs_queue.main : queue.receive_wait_time_seconds == 20])
    error_message = "receivers must wait for messages and not ask all the time"
  }

  assert {
    condition     = alltrue([for queue in aws_sqs_queue.dead_letters : queue.message_retention_seconds == 1209600])
    error_message = "dead letters must be kept for 14 days"
  }

  assert {
    condition     = output.worker_termination_grace_seconds == 30 && output.service_settings.CODEMENTOR_WORKER_DRAIN == "20s"
    error_message = "pods must be given 10 s more than a worker's drain"
  }
}

run "lets_only_its_own_queue_send_dead_letters" {
  command = apply

  assert {
    condition     = alltrue([for kind, policy in aws_sqs_queue_redrive_allow_policy.dead_letters : jsondecode(policy.redrive_allow_policy).redrivePermission == "byQueue" && jsondecode(policy.redrive_allow_policy).sourceQueueArns == [aws_sqs_queue.main[kind].arn]])
    error_message = "a dead-letter queue must take dead letters from its own queue alone"
  }
}

run "refuses_what_comes_in_clear" {
  command = apply

  assert {
    condition = alltrue([
      for policy in concat(values(aws_sqs_queue_policy.main), values(aws_sqs_queue_policy.dead_letters)) :
      anytrue([for statement in jsondecode(policy.policy).Statement : statement.Effect == "Deny" && contains(statement.Action, "sqs:SendMessage") && statement.Condition.Bool["aws:SecureTransport"] == "false"])
    ])
    error_message = "queues must refuse messages that come in clear"
  }
}

run "watches_age_depth_and_dead_letters" {
  command = apply

  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-central-1:111122223333:alarms"]
  }

  assert {
    condition     = alltrue([for kind, alarm in aws_cloudwatch_metric_alarm.oldest_age : alarm.metric_name == "ApproximateAgeOfOldestMessage" && alarm.dimensions.QueueName == aws_sqs_queue.main[kind].name])
    error_message = "the age of each queue's oldest message must be watched"
  }

  assert {
    condition     = alltrue([for kind, alarm in aws_cloudwatch_metric_alarm.dead_letters : alarm.threshold == 0 && alarm.dimensions.QueueName == aws_sqs_queue.dead_letters[kind].name])
    error_message = "a single dead letter must be heard of"
  }

  assert {
    condition     = length(output.alarm_arns) == 9 && alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.oldest_age), values(aws_cloudwatch_metric_alarm.depth), values(aws_cloudwatch_metric_alarm.dead_letters)) : alarm.alarm_actions == toset(var.alarm_topic_arns)])
    error_message = "every alarm must reach its topic"
  }
}

run "has_a_key_of_its_own_if_wanted" {
  command = apply

  variables {
    encryption = "kms"
  }

  assert {
    condition     = alltrue([for queue in concat(values(aws_sqs_queue.main), values(aws_sqs_queue.dead_letters)) : queue.kms_master_key_id == output.kms_key_arn])
    error_message = "all queues must have the key if there is one"
  }
}

run "refuses_a_visibility_below_the_lease" {
  command = plan

  variables {
    visibility_timeout_seconds = 5
  }

  expect_failures = [var.visibility_timeout_seconds]
}

run "refuses_fewer_receives_than_attempts" {
  command = plan

  variables {
    max_receive_count = 10
  }

  expect_failures = [var.max_receive_count]
}

run "refuses_a_drain_that_a_spot_node_does_not_give" {
  command = plan

  variables {
    job_times = { drain = 120 }
  }

  expect_failures = [var.job_times]
}

run "refuses_dead_letters_that_go_before_messages" {
  command = plan

  variables {
    retention_days             = 10
    dead_letter_retention_days = 10
  }

  expect_failures = [var.dead_letter_retention_days]
}

run "refuses_an_alarm_after_the_jobs_have_expired" {
  command = plan

  variables {
    oldest_age_alarm_seconds = { interactive = 1800 }
  }

  expect_failures = [var.oldest_age_alarm_seconds]
}
