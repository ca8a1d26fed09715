resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = { Name = var.name }

  lifecycle {
    precondition {
      condition     = local.worker_fits
      error_message = "cidr ${var.cidr} has room for ${max(0, local.worker_room)} worker subnets of /${local.worker_size}, which ${var.nodes_per_zone} nodes with ${var.pods_per_node} pods each need, and worker_zones is ${var.worker_zones}: take a larger cidr, or lower nodes_per_zone or pods_per_node."
    }
  }
}

# Without rules, so that whatever is started without a security group of its own reaches nothing.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-default-unused" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}
