locals {
  # A log must never hold what students wrote: no values of statements, no details of errors (they quote rows), and no
  # statement that failed. Statements of the services have placeholders only, so that slow ones may be logged.
  parameters = {
    "rds.force_ssl"                       = "1"
    "log_min_duration_statement"          = "1000"
    "log_statement"                       = "none"
    "log_parameter_max_length"            = "0"
    "log_parameter_max_length_on_error"   = "0"
    "log_error_verbosity"                 = "terse"
    "log_min_error_statement"             = "panic"
    "log_lock_waits"                      = "1"
    "idle_in_transaction_session_timeout" = "60000"
  }
}

resource "aws_db_parameter_group" "ledger" {
  count = local.serverless ? 0 : 1

  name_prefix = "${var.name}-"
  description = "TLS only, and no texts in the log"
  family      = "postgres${var.postgres_version}"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  # A new major version needs a group of another family before the old one can go.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_rds_cluster_parameter_group" "ledger" {
  count = local.serverless ? 1 : 0

  name_prefix = "${var.name}-"
  description = "TLS only, and no texts in the log"
  family      = "aurora-postgresql${var.postgres_version}"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
