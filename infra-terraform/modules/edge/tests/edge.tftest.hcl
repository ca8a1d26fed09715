mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name                      = "codementor-test"
  region                    = "eu-central-1"
  vpc_id                    = "vpc-0123456789abcdef0"
  subnet_ids                = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  cluster_name              = "codementor-test"
  cluster_security_group_id = "sg-0123456789abcdef0"
  domain                    = "mentor.example.edu"
}

run "leads_students_to_the_services" {
  command = apply

  assert {
    condition     = { for name, group in aws_lb_target_group.pods : name => "${group.port} ${group.health_check[0].port}${group.health_check[0].path}" } == { api = "8080 8082/actuator/health/readiness", result-notifier = "8081 8082/actuator/health/readiness" }
    error_message = "target groups must have the services' ports and ask their readiness"
  }

  assert {
    condition     = aws_lb_listener_rule.pods["result-notifier"].priority < aws_lb_listener_rule.pods["api"].priority && anytrue([for condition in aws_lb_listener_rule.pods["result-notifier"].condition : try(tolist(condition.path_pattern[0].values) == tolist(["/ws/*"]), false)])
    error_message = "live events must be taken from the api's host before the api"
  }

  assert {
    condition     = output.service_settings == { CODEMENTOR_EVENTS_URL = "wss://mentor.example.edu/ws/v1/events", CODEMENTOR_ALLOWED_ORIGINS = "https://mentor.example.edu" }
    error_message = "pages must be told where live events are, and the notifier where pages are"
  }

  assert {
    condition     = aws_lb.edge.idle_timeout > 60
    error_message = "a silent socket must outlive the notifier's ping and its answer"
  }

  assert {
    condition     = aws_lb_target_group.pods["api"].target_type == "ip"
    error_message = "pods must be reached without a node in between"
  }
}

run "speaks_tls_and_nothing_else" {
  command = apply

  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "redirect" && aws_lb_listener.http.default_action[0].redirect[0].protocol == "HTTPS"
    error_message = "who comes in clear must be sent to TLS"
  }

  assert {
    condition     = aws_lb_listener.https.ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06" && aws_lb_listener.https.default_action[0].type == "fixed-response"
    error_message = "old TLS and other names must be refused"
  }

  assert {
    condition     = aws_lb.edge.drop_invalid_header_fields && aws_lb.edge.desync_mitigation_mode == "strictest"
    error_message = "requests that servers could read in two ways must not get through"
  }

  assert {
    condition     = aws_lb.edge.enable_deletion_protection
    error_message = "a protected load balancer must refuse to be destroyed"
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.from_outside : rule.to_port]) == toset([80, 443]) && alltrue([for rule in aws_vpc_security_group_ingress_rule.into_pods : rule.referenced_security_group_id == aws_security_group.edge.id])
    error_message = "pods must be reached through the load balancer alone"
  }
}

run "lets_the_controller_bind_pods_and_nothing_else" {
  command = apply

  assert {
    condition = toset(flatten([for statement in jsondecode(output.controller_policy).Statement : [for action in statement.Action : action if !strcontains(action, ":Describe")]])) == toset([
      "elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets",
    ])
    error_message = "the controller must have no right to make or delete anything"
  }

  assert {
    condition     = alltrue([for setting in ["createIngressClassResource", "enableServiceMutatorWebhook", "enableBackendSecurityGroup"] : yamldecode(output.applications["aws-load-balancer-controller"].values)[setting] == false])
    error_message = "the controller must not try to make what it has no right to"
  }
}

run "serves_argo_cd_to_operators" {
  command = apply

  variables {
    argocd_enabled = true
    operator_cidrs = ["192.0.2.0/24"]
    zone_id        = "Z0123456789ABCDEFGHIJ"
  }

  assert {
    condition     = anytrue([for condition in aws_lb_listener_rule.pods["argocd"].condition : try(tolist(condition.source_ip[0].values) == tolist(["192.0.2.0/24"]), false)])
    error_message = "Argo CD must be reached from the operators' networks alone"
  }

  assert {
    condition     = aws_lb_target_group.pods["argocd"].protocol == "HTTPS"
    error_message = "Argo CD must be spoken to by TLS"
  }

  assert {
    condition     = toset(keys(aws_route53_record.validation)) == toset(["mentor.example.edu", "argocd.mentor.example.edu"]) && length(aws_route53_zone.domain) == 0
    error_message = "every host must have a certificate, in the zone that there is"
  }
}

run "lets_code_through_the_firewall" {
  command = apply

  variables {
    waf_enabled = true
  }

  assert {
    condition = alltrue([for rule in ["CrossSiteScripting_BODY", "SizeRestrictions_BODY", "Log4JRCE_BODY", "GenericLFI_BODY"] : contains(flatten([
      for rule in aws_wafv2_web_acl.edge[0].rule : [for group in rule.statement[0].managed_rule_group_statement : [for override in group.rule_action_override : override.name if length(override.action_to_use[0].count) == 1]]
    ]), rule)])
    error_message = "code in a prompt must not count as an attack"
  }

  assert {
    condition     = alltrue([for rule in aws_wafv2_web_acl.edge[0].rule : !rule.visibility_config[0].sampled_requests_enabled])
    error_message = "samples of requests must not show prompts"
  }

  assert {
    condition     = one(aws_wafv2_web_acl_association.edge).resource_arn == aws_lb.edge.arn
    error_message = "the firewall must be in front of the load balancer"
  }
}

run "watches_failures_and_empty_groups" {
  command = apply

  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-central-1:111122223333:alarms"]
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.nobody_there["api"].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.nobody_there["api"].alarm_actions == toset(var.alarm_topic_arns) && aws_cloudwatch_metric_alarm.failing.alarm_actions == toset(var.alarm_topic_arns)
    error_message = "failures, and a service without pods, must be heard of"
  }
}

run "refuses_argo_cd_for_everybody" {
  command = plan

  variables {
    argocd_enabled = true
    operator_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.operator_cidrs]
}

run "refuses_a_timeout_below_the_ping" {
  command = plan

  variables {
    idle_timeout_seconds = 60
  }

  expect_failures = [var.idle_timeout_seconds]
}
