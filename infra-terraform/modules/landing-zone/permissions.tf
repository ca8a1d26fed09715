# Identity Center itself is turned on by a person, once, in the console of the management account: AWS has no call for it.
data "aws_ssoadmin_instances" "this" {}

locals {
  identity_center = one(data.aws_ssoadmin_instances.this.arns)
  identity_store  = one(data.aws_ssoadmin_instances.this.identity_store_ids)

  permission_sets = {
    administrator = { description = "Everything, for an hour", hours = 1, policies = ["AdministratorAccess"] }
    developer     = { description = "Everything but people and their rights", hours = 8, policies = ["PowerUserAccess"] }
    operator      = { description = "Look at everything, and work on queues and alarms", hours = 8, policies = ["job-function/ViewOnlyAccess", "CloudWatchReadOnlyAccess", "AmazonSQSReadOnlyAccess"] }
    auditor       = { description = "Look at how everything is set, and at no data", hours = 4, policies = ["SecurityAudit", "job-function/ViewOnlyAccess"] }
    billing       = { description = "Bills and budgets", hours = 8, policies = ["job-function/Billing"] }
  }

  managed_policies = merge([for name, set in local.permission_sets : {
    for policy in set.policies : "${name} ${policy}" => { set = name, policy = policy }
  }]...)

  account_ids = merge(
    { management = aws_organizations_organization.this.master_account_id },
    { for name, account in aws_organizations_account.members : name => account.id },
  )
}

resource "aws_ssoadmin_permission_set" "this" {
  for_each = local.permission_sets

  instance_arn     = local.identity_center
  name             = each.key
  description      = each.value.description
  session_duration = "PT${each.value.hours}H"
}

resource "aws_ssoadmin_managed_policy_attachment" "this" {
  for_each = local.managed_policies

  instance_arn       = local.identity_center
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn
  managed_policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/${each.value.policy}"
}

# Dead letters are sent again by operators; the ledger then decides what becomes of them.
resource "aws_ssoadmin_permission_set_inline_policy" "operator" {
  instance_arn       = local.identity_center
  permission_set_arn = aws_ssoadmin_permission_set.this["operator"].arn

  inline_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "RedriveDeadLetters"
        Effect = "Allow"
        Action = ["sqs:StartMessageMoveTask", "sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:*:*:codementor-*-dlq",
        ]
      },
      {
        Sid      = "SendThemBack"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = [for kind in ["interactive", "grading", "outcomes"] : "arn:${data.aws_partition.current.partition}:sqs:*:*:codementor-${kind}"]
      },
    ]
  })
}

data "aws_identitystore_group" "named" {
  for_each = toset(var.assignments[*].group)

  identity_store_id = local.identity_store

  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.key
    }
  }
}

resource "aws_ssoadmin_account_assignment" "this" {
  for_each = { for one in var.assignments : "${one.group} ${one.permission_set} ${one.account}" => one }

  instance_arn       = local.identity_center
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.permission_set].arn
  principal_type     = "GROUP"
  principal_id       = data.aws_identitystore_group.named[each.value.group].group_id
  target_type        = "AWS_ACCOUNT"
  target_id          = local.account_ids[each.value.account]
}
