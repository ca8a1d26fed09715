locals {
  recorded = var.config_delivery == null ? 0 : 1
}

resource "aws_iam_service_linked_role" "config" {
  count = local.recorded

  aws_service_name = "config.amazonaws.com"
  description      = "Config reads how things are set"
}

resource "aws_config_configuration_recorder" "this" {
  count = local.recorded

  name     = "default"
  role_arn = aws_iam_service_linked_role.config[0].arn

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }

  recording_mode {
    recording_frequency = upper(var.recording)
  }
}

resource "aws_config_delivery_channel" "this" {
  count = local.recorded

  name           = "default"
  s3_bucket_name = var.config_delivery.bucket_name
  s3_key_prefix  = "config"
  s3_kms_key_arn = var.config_delivery.kms_key_arn

  depends_on = [aws_config_configuration_recorder.this]
}

resource "aws_config_configuration_recorder_status" "this" {
  count = local.recorded

  name       = aws_config_configuration_recorder.this[0].name
  is_enabled = true

  depends_on = [aws_config_delivery_channel.this]
}
