locals {
  serverless = var.engine == "serverless"
  port       = 5432
  database   = "codementor"
  # Not the services' user, whom the runbook makes: RDS renews this one's password every week.
  master_user = "ledger_admin"

  # RDS PostgreSQL allows a connection for each 9531392 bytes of memory, of what the system and RDS leave of it; on the
  # smallest classes they take about a quarter. Seven tenths are what one can count on.
  memory_gib = {
    micro = 1, small = 2, medium = 4, large = 8, xlarge = 16, "2xlarge" = 32, "4xlarge" = 64
  }
  memory_factor   = startswith(var.instance_class, "db.r") ? 2 : 1
  connections_max = floor(min(5000, local.memory_gib[split(".", var.instance_class)[2]] * local.memory_factor * pow(1024, 3) / 9531392 * 0.7))
}

resource "aws_db_instance" "ledger" {
  count = local.serverless ? 0 : 1

  identifier     = var.name
  engine         = "postgres"
  engine_version = var.postgres_version
  instance_class = var.instance_class
  db_name        = var.restore == null ? local.database : null
  port           = local.port
  multi_az       = var.multi_az

  storage_type          = "gp3"
  allocated_storage     = var.storage_gb.initial
  max_allocated_storage = var.storage_gb.max
  storage_encrypted     = true
  kms_key_id            = local.kms_key_arn

  username                            = local.master_user
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = local.kms_key_arn
  iam_database_authentication_enabled = true

  db_subnet_group_name   = aws_db_subnet_group.ledger.name
  vpc_security_group_ids = [aws_security_group.ledger.id]
  publicly_accessible    = false
  ca_cert_identifier     = "rds-ca-rsa2048-g1"
  parameter_group_name   = aws_db_parameter_group.ledger[0].name

  backup_retention_period   = var.backup_retention_days
  backup_window             = var.backup_window
  copy_tags_to_snapshot     = true
  delete_automated_backups  = !var.deletion_protection
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.deletion_protection
  final_snapshot_identifier = "${var.name}-final"

  maintenance_window          = var.maintenance_window
  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  apply_immediately           = false

  enabled_cloudwatch_logs_exports       = ["postgresql"]
  monitoring_interval                   = var.enhanced_monitoring_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  database_insights_mode                = "standard"
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = local.kms_key_arn
  performance_insights_retention_period = 7

  snapshot_identifier = try(var.restore.snapshot_id, null)

  dynamic "restore_to_point_in_time" {
    for_each = try(var.restore.source_id, null) == null ? [] : [var.restore]

    content {
      source_db_instance_identifier = restore_to_point_in_time.value.source_id
      restore_time                  = restore_to_point_in_time.value.time
      use_latest_restorable_time    = restore_to_point_in_time.value.time == null ? true : null
    }
  }

  lifecycle {
    precondition {
      condition     = var.expected_connections <= local.connections_max
      error_message = "expected_connections is ${var.expected_connections}, and ${var.instance_class} takes about ${local.connections_max}: choose a larger instance_class, or fewer CODEMENTOR_DATABASE_CONNECTIONS or pods."
    }
  }

  depends_on = [aws_cloudwatch_log_group.postgresql]
}
