locals {
  groups = merge(
    {
      controllers = {
        architecture   = var.controllers.architecture
        instance_types = var.controllers.instance_types
        capacity       = "on-demand"
        min            = var.controllers.min
        max            = var.controllers.max
        disk           = var.controllers.disk
      }
    },
    { for name, group in var.managed_groups : name => merge(group, { disk = var.inference_disk }) },
  )
  images = { amd64 = "AL2023_x86_64_STANDARD", arm64 = "AL2023_ARM_64_STANDARD" }
}

resource "aws_eks_node_group" "this" {
  for_each = local.groups

  cluster_name    = var.cluster_name
  node_group_name = each.key
  version         = var.cluster_version
  node_role_arn   = aws_iam_role.node["managed"].arn
  subnet_ids      = var.worker_subnet_ids
  ami_type        = local.images[each.value.architecture]
  instance_types  = each.value.instance_types
  capacity_type   = each.value.capacity == "spot" ? "SPOT" : "ON_DEMAND"

  scaling_config {
    min_size     = each.value.min
    max_size     = each.value.max
    desired_size = each.value.min
  }

  launch_template {
    id      = aws_launch_template.node[each.key].id
    version = aws_launch_template.node[each.key].latest_version
  }

  update_config {
    max_unavailable = 1
  }

  node_repair_config {
    enabled = true
  }

  labels = { "codementor.dev/pool" = each.key }

  # Managed workers are for models alone, as Karpenter's are.
  dynamic "taint" {
    for_each = each.key == "controllers" ? [] : [local.inference_taint]

    content {
      key    = taint.value.key
      value  = taint.value.value
      effect = "NO_SCHEDULE"
    }
  }

  depends_on = [aws_iam_role_policy_attachment.node]

  lifecycle {
    # An autoscaler's business once the group exists.
    ignore_changes = [scaling_config[0].desired_size]

    precondition {
      condition     = !contains(keys(var.managed_groups), "controllers")
      error_message = "managed_groups must not be called controllers: that is the group of the controllers."
    }
  }
}

resource "aws_launch_template" "node" {
  for_each = local.groups

  name                   = "${var.cluster_name}-${each.key}"
  update_default_version = true

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = each.value.disk
      encrypted             = "true"
      delete_on_termination = "true"
    }
  }

  # One hop, so that pods do not reach the node's credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  user_data = base64encode(join("\n", [
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=\"node\"",
    "",
    "--node",
    "Content-Type: application/node.eks.aws",
    "",
    yamlencode({
      apiVersion = "node.eks.aws/v1alpha1"
      kind       = "NodeConfig"
      spec       = { kubelet = { config = { maxPods = var.pods_per_node } } }
    }),
    "--node--",
    "",
  ]))

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "${var.cluster_name}-${each.key}" }
  }

  tag_specifications {
    resource_type = "volume"
    tags          = { Name = "${var.cluster_name}-${each.key}" }
  }
}
