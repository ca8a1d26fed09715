output "cluster_name" {
  description = "Name of the cluster. Whoever takes it waits for the add-ons that nodes need from their first second."
  value       = aws_eks_cluster.this.name

  depends_on = [aws_eks_addon.before_nodes, aws_iam_role_policy_attachment.cni]
}

output "cluster_arn" {
  description = "ARN of the cluster."
  value       = aws_eks_cluster.this.arn
}

output "cluster_endpoint" {
  description = "Address of the API server."
  value       = aws_eks_cluster.this.endpoint
}

output "cluster_version" {
  description = "Minor version of Kubernetes."
  value       = aws_eks_cluster.this.version
}

output "cluster_security_group_id" {
  description = "Security group that EKS gives the control plane and nodes."
  value       = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
}

output "cluster_certificate_authority" {
  description = "The API server's certificate authority, base64."
  value       = aws_eks_cluster.this.certificate_authority[0].data
}

output "oidc_issuer" {
  description = "Issuer of service accounts' tokens: CODEMENTOR_TRUSTED_SERVICES_ISSUER where services prove themselves by projected tokens."
  value       = aws_eks_cluster.this.identity[0].oidc[0].issuer
}

output "kms_key_arn" {
  description = "The key of Kubernetes secrets and control plane logs."
  value       = aws_kms_key.this.arn
}

output "log_group_name" {
  description = "The control plane's logs, audit included."
  value       = aws_cloudwatch_log_group.control_plane.name
}
