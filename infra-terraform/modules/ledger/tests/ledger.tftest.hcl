mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name                       = "codementor-test"
  vpc_id                     = "vpc-0123456789abcdef0"
  database_subnet_ids        = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  allowed_security_group_ids = { cluster = "sg-0123456789abcdef0" }
}

run "is_an_instance_that_can_be_restored" {
  command = apply

  assert {
    condition     = aws_db_instance.ledger[0].deletion_protection && !aws_db_instance.ledger[0].delete_automated_backups && !aws_db_instance.ledger[0].skip_final_snapshot
    error_message = "a protected ledger must keep its backups and leave a last snapshot"
  }

  assert {
    condition     = aws_db_instance.ledger[0].backup_retention_period == 7
    error_message = "the ledger must be restorable for a week"
  }

  assert {
    condition     = aws_db_instance.ledger[0].storage_type == "gp3" && aws_db_instance.ledger[0].max_allocated_storage == 100
    error_message = "storage must be gp3 and grow by itself"
  }

  assert {
    condition     = aws_db_instance.ledger[0].manage_master_user_password && aws_db_instance.ledger[0].password == null
    error_message = "no password may be in Terraform's state"
  }

  assert {
    condition     = aws_db_instance.ledger[0].iam_database_authentication_enabled
    error_message = "people must come in by IAM"
  }

  assert {
    condition     = aws_db_instance.ledger[0].performance_insights_enabled && aws_db_instance.ledger[0].performance_insights_retention_period == 7
    error_message = "what statements wait for must be seen, for the week that costs nothing"
  }
}

run "is_reached_by_those_that_it_was_told" {
  command = apply

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.postgres) == 1 && aws_vpc_security_group_ingress_rule.postgres["cluster"].referenced_security_group_id == "sg-0123456789abcdef0" && aws_vpc_security_group_ingress_rule.postgres["cluster"].from_port == 5432
    error_message = "only the named security groups may connect"
  }

  assert {
    condition     = output.service_settings.CODEMENTOR_DATABASE_USER != output.master_user_name && endswith(output.service_settings.CODEMENTOR_DATABASE_URL, ":5432/codementor?sslmode=require")
    error_message = "services must connect by TLS and not as the administrator"
  }
}

run "logs_no_texts" {
  command = apply

  assert {
    condition     = { for parameter in aws_db_parameter_group.ledger[0].parameter : parameter.name => parameter.value }["rds.force_ssl"] == "1"
    error_message = "nobody may connect in clear"
  }

  assert {
    condition = alltrue([for name, value in {
      log_statement = "none", log_parameter_max_length = "0", log_parameter_max_length_on_error = "0", log_error_verbosity = "terse", log_min_error_statement = "panic"
    } : { for parameter in aws_db_parameter_group.ledger[0].parameter : parameter.name => parameter.value }[name] == value])
    error_message = "the log must not hold what students wrote"
  }

  assert {
    condition     = aws_cloudwatch_log_group.postgresql.kms_key_id == output.kms_key_arn && aws_cloudwatch_log_group.postgresql.name == "/aws/rds/instance/codementor-test/postgresql"
    error_message = "the log must be encrypted and be the one that RDS writes to"
  }
}

run "is_watched" {
  command = apply

  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-central-1:111122223333:alarms"]
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.ledger)) == toset(["cpu", "storage", "memory", "connections", "credits"]) && alltrue([for alarm in aws_cloudwatch_metric_alarm.ledger : alarm.alarm_actions == toset(var.alarm_topic_arns)])
    error_message = "load, storage, memory, connections and credits must be watched"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.ledger["connections"].threshold < 81
    error_message = "the alarm on connections must come before the 81 that a micro instance takes"
  }
}

run "is_serverless_if_wanted" {
  command = apply

  variables {
    engine   = "serverless"
    multi_az = true
  }

  assert {
    condition     = length(aws_db_instance.ledger) == 0 && length(aws_rds_cluster_instance.ledger) == 2 && alltrue([for instance in aws_rds_cluster_instance.ledger : instance.instance_class == "db.serverless"])
    error_message = "Aurora Serverless must have an instance in each of two zones"
  }

  assert {
    condition     = aws_rds_cluster.ledger[0].serverlessv2_scaling_configuration[0].min_capacity == 0.5 && aws_rds_cluster.ledger[0].serverlessv2_scaling_configuration[0].max_capacity == 4
    error_message = "Aurora must scale between the capacities that were wanted"
  }

  assert {
    condition     = aws_rds_cluster.ledger[0].deletion_protection && !aws_rds_cluster.ledger[0].delete_automated_backups && aws_rds_cluster.ledger[0].iam_database_authentication_enabled
    error_message = "Aurora must be protected as an instance is"
  }
}

run "is_restored_to_a_second" {
  command = apply

  variables {
    restore = { source_id = "codementor-old", time = "2026-03-04T12:00:00Z" }
  }

  assert {
    condition     = aws_db_instance.ledger[0].restore_to_point_in_time[0].source_db_instance_identifier == "codementor-old" && aws_db_instance.ledger[0].restore_to_point_in_time[0].restore_time == "2026-03-04T12:00:00Z"
    error_message = "a restore must take the ledger and the time that it was told"
  }
}

run "has_a_key_that_outlives_it_if_wanted" {
  command = apply

  variables {
    key = { arn = "arn:aws:kms:eu-central-1:111122223333:key/99998888-7777-6666-5555-444433332222" }
  }

  assert {
    condition     = aws_db_instance.ledger[0].kms_key_id == var.key.arn && length(aws_kms_key.ledger) == 0
    error_message = "a ledger must have the key that it was given"
  }
}

run "leaves_nothing_where_it_is_not_protected" {
  command = apply

  variables {
    deletion_protection = false
  }

  assert {
    condition     = aws_db_instance.ledger[0].skip_final_snapshot && aws_db_instance.ledger[0].delete_automated_backups
    error_message = "a teardown must leave no snapshot of an unprotected ledger"
  }
}

run "refuses_more_connections_than_the_class_takes" {
  command = plan

  variables {
    expected_connections = 100
  }

  expect_failures = [aws_db_instance.ledger]
}

run "refuses_to_go_without_backups" {
  command = plan

  variables {
    backup_retention_days = 0
  }

  expect_failures = [var.backup_retention_days]
}

run "refuses_a_restore_from_two_places" {
  command = plan

  variables {
    restore = { source_id = "codementor-old", snapshot_id = "codementor-final" }
  }

  expect_failures = [var.restore]
}
