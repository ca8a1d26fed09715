locals {
  pod_ports = toset([for port in distinct(flatten([for target in values(local.targets) : [target.port, target.health_port]])) : tostring(port)])
}

resource "aws_security_group" "edge" {
  name        = "${var.name}-edge"
  description = "The load balancer"
  vpc_id      = var.vpc_id
}

# 80 only says where 443 is.
resource "aws_vpc_security_group_ingress_rule" "from_outside" {
  for_each = { for pair in setproduct(var.allowed_cidrs, [80, 443]) : "${pair[0]} ${pair[1]}" => { cidr = pair[0], port = pair[1] } }

  security_group_id = aws_security_group.edge.id
  description       = "Students' browsers"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "to_pods" {
  for_each = local.pod_ports

  security_group_id            = aws_security_group.edge.id
  description                  = "Pods and their health"
  referenced_security_group_id = var.cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = tonumber(each.key)
  to_port                      = tonumber(each.key)
}

# Made here, so that the controller needs no right to change security groups.
resource "aws_vpc_security_group_ingress_rule" "into_pods" {
  for_each = local.pod_ports

  security_group_id            = var.cluster_security_group_id
  description                  = "The load balancer ${var.name}"
  referenced_security_group_id = aws_security_group.edge.id
  ip_protocol                  = "tcp"
  from_port                    = tonumber(each.key)
  to_port                      = tonumber(each.key)
}
