resource "aws_cloudwatch_metric_alarm" "failing" {
  alarm_name        = "${var.name}-edge-failing"
  alarm_description = "More than one in a hundred requests fails, by the services or because none of them is there."

  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "failing"
    label       = "Failing requests (%)"
    return_data = true
    # Of a handful of requests a single one is no sign.
    expression = "IF(requests > 20, 100 * (FILL(of_services, 0) + FILL(of_edge, 0)) / requests, 0)"
  }

  dynamic "metric_query" {
    for_each = { requests = "RequestCount", of_services = "HTTPCode_Target_5XX_Count", of_edge = "HTTPCode_ELB_5XX_Count" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        dimensions  = { LoadBalancer = aws_lb.edge.arn_suffix }
        stat        = "Sum"
        period      = 300
      }
    }
  }

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns
}

resource "aws_cloudwatch_metric_alarm" "nobody_there" {
  for_each = aws_lb_target_group.pods

  alarm_name        = "${var.name}-${each.key}-nobody-there"
  alarm_description = "No pod of ${each.key} is ready."

  namespace           = "AWS/ApplicationELB"
  metric_name         = "HealthyHostCount"
  dimensions          = { LoadBalancer = aws_lb.edge.arn_suffix, TargetGroup = each.value.arn_suffix }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  # Without a pod that was ever registered there is no measurement, which is the worst case.
  treat_missing_data = "breaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns
}
