# For the load balancer and NAT gateways, never for nodes.
resource "aws_subnet" "public" {
  for_each = local.public_cidrs

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false

  tags = {
    Name                     = "${var.name}-public-${each.key}"
    "kubernetes.io/role/elb" = "1"
  }
}

# For the network interfaces of the EKS control plane and of interface endpoints.
resource "aws_subnet" "cluster" {
  for_each = local.cluster_cidrs

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-cluster-${each.key}" }
}

# For nodes and pods.
resource "aws_subnet" "worker" {
  for_each = local.worker_cidrs

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false

  tags = {
    Name                              = "${var.name}-worker-${each.key}"
    "kubernetes.io/role/internal-elb" = "1"
  }
}

resource "aws_ec2_subnet_cidr_reservation" "blocks" {
  for_each = aws_subnet.worker

  subnet_id        = each.value.id
  cidr_block       = cidrsubnet(each.value.cidr_block, 1, 1)
  reservation_type = "prefix"
  description      = "Pod addresses, in blocks of 16"
}

# For the ledger. No route leads from here to the internet.
resource "aws_subnet" "database" {
  for_each = local.database_cidrs

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-database-${each.key}" }
}
