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

run "refuses_a_queue_that_is_missing" {
  command = plan

  variables {
    queue_arns = { interactive = "arn:aws:sqs:eu-central-1:111122223333:a", grading = "arn:aws:sqs:eu-central-1:111122223333:b" }
  }

  expect_failures = [var.queue_arns]
}

run "refuses_a_queue_of_any_name" {
  command = plan

  variables {
    queue_arns = { interactive = "arn:aws:sqs:eu-central-1:111122223333:*", grading = "arn:aws:sqs:eu-central-1:111122223333:b", outcomes = "arn:aws:sqs:eu-central-1:111122223333:c" }
  }

  expect_failures = [var.queue_arns]
}

run "refuses_every_bucket" {
  command = plan

  variables {
    bucket_arn = "arn:aws:s3:::*"
  }

  expect_failures = [var.bucket_arn]
}

run "refuses_the_name_of_a_database" {
  command = plan

  variables {
    database_resource_id = "codementor"
  }

  expect_failures = [var.database_resource_id]
}

run "refuses_a_user_that_postgresql_would_refuse" {
  command = plan

  variables {
    database_user = "code-mentor"
  }

  expect_failures = [var.database_user]
}

run "refuses_every_secret" {
  command = plan

  variables {
    secrets = [{ arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:*" }]
  }

  expect_failures = [var.secrets]
}

run "refuses_a_zone_by_name" {
  command = plan

  variables {
    hosted_zone_ids = ["mentor.example.edu"]
  }

  expect_failures = [var.hosted_zone_ids]
}

run "refuses_service_accounts_that_are_none" {
  command = plan

  variables {
    service_accounts = { kafka = { namespace = "kafka", name = "kafka" } }
  }

  expect_failures = [var.service_accounts]
}

run "refuses_a_namespace_with_capitals" {
  command = plan

  variables {
    namespace = "CodeMentor"
  }

  expect_failures = [var.namespace]
}

run "refuses_a_cluster_with_capitals" {
  command = plan

  variables {
    cluster_name = "CodeMentor"
  }

  expect_failures = [var.cluster_name]
}

run "refuses_a_wrong_cluster_security_group_id" {
  command = plan

  variables {
    cluster_security_group_id = "default"
  }

  expect_failures = [var.cluster_security_group_id]
}

run "refuses_a_wrong_vpc_id" {
  command = plan

  variables {
    vpc_id = "default"
  }

  expect_failures = [var.vpc_id]
}

run "refuses_a_wrong_queue_key_arn" {
  command = plan

  variables {
    queue_key_arn = "alias/aws/sqs"
  }

  expect_failures = [var.queue_key_arn]
}

run "refuses_a_wrong_bucket_key_arn" {
  command = plan

  variables {
    bucket_key_arn = "alias/aws/s3"
  }

  expect_failures = [var.bucket_key_arn]
}

run "refuses_a_namespace_of_aws" {
  command = plan

  variables {
    figures_namespace = "AWS/SQS"
  }

  expect_failures = [var.figures_namespace]
}
