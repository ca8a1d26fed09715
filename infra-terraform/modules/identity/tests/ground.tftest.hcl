mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  cluster_name              = "codementor-test"
  cluster_security_group_id = "sg-0cccccccccccccccc"
  vpc_id                    = "vpc-0dddddddddddddddd"
  queue_arns = {
    interactive = "arn:aws:sqs:eu-central-1:111122223333:codementor-interactive"
    grading     = "arn:aws:sqs:eu-central-1:111122223333:codementor-grading"
    outcomes    = "arn:aws:sqs:eu-central-1:111122223333:codementor-outcomes"
  }
  bucket_arn = "arn:aws:s3:::codementor-test"
}

run "logs_and_load_balancers_are_where_other_modules_say" {
  command = apply

  variables {
    log_bucket_arn                  = "arn:aws:s3:::codementor-test-logs"
    load_balancer_controller_policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"elasticloadbalancing:RegisterTargets\",\"Resource\":\"arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/codementor-api/0123456789abcdef\"}]}"
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.this["fluent-bit"].policy).Statement[0].Resource == "arn:aws:s3:::codementor-test-logs/pods/*"
    error_message = "Fluent Bit must write to the bucket of logs where there is one"
  }

  assert {
    condition     = aws_iam_role_policy.this["load-balancer-controller"].policy == var.load_balancer_controller_policy
    error_message = "the controller must have no more than the edge says where load balancers are Terraform's"
  }
}

run "refuses_every_bucket_of_logs" {
  command = plan

  variables {
    log_bucket_arn = "arn:aws:s3:::*"
  }

  expect_failures = [var.log_bucket_arn]
}

run "refuses_a_policy_that_is_none" {
  command = plan

  variables {
    load_balancer_controller_policy = "register targets"
  }

  expect_failures = [var.load_balancer_controller_policy]
}
