output "recorder_name" {
  description = "Name of Config's recorder; null where nothing is recorded."
  value       = one(aws_config_configuration_recorder.this[*].name)
}
