resource "aws_db_subnet_group" "ledger" {
  name        = var.name
  description = "Private subnets of the ledger"
  subnet_ids  = var.database_subnet_ids
}

# No egress: PostgreSQL answers and calls nobody.
resource "aws_security_group" "ledger" {
  name        = "${var.name}-ledger"
  description = "Connections to the ledger"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "postgres" {
  for_each = var.allowed_security_group_ids

  security_group_id            = aws_security_group.ledger.id
  description                  = "PostgreSQL from ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}
