# Prometheus' alerts go where CloudWatch's go. Its association is here and not with the other identities, since it may do
# nothing but speak on this topic.
resource "aws_iam_role" "alertmanager" {
  name        = "${var.name}-alertmanager"
  description = "Alertmanager speaks on the topic of alarms"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "pods.eks.amazonaws.com" }
      Action    = ["sts:AssumeRole", "sts:TagSession"]
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "alertmanager" {
  name = "speak-on-the-topic"
  role = aws_iam_role.alertmanager.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = aws_sns_topic.alarms.arn
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.alarms.arn
      },
    ]
  })
}

resource "aws_eks_pod_identity_association" "alertmanager" {
  cluster_name    = var.cluster_name
  namespace       = local.monitoring
  service_account = "alertmanager"
  role_arn        = aws_iam_role.alertmanager.arn
}
