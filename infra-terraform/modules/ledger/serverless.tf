resource "aws_rds_cluster" "ledger" {
  count = local.serverless ? 1 : 0

  cluster_identifier = var.name
  engine             = "aurora-postgresql"
  engine_mode        = "provisioned"
  engine_version     = var.postgres_version
  database_name      = var.restore == null ? local.database : null
  port               = local.port

  serverlessv2_scaling_configuration {
    min_capacity             = var.serverless_capacity.min
    max_capacity             = var.serverless_capacity.max
    seconds_until_auto_pause = var.serverless_capacity.min == 0 ? var.serverless_capacity.pause_after_seconds : null
  }

  storage_encrypted = true
  kms_key_id        = local.kms_key_arn

  master_username                     = local.master_user
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = local.kms_key_arn
  iam_database_authentication_enabled = true

  db_subnet_group_name            = aws_db_subnet_group.ledger.name
  vpc_security_group_ids          = [aws_security_group.ledger.id]
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.ledger[0].name

  backup_retention_period   = var.backup_retention_days
  preferred_backup_window   = var.backup_window
  copy_tags_to_snapshot     = true
  delete_automated_backups  = !var.deletion_protection
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.deletion_protection
  final_snapshot_identifier = "${var.name}-final"

  preferred_maintenance_window    = var.maintenance_window
  allow_major_version_upgrade     = false
  apply_immediately               = false
  enabled_cloudwatch_logs_exports = ["postgresql"]

  snapshot_identifier = try(var.restore.snapshot_id, null)

  dynamic "restore_to_point_in_time" {
    for_each = try(var.restore.source_id, null) == null ? [] : [var.restore]

    content {
      source_cluster_identifier  = restore_to_point_in_time.value.source_id
      restore_to_time            = restore_to_point_in_time.value.time
      use_latest_restorable_time = restore_to_point_in_time.value.time == null ? true : null
    }
  }

  depends_on = [aws_cloudwatch_log_group.postgresql]
}

resource "aws_rds_cluster_instance" "ledger" {
  count = local.serverless ? (var.multi_az ? 2 : 1) : 0

  identifier         = "${var.name}-${count.index + 1}"
  cluster_identifier = aws_rds_cluster.ledger[0].id
  engine             = aws_rds_cluster.ledger[0].engine
  engine_version     = aws_rds_cluster.ledger[0].engine_version
  instance_class     = "db.serverless"

  db_subnet_group_name = aws_db_subnet_group.ledger.name
  publicly_accessible  = false
  ca_cert_identifier   = "rds-ca-rsa2048-g1"

  preferred_maintenance_window = var.maintenance_window
  auto_minor_version_upgrade   = true

  monitoring_interval                   = var.enhanced_monitoring_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = local.kms_key_arn
  performance_insights_retention_period = 7
}
