locals {
  targets = merge(
    {
      api = {
        port             = 8080
        health_port      = 8082
        health_path      = "/actuator/health/readiness"
        protocol         = "HTTP"
        host             = var.domain
        paths            = []
        priority         = 20
        sources          = []
        protocol_version = "HTTP1"
      }
      result-notifier = {
        port             = 8081
        health_port      = 8082
        health_path      = "/actuator/health/readiness"
        protocol         = "HTTP"
        host             = var.domain
        paths            = ["/ws/*"]
        priority         = 10
        sources          = []
        protocol_version = "HTTP1"
      }
    },
    { for name in(var.argocd_enabled ? ["argocd"] : []) : name => {
      port             = 8080
      health_port      = 8080
      health_path      = "/healthz"
      protocol         = "HTTPS"
      host             = "argocd.${var.domain}"
      paths            = []
      priority         = 30
      sources          = var.operator_cidrs
      protocol_version = "HTTP1"
    } },
  )
}

resource "aws_lb_target_group" "pods" {
  for_each = local.targets

  name             = "${var.name}-${each.key}"
  vpc_id           = var.vpc_id
  target_type      = "ip"
  port             = each.value.port
  protocol         = each.value.protocol
  protocol_version = each.value.protocol_version

  deregistration_delay          = var.deregistration_delay_seconds
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    protocol            = each.value.protocol
    port                = tostring(each.value.health_port)
    path                = each.value.health_path
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener_rule" "pods" {
  for_each = local.targets

  listener_arn = aws_lb_listener.https.arn
  priority     = each.value.priority

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.pods[each.key].arn
  }

  condition {
    host_header {
      values = [each.value.host]
    }
  }

  dynamic "condition" {
    for_each = length(each.value.paths) == 0 ? [] : [each.value.paths]

    content {
      path_pattern {
        values = condition.value
      }
    }
  }

  dynamic "condition" {
    for_each = length(each.value.sources) == 0 ? [] : [each.value.sources]

    content {
      source_ip {
        values = condition.value
      }
    }
  }
}
