output "node_role_name" {
  description = "Role of Karpenter's nodes."
  value       = aws_iam_role.node["karpenter"].name
}

output "node_role_arn" {
  description = "ARN of the role of Karpenter's nodes."
  value       = aws_iam_role.node["karpenter"].arn
}

output "interruption_queue_name" {
  description = "The queue that Karpenter hears of interruptions from: settings.interruptionQueue of its chart."
  value       = aws_sqs_queue.interruptions.name
}

output "karpenter_role_arn" {
  description = "Role of Karpenter's controller."
  value       = aws_iam_role.karpenter.arn
}

output "node_pools_manifest" {
  description = "EC2NodeClasses and NodePools for Karpenter, as YAML documents."
  value       = join("---\n", local.manifests)
}

output "inference_taint" {
  description = "The taint that inference nodes have and workers must tolerate."
  value       = local.inference_taint
}

output "controllers_group_name" {
  description = "The group of the controllers. Whoever takes it waits for nodes, DNS and metrics."
  value       = aws_eks_node_group.this["controllers"].node_group_name

  depends_on = [aws_eks_addon.after_nodes]
}
