output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}
