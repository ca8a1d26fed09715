module "queues" {
  source = "../queues"

  # Environments may share an account, and services learn the names by their settings.
  name_prefix      = local.name
  alarm_topic_arns = [module.observability.alarm_topic_arn]
}
