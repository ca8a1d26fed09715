output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "vpc_cidr" {
  description = "Its addresses."
  value       = aws_vpc.this.cidr_block
}

output "availability_zones" {
  description = "Its zones, those with nodes first."
  value       = var.availability_zones
}

output "public_subnet_ids" {
  description = "Subnets for the load balancer, one in each zone."
  value       = [for zone in var.availability_zones : aws_subnet.public[zone].id]
}

output "cluster_subnet_ids" {
  description = "Subnets for the EKS control plane, one in each zone."
  value       = [for zone in var.availability_zones : aws_subnet.cluster[zone].id]
}

output "worker_subnet_ids" {
  description = "Subnets for nodes and pods, one in each zone that has nodes."
  value       = [for zone, subnet in aws_subnet.worker : subnet.id]
}

output "database_subnet_ids" {
  description = "Subnets for the ledger, one in each zone, without a way to the internet."
  value       = [for zone in var.availability_zones : aws_subnet.database[zone].id]
}

output "nat_addresses" {
  description = "Addresses that the nodes are seen under on the internet, for allow-lists of others."
  value       = [for address in aws_eip.nat : address.public_ip]
}

output "flow_log_bucket" {
  description = "The bucket of flow logs."
  value       = aws_s3_bucket.flow_logs.bucket
}

output "capacity" {
  description = "What the worker subnets hold: the size of each, nodes and pods in each, pods in all of them, and the addresses that AWS leaves of a public subnet."
  value = {
    worker_subnet_size       = local.worker_size
    nodes_per_zone           = local.nodes_that_fit
    pods_per_zone            = local.pods_per_worker_zone
    pods                     = local.pods_per_worker_zone * var.worker_zones
    public_subnet_addresses  = pow(2, 32 - tonumber(split("/", values(local.public_cidrs)[0])[1])) - local.reserved_by_aws
    cluster_subnet_addresses = pow(2, 32 - tonumber(split("/", values(local.cluster_cidrs)[0])[1])) - local.reserved_by_aws
  }
}
