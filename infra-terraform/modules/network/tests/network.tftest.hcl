mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name               = "codementor-test"
  cidr               = "10.20.0.0/16"
  availability_zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
}

run "small_network_uses_one_zone_for_nodes" {
  command = apply

  variables {
    availability_zones = ["eu-central-1a", "eu-central-1b"]
    worker_zones       = 1
    nodes_per_zone     = 12
    pods_per_node      = 30
  }

  assert {
    condition     = keys(aws_subnet.worker) == ["eu-central-1a"]
    error_message = "with worker_zones = 1 nodes must be in the first zone alone"
  }

  assert {
    condition     = length(output.cluster_subnet_ids) == 2 && length(output.public_subnet_ids) == 2 && length(output.database_subnet_ids) == 2
    error_message = "control plane, load balancer and ledger must have two zones even where nodes use one"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && aws_route.private_to_nat["eu-central-1b"].nat_gateway_id == aws_nat_gateway.this["eu-central-1a"].id
    error_message = "a single NAT gateway must serve all zones"
  }

  assert {
    condition     = aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && length(aws_vpc_endpoint.s3.route_table_ids) == length(aws_route_table.private)
    error_message = "S3 must be reached by a gateway endpoint from every private subnet"
  }

  assert {
    condition     = aws_vpc_endpoint.s3.service_name == "com.amazonaws.eu-central-1.s3"
    error_message = "the gateway endpoint must be that of S3 in this region"
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 0 && length(aws_security_group.endpoints) == 0
    error_message = "interface endpoints cost, so there must be none unless asked for"
  }

  assert {
    condition     = aws_flow_log.this.log_destination_type == "s3" && aws_flow_log.this.traffic_type == "ALL" && aws_flow_log.this.log_destination == "arn:aws:s3:::codementor-test-flow-logs-111122223333"
    error_message = "flow logs of all traffic must go to the bucket"
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.flow_logs.rule[0].expiration[0].days == 30 && aws_s3_bucket_lifecycle_configuration.flow_logs.rule[0].status == "Enabled"
    error_message = "flow logs must expire"
  }

  assert {
    condition     = anytrue([for statement in jsondecode(aws_s3_bucket_policy.flow_logs.policy).Statement : statement.Effect == "Deny" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false"])
    error_message = "the bucket of flow logs must refuse unencrypted connections"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.flow_logs.policy).Statement : try(statement.Condition.StringEquals["aws:SourceAccount"], "") == "111122223333" if statement.Effect == "Allow"])
    error_message = "only this account's logs may be delivered to the bucket"
  }

  assert {
    condition     = aws_s3_bucket.flow_logs.force_destroy == false
    error_message = "flow logs must outlive a destroy unless the network is deletable"
  }

  assert {
    condition     = aws_vpc.this.enable_dns_hostnames && aws_vpc.this.enable_dns_support
    error_message = "private names of endpoints must resolve"
  }

  assert {
    condition     = length(aws_default_security_group.this.ingress) == 0 && length(aws_default_security_group.this.egress) == 0
    error_message = "the default security group must allow nothing"
  }
}

run "large_network_outlives_a_zone" {
  command = apply

  variables {
    worker_zones   = 3
    nat            = "per-zone"
    nodes_per_zone = 40
    pods_per_node  = 58
    deletable      = true
  }

  assert {
    condition     = length(output.worker_subnet_ids) == 3
    error_message = "with worker_zones = 3 nodes must be in three zones"
  }

  assert {
    condition     = alltrue([for zone in var.availability_zones : aws_route.private_to_nat[zone].nat_gateway_id == aws_nat_gateway.this[zone].id])
    error_message = "with nat = per-zone each zone must use its own gateway"
  }

  assert {
    condition     = output.capacity.nodes_per_zone >= 40 && output.capacity.pods >= 3 * 40 * 58
    error_message = "all nodes and pods that were asked for must fit"
  }

  assert {
    condition = length(distinct(concat(
      [for subnet in aws_subnet.worker : subnet.cidr_block], [for subnet in aws_subnet.public : subnet.cidr_block],
      [for subnet in aws_subnet.cluster : subnet.cidr_block], [for subnet in aws_subnet.database : subnet.cidr_block]
    ))) == 12
    error_message = "no two subnets may have the same addresses"
  }

  assert {
    condition     = alltrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.cluster), values(aws_subnet.database)) : cidrsubnet("${split("/", subnet.cidr_block)[0]}/23", 0, 0) == "10.20.0.0/23"])
    error_message = "what never grows must lie in the first /23"
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.worker : cidrsubnet("${split("/", subnet.cidr_block)[0]}/23", 0, 0) != "10.20.0.0/23"])
    error_message = "worker subnets must lie behind the first /23"
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.database : aws_route_table_association.database[subnet.availability_zone].route_table_id == aws_route_table.database.id])
    error_message = "the ledger's subnets must use the table without a way out"
  }
}

run "without_nat_everything_goes_through_endpoints" {
  command = apply

  # Mocked subnets are all called the same, and here it is counted how many there are.
  override_resource {
    target = aws_subnet.cluster["eu-central-1b"]
    values = { id = "subnet-0bbbbbbbbbbbbbbbb" }
  }

  variables {
    availability_zones  = ["eu-central-1a", "eu-central-1b"]
    nat                 = "none"
    interface_endpoints = ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "logs", "sqs", "ssm", "sts"]
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && length(aws_eip.nat) == 0 && length(aws_route.private_to_nat) == 0
    error_message = "with nat = none there must be no gateway and no route to one"
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled]) && aws_vpc_endpoint.interface["ecr.dkr"].service_name == "com.amazonaws.eu-central-1.ecr.dkr"
    error_message = "services must be found at their endpoints under their usual names"
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : length(endpoint.subnet_ids) == 1])
    error_message = "endpoints are paid by the zone, so they must be only where nodes are"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints[0].cidr_ipv4 == "10.20.0.0/16" && aws_vpc_security_group_ingress_rule.endpoints[0].from_port == 443 && aws_vpc_security_group_ingress_rule.endpoints[0].to_port == 443
    error_message = "endpoints must take HTTPS from the VPC alone"
  }
}
